import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beliefsLeftBehind, type BeliefAnswer } from '#domain/progress/beliefs-left-behind'

const today = 100
const misled = (program: string, studyDay = 90): BeliefAnswer => ({
  ...{ studyDay, program, beliefs: ['calls-run', 'await-starts'] },
  ...{ held: 'calls-run', correct: false },
})
const right = (program: string, studyDay = today, beliefs = ['calls-run']): BeliefAnswer => ({
  ...{ studyDay, program, beliefs, held: null, correct: true },
})
const wrong = (program: string): BeliefAnswer => ({ ...right(program), correct: false })

test.each<[string, BeliefAnswer[], string[]]>([
  ['right about a new program', [misled('a'), right('b')], ['calls-run']],
  ['misled and right on one day', [misled('a', today), right('b')], ['calls-run']],
  ['right about the same program only', [misled('a'), right('a')], []],
  ['right about a program that was asked before', [right('b', 80), misled('a'), right('b')], []],
  ['right about a program that the belief says nothing of', [misled('a'), right('b', today, ['other'])], []],
  ['wrong about a new program', [misled('a'), wrong('b')], []],
  ['never misled', [right('a'), right('b')], []],
  ['left on an earlier day', [misled('a'), right('b', 99), right('c')], []],
  ['misled again since', [misled('a'), right('b'), misled('c', today)], []],
  ['left once more', [misled('a'), right('b', 91), misled('c', 92), right('d')], ['calls-run']],
])('%s', (_, answers, left) => {
  expect(beliefsLeftBehind(answers, today)).toEqual(left)
})

const answers = fc
  .array(
    fc.record({
      studyDay: fc.constant(today),
      program: fc.constantFrom('a', 'b', 'c', 'd'),
      beliefs: fc.subarray(['x', 'y']),
      held: fc.constantFrom('x', 'y', null),
      correct: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((each) => ({ ...each, correct: each.correct && each.held === null })))

test('a belief that was never held is never left, nor one that was held last', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const left = beliefsLeftBehind(given, today)
      for (const belief of left) {
        const lastHeld = given.findLastIndex(({ held }) => held === belief)
        expect(lastHeld).toBeGreaterThanOrEqual(0)
        expect(
          given.slice(lastHeld).some(({ correct, beliefs }) => correct && beliefs.includes(belief)),
        ).toBe(true)
      }
    }),
  )
})
