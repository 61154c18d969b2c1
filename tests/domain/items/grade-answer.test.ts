import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { answerSchema, type Answer } from '#domain/items/answer'
import { gradeAnswer, type Gradable } from '#domain/items/grade-answer'
import { itemKinds } from '#domain/items/items'

const item = (kind: Gradable['kind'], answer: string | string[], more: Partial<Gradable> = {}): Gradable => ({
  kind,
  answer,
  accepted: [],
  options: [],
  ...more,
})
const text = (given: string): Answer => ({ kind: 'text', text: given })
const lines = (...given: string[]): Answer => ({ kind: 'lines', lines: given })

describe('a typed term', () => {
  it.each([
    ['a zero-width space', 'event\u{200b} loop'],
    ['a soft hyphen', 'ev\u{ad}ent loop'],
    ['a direction mark', '\u{200f}event loop'],
  ])('is right with %s in it, which nobody sees', (_, given) => {
    expect(gradeAnswer(item('term-typed', 'Event loop'), text(given)).correct).toBe(true)
  })
})

describe('parts with their places', () => {
  const parts = ['list', 'tuple', 'dict']
  const sort = item('sort', ['mutable', 'immutable', 'mutable'], { parts })
  const pairs = (...places: string[]): Answer => ({
    kind: 'pairs',
    pairs: places.map((place, i) => ({ part: parts[i] ?? '', place })),
  })

  it('are right in any order, and only all together', () => {
    const given = pairs('mutable', 'immutable', 'mutable')
    const turned: Answer = given.kind === 'pairs' ? { ...given, pairs: given.pairs.toReversed() } : given
    for (const answer of [given, turned]) expect(gradeAnswer(sort, answer)).toMatchObject({ correct: true })
    expect(gradeAnswer(sort, pairs('mutable', 'immutable'))).toMatchObject({ correct: false })
    expect(gradeAnswer(sort, pairs('mutable', 'mutable', 'mutable'))).toMatchObject({
      ...{ correct: false, lines: { right: 2, of: 3 } },
    })
  })

  it('give credit for each that is right, whatever the others are', () => {
    const place = fc.constantFrom('mutable', 'immutable', '')
    fc.assert(
      fc.property(place, place, place, (...places) => {
        const right = places.filter((given, i) => given === [sort.answer].flat()[i]).length
        expect(gradeAnswer(sort, pairs(...places)).credit).toBeCloseTo(right / 3)
      }),
    )
  })
})

describe('parts with places that no form sends', () => {
  const sort = item('sort', ['mutable', 'immutable'], { parts: ['list', 'tuple'] })
  const name = fc.constantFrom('list', 'tuple', 'mutable', 'immutable', '__proto__', '')
  const given = fc.array(fc.record({ part: name, place: name }), { maxLength: 20 })

  it('are graded by the last place of each part of the question, and by nothing else', () => {
    fc.assert(
      fc.property(given, (pairs) => {
        const last = (part: string) => pairs.findLast((pair) => pair.part === part)?.place
        const right = Number(last('list') === 'mutable') + Number(last('tuple') === 'immutable')
        const grade = gradeAnswer(sort, { kind: 'pairs', pairs })
        expect([grade.correct, grade.credit]).toEqual([right === 2, right / 2])
      }),
    )
  })

  it('are refused if there are thousands', () => {
    const pairs = Array.from({ length: 10_000 }, () => ({ part: 'list', place: 'mutable' }))
    expect(answerSchema.safeParse({ kind: 'pairs', pairs }).success).toBe(false)
  })
})

describe('steps', () => {
  const steps = item('step-order', ['Fill the lock', 'Open the gate', 'Sail in'])

  it('are right in their order only', () => {
    expect(gradeAnswer(steps, lines('Fill the lock', 'Open the gate', 'Sail in')).correct).toBe(true)
    expect(gradeAnswer(steps, lines('Open the gate', 'Fill the lock', 'Sail in')).correct).toBe(false)
  })
})

describe('typed output', () => {
  const printed = item('output-typed', "first 'a'\nsecond\nthird")

  it('is right regardless of line ends, trailing spaces, final newlines, curly quotes and no-break spaces', () => {
    expect(gradeAnswer(printed, text('first\u00a0‘a’  \r\nsecond\rthird\n\n')).correct).toBe(true)
  })

  it('is wrong, with a note, if only the case differs', () => {
    expect(gradeAnswer(printed, text("First 'a'\nsecond\nthird"))).toEqual({
      correct: false,
      credit: 2 / 3,
      note: 'case',
      firstDifference: 1,
      lines: { right: 2, of: 3 },
    })
  })

  it('reports the first line that differs and gives credit for lines in the right order', () => {
    expect(gradeAnswer(printed, text("first 'a'\nthird"))).toEqual({
      correct: false,
      credit: 2 / 3,
      note: null,
      firstDifference: 2,
      lines: { right: 2, of: 3 },
    })
  })

  it('keeps leading spaces, which are part of the output', () => {
    expect(gradeAnswer(item('output-typed', '  x'), text('x')).correct).toBe(false)
  })

  it('is right if it is exactly what was printed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (printedLines) => {
        const output = printedLines.join('\n')
        expect(gradeAnswer(item('output-typed', output), text(output)).correct).toBe(true)
      }),
    )
  })
})

describe('lines in order', () => {
  const order = item('output-order', ['a', 'b', 'a', 'c'])

  it('treats identical lines as interchangeable', () => {
    expect(gradeAnswer(order, lines('a', 'b', 'a', 'c')).correct).toBe(true)
  })

  it('gives credit for the longest common subsequence', () => {
    expect(gradeAnswer(order, lines('b', 'a', 'a', 'c'))).toMatchObject({ correct: false, credit: 3 / 4 })
  })

  it('passes exactly the orders that give the same output', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 6 }).chain((right) =>
          fc.record({
            right: fc.constant(right),
            given: fc.shuffledSubarray(right, { minLength: right.length }),
          }),
        ),
        ({ right, given }) => {
          const grade = gradeAnswer(item('output-order', right), lines(...given))
          expect(grade.correct).toBe(right.join() === given.join())
          expect(grade.credit).toBeGreaterThanOrEqual(0)
          expect(grade.credit).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

describe('seconds', () => {
  it.each(['3', '3 s', '3.0', '3,0', ' 3 seconds ', '3s', '３'])('reads “%s” as three', (given) => {
    expect(gradeAnswer(item('how-long', '3'), text(given)).correct).toBe(true)
  })

  it.each(['', 'three', '3 minutes', '3.01', '-3', '3 3'])('does not read “%s” as three', (given) => {
    expect(gradeAnswer(item('how-long', '3'), text(given)).correct).toBe(false)
  })

  it('accepts half a second without the leading zero', () => {
    expect(gradeAnswer(item('how-long', '0.5'), text('.5')).correct).toBe(true)
  })
})

describe('typed terms', () => {
  const coroutine = item('term-typed', 'Coroutine', { accepted: ['Coroutine', 'coro'] })

  it.each(['coroutine', 'COROUTINE', '`coroutine`', 'coroutines', 'coro', 'Coroutine()', 'ｃoroutine'])(
    'accepts %s',
    (given) => {
      expect(gradeAnswer(coroutine, text(given))).toMatchObject({ correct: true, note: null })
    },
  )

  it('accepts one misspelling in a word of six letters or more, with a note', () => {
    expect(gradeAnswer(coroutine, text('corotuine'))).toMatchObject({ correct: true, note: 'spelling' })
    expect(gradeAnswer(item('term-typed', 'Task'), text('Tusk')).correct).toBe(false)
  })

  it('does not accept a misspelling that is another term of the course', () => {
    const iterator = item('term-typed', 'Iterator')
    expect(gradeAnswer(iterator, text('iterater')).correct).toBe(true)
    expect(gradeAnswer(item('term-typed', 'Iterable'), text('Iterabld'), ['Iterabld']).correct).toBe(false)
  })

  it('accepts a misspelling in the words of a date but not in its numbers', () => {
    const day = item('cloze', '11 November 1918')
    expect(gradeAnswer(day, text('11 Nowembar 1918')).correct).toBe(false)
    expect(gradeAnswer(day, text('11 Novembr 1918')).correct).toBe(true)
    expect(gradeAnswer(day, text('11 November 1919')).correct).toBe(false)
    expect(gradeAnswer(day, text('1 November 1918')).correct).toBe(false)
  })

  it('does not accept two misspellings', () => {
    expect(gradeAnswer(coroutine, text('korotine')).correct).toBe(false)
  })

  it.each([
    ['queries', 'query'],
    ['class', 'classes'],
    ['`await`', 'await'],
    ['event loop', 'event-loop'],
    ['==', '=='],
    ['-', ' - '],
    ['--verbose', 'verbose'],
  ])('treats %s and %s as the same term', (key, given) => {
    expect(gradeAnswer(item('cloze', key), text(given)).correct).toBe(true)
  })

  it('does not accept blank text', () => {
    expect(gradeAnswer(coroutine, text('  ')).correct).toBe(false)
  })
})

describe('choices', () => {
  const options = [
    { text: 'right', correct: true },
    { text: 'wrong', correct: false },
  ]

  it('are graded by the text of the option, not by its position', () => {
    const choice = item('output-choice', 'right', { options })
    expect(gradeAnswer(choice, { kind: 'choice', text: 'right' }).correct).toBe(true)
    expect(gradeAnswer(choice, { kind: 'choice', text: 'wrong' }).correct).toBe(false)
    expect(gradeAnswer(choice, { kind: 'choice', text: 'neither' }).correct).toBe(false)
  })
})

describe('any answer to any item', () => {
  it('gets a grade, and giving up is always wrong', () => {
    const answers = fc.oneof(
      fc.string().map(text),
      fc.array(fc.string()).map((given) => lines(...given)),
      fc.string().map((given): Answer => ({ kind: 'choice', text: given })),
    )
    fc.assert(
      fc.property(fc.constantFrom(...itemKinds), fc.string(), answers, (kind, key, answer) => {
        const grade = gradeAnswer(item(kind, key), answer)
        expect(grade.credit).toBeGreaterThanOrEqual(0)
        expect(grade.credit).toBeLessThanOrEqual(1)
        expect(grade.correct).toBe(grade.credit === 1 && grade.correct)
        expect(gradeAnswer(item(kind, key), { kind: 'gave-up' }).correct).toBe(false)
      }),
    )
  })
})
