import { DOMParser, type Element } from '@xmldom/xmldom'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asMoodleXml } from '#domain/exchange/moodle-xml'
import { hostileLine, hostileText, lessonSaying } from '#tests/support/hostile-items'
import { textOfHtml } from '#tests/support/html-text'

/** Throws at whatever is not well-formed. */
function readXml(xml: string): Element {
  const parser = new DOMParser({
    onError: (_level, message) => {
      throw new Error(message)
    },
  })
  const root = parser.parseFromString(xml, 'text/xml').documentElement
  if (root === null) throw new Error('There is no element.')
  return root
}

const children = (element: Element, tag: string): Element[] =>
  [...element.childNodes].filter((node) => node.nodeName === tag) as Element[]

/** The text at a path of tags. */
function textAt(element: Element, ...tags: string[]): string {
  const [tag, ...rest] = tags
  if (tag === undefined) return element.textContent ?? ''
  const child = children(element, tag)[0]
  if (child === undefined) throw new Error(`There is no ${tag}.`)
  return textAt(child, ...rest)
}

function questionOf(quiz: Element, type: string): Element {
  const found = children(quiz, 'question').find((question) => question.getAttribute('type') === type)
  if (found === undefined) throw new Error(`There is no question of type ${type}.`)
  return found
}

test('a reader of XML finds every text as it was', () => {
  fc.assert(
    fc.property(hostileText, hostileLine, (text, line) => {
      const quiz = readXml(asMoodleXml([lessonSaying(text, line)]))

      const essay = questionOf(quiz, 'essay')
      expect(textAt(essay, 'idnumber')).toBe('course/self-graded')
      expect(textOfHtml(textAt(essay, 'questiontext', 'text'))).toBe(text)
      expect(textOfHtml(textAt(essay, 'graderinfo', 'text'))).toBe(text)

      const choice = questionOf(quiz, 'multichoice')
      expect(textOfHtml(textAt(choice, 'questiontext', 'text'))).toBe(text + text)
      expect(
        children(choice, 'answer').map((answer) => [
          answer.getAttribute('fraction'),
          textOfHtml(textAt(answer, 'text')),
          textOfHtml(textAt(answer, 'feedback', 'text')),
        ]),
      ).toEqual([
        ['100', text, text],
        ['0', `${text}!`, text],
      ])

      expect(textAt(questionOf(quiz, 'shortanswer'), 'answer', 'text').replaceAll('\\*', '*')).toBe(line)
      expect(
        children(questionOf(quiz, 'matching'), 'subquestion').map((pair) => [
          textOfHtml(textAt(pair, 'text')),
          textAt(pair, 'answer', 'text'),
        ]),
      ).toEqual([
        [line, '1'],
        [`  ${line}`, '2'],
        [`${line}!`, '3'],
      ])
      expect(textAt(questionOf(quiz, 'numerical'), 'answer', 'text')).toBe('1.5')
    }),
  )
})

test('characters that XML has no place for become visible, and carriage returns stay', () => {
  const quiz = readXml(asMoodleXml([lessonSaying('x\u{1b}[0m\u{0}\r\ny', 'x')]))
  expect(textAt(questionOf(quiz, 'essay'), 'questiontext', 'text')).toBe('<p>x␛[0m␀\r<br>y</p>')
})
