import { expect, test } from 'vitest'
import { defaultWeights } from '#domain/schedule/fsrs'
import { expectedReviewsPerDay, type CardAtStart } from '#domain/schedule/workload'

const options = {
  days: 60,
  desiredRetention: 0.9,
  weights: defaultWeights,
  longestDays: 365,
  newPerDay: 0,
}
const learned: CardAtStart[] = Array.from({ length: 200 }, (_, i) => ({
  memory: { stability: 5 + (i % 40), difficulty: 1 + (i % 9) },
  elapsedDays: i % 7,
  dueInDays: i % 11,
}))

test('a higher desired retention costs more reviews', () => {
  const costs = [0.8, 0.85, 0.9, 0.95, 0.97].map((desiredRetention) =>
    expectedReviewsPerDay(learned, 1, { ...options, desiredRetention }),
  )
  expect(costs).toEqual(costs.toSorted((a, b) => a - b))
  expect(costs.at(-1)).toBeGreaterThan(2 * (costs[0] ?? 0))
})

test('a card that is not due within the simulated days costs no review, an overdue one at least one', () => {
  const memory = { stability: 300, difficulty: 3 }
  expect(expectedReviewsPerDay([{ memory, elapsedDays: 0, dueInDays: 300 }], 1, options)).toBe(0)
  const atOnce = expectedReviewsPerDay([{ memory, elapsedDays: 0, dueInDays: -3 }], 1, options)
  expect(atOnce * options.days).toBe(1)
})

test('the workload grows with the cards that a sample stands for, and with the new cards per day', () => {
  const one = expectedReviewsPerDay(learned, 1, options)
  expect(expectedReviewsPerDay(learned, 3, options)).toBeCloseTo(3 * one)
  const withNew = (newPerDay: number) => expectedReviewsPerDay([], 0, { ...options, newPerDay })
  expect(withNew(20)).toBeCloseTo(2 * withNew(10))
  expect(withNew(10)).toBeGreaterThan(10)
})

test('the same cards always give the same workload', () => {
  expect(expectedReviewsPerDay(learned, 1, options)).toBe(expectedReviewsPerDay(learned, 1, options))
})
