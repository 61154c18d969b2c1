import fc from 'fast-check'
import { expect, test } from 'vitest'
import { masteryOf, proofsOf, type AskedQuestion, type Exposure } from '#domain/progress/mastery'
import { randomFrom } from '#domain/random/random-from'
import { lowerBound } from '#domain/progress/wilson'

const questions = new Map<string, AskedQuestion>([
  ['typed a', { gives: 'run a', isProduced: true }],
  ['chosen a', { gives: 'run a', isProduced: false }],
  ['typed b', { gives: 'run b', isProduced: true }],
])
const shown = (
  itemId: string | null,
  studyDay: number,
  kind: Exposure['event']['kind'] = 'rated',
  isUndone = false,
): Exposure => ({ event: { kind }, isUndone, studyDay, itemId })

test('a program that was shown before proves nothing new, in whatever form it was asked', () => {
  const log = [shown('chosen a', 1), shown('typed a', 3), shown('typed b', 5), shown('typed b', 9)]
  expect(proofsOf(log, questions, true)).toEqual([
    'first meeting',
    'known question',
    'new question',
    'known question',
  ])
})

test('where there is no other program, an answer that is produced proves something, and a choice does not', () => {
  const log = [shown('typed a', 1), shown('chosen a', 3), shown('typed a', 5)]
  expect(proofsOf(log, questions, false)).toEqual(['first meeting', 'known question', 'new question'])
})

test('only the first try of a day is a test; practice and what was undone have shown the question', () => {
  const log = [
    shown('typed a', 1),
    shown('typed a', 1),
    shown('typed b', 4, 'practised'),
    shown('typed b', 4),
    shown('typed b', 6, 'rated', true),
    shown('typed a', 6),
  ]
  expect(proofsOf(log, questions, true)).toEqual([
    'first meeting',
    'same day',
    'practice',
    'same day',
    'undone',
    'same day',
  ])
})

test('a card that was reset is met again, but what it has shown stays known', () => {
  const log = [shown('typed a', 1), shown(null, 2, 'reset'), shown('typed b', 3), shown('typed a', 5)]
  expect(proofsOf(log, questions, true)).toEqual(['first meeting', null, 'first meeting', 'known question'])
})

test('an item that is gone is not a new question', () => {
  expect(proofsOf([shown('typed a', 1), shown('gone', 3)], questions, true)).toEqual([
    'first meeting',
    'known question',
  ])
})

test('the lower bound is that of published tables', () => {
  // Roots of (p − π)² = z² π (1 − π) / n in π, by bisection.
  const byBisection = (passed: number, of: number) => {
    const z = 1.6448536269514722
    let [low, high] = [0, passed / of]
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2
      const isBelow = (passed / of - middle) ** 2 > (z ** 2 * middle * (1 - middle)) / of
      if (isBelow) low = middle
      else high = middle
    }
    return low
  }
  for (const of of [1, 5, 10, 400]) {
    for (const passed of [1, Math.ceil(of / 2), of]) {
      expect(lowerBound(passed, of)).toBeCloseTo(byBisection(passed, of), 9)
    }
  }
  expect(lowerBound(10, 10)).toBeCloseTo(0.787, 3)
  expect([lowerBound(0, 0), lowerBound(0, 7)]).toEqual([0, 0])
})

test('the bound lies below the share, and rises with each pass and with more tests of the same share', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), (passed, failed) => {
      const of = passed + failed
      fc.pre(of > 0)
      expect(lowerBound(passed, of)).toBeLessThanOrEqual(passed / of)
      expect(lowerBound(passed + 1, of + 1)).toBeGreaterThanOrEqual(lowerBound(passed, of))
      expect(lowerBound(2 * passed, 2 * of)).toBeGreaterThanOrEqual(lowerBound(passed, of) - 1e-12)
    }),
  )
})

const tests = (results: readonly boolean[]) => results.map((passed, atMillis) => ({ passed, atMillis }))

test('there is no estimate from fewer than five tests, and only the latest ten count', () => {
  expect(masteryOf(tests([true, true, true, true]))).toEqual({
    ...{ passed: 4, of: 4 },
    ...{ estimate: null, atLeast: null },
  })
  const failedFirst = [...Array<boolean>(20).fill(false), ...Array<boolean>(9).fill(true), false]
  expect(masteryOf(tests(failedFirst).toReversed())).toMatchObject({ passed: 9, of: 10, estimate: 0.9 })
})

test('no wrong answers, however many, give a lower bound above nothing', () => {
  fc.assert(
    fc.property(fc.nat(40), (count) => {
      expect(masteryOf(tests(Array<boolean>(count).fill(false))).atLeast ?? 0).toBe(0)
    }),
  )
})

test('of a thousand who guess among three options, fewer than one in a hundred seem to know half', () => {
  const lucky = Array.from({ length: 1_000 }, (_, n) => {
    const random = randomFrom(`guesser ${n}`)
    return masteryOf(tests(Array.from({ length: 10 }, () => random() < 1 / 3))).atLeast ?? 0
  }).filter((atLeast) => atLeast >= 0.5)
  expect(lucky.length).toBeLessThan(10)
})
