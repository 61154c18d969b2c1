import fc from 'fast-check'
import { parse, type GIFTQuestion } from 'gift-pegjs'
import { expect, test } from 'vitest'
import { asGift } from '#domain/exchange/gift'
import { hostileLine, hostileText, lessonSaying } from '#tests/support/hostile-items'
import { textOfHtml } from '#tests/support/html-text'

type OfType<Type extends GIFTQuestion['type']> = Extract<GIFTQuestion, { type: Type }>

function questionOf<Type extends GIFTQuestion['type']>(questions: GIFTQuestion[], type: Type): OfType<Type> {
  const found = questions.find((question): question is OfType<Type> => question.type === type)
  if (found === undefined) throw new Error(`There is no question of type ${type}.`)
  return found
}

/** A line that a short answer can say. */
const sayableLine = hostileLine.map((line) => line.replaceAll(/->|&&\d+/gu, ' '))

test('an independent reader finds every text as it was', () => {
  fc.assert(
    fc.property(hostileText, sayableLine, (text, line) => {
      const questions = parse(asGift([lessonSaying(text, line)]))
      expect(questions.map(({ type }) => type)).toEqual([
        'Category',
        'Essay',
        'MC',
        'Short',
        'Matching',
        'Numerical',
      ])

      const essay = questionOf(questions, 'Essay')
      expect(essay.id).toBe('course/self-graded')
      expect(textOfHtml(essay.stem.text)).toBe(text)
      expect(textOfHtml(essay.globalFeedback?.text ?? '')).toBe(text + text)

      const { stem, choices } = questionOf(questions, 'MC')
      expect(stem.format).toBe('html')
      expect(textOfHtml(stem.text)).toBe(text + text)
      expect(choices.map((choice) => [choice.isCorrect, textOfHtml(choice.text.text)])).toEqual([
        [true, text],
        [false, `${text}!`],
      ])
      expect(textOfHtml(choices[0]?.feedback?.text ?? '')).toBe(text)

      const [typed] = questionOf(questions, 'Short').choices
      expect(typed?.weight).toBe(100)
      expect(typed?.text.text.replaceAll('\\*', '*')).toBe(line)

      expect(
        questionOf(questions, 'Matching').matchPairs.map(({ subquestion, subanswer }) => [
          textOfHtml(subquestion.text),
          subanswer,
        ]),
      ).toEqual([
        [line, '1'],
        [`  ${line}`, '2'],
        [`${line}!`, '3'],
      ])
      expect(questionOf(questions, 'Numerical').choices).toEqual([
        expect.objectContaining({ isCorrect: true, text: { type: 'range', number: 1.5, range: 0 } }),
      ])
    }),
  )
})

test('no question ends before it should, whatever its texts', () => {
  const blocks = asGift([lessonSaying('x\n\n}::y{', 'x')])
    .trimEnd()
    .split('\n\n')
  expect(blocks).toHaveLength(6)
})

test('what a short answer cannot say is graded by a person', () => {
  for (const line of ['def f() -> int', 'a &&058; b']) {
    const questions = parse(asGift([lessonSaying('x', line)]))
    expect(questions.map(({ type }) => type)).toEqual([
      'Category',
      'Essay',
      'MC',
      'Essay',
      'Matching',
      'Numerical',
    ])
  }
})
