import { expect, test } from 'vitest'
import { defaultWeights } from '#domain/schedule/fsrs'
import { reviewsPerDay, type CardAtStart } from '#domain/schedule/workload'

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

test('whoever wants to recall more reviews more often', () => {
  const costs = [0.8, 0.85, 0.9, 0.95, 0.97].map((desiredRetention) =>
    reviewsPerDay(learned, 1, { ...options, desiredRetention }),
  )
  expect(costs).toEqual(costs.toSorted((a, b) => a - b))
  expect(costs.at(-1)).toBeGreaterThan(2 * (costs[0] ?? 0))
})

test('a card that is not due within the time costs nothing, one that is due at once costs a review', () => {
  const memory = { stability: 300, difficulty: 3 }
  expect(reviewsPerDay([{ memory, elapsedDays: 0, dueInDays: 300 }], 1, options)).toBe(0)
  const atOnce = reviewsPerDay([{ memory, elapsedDays: 0, dueInDays: -3 }], 1, options)
  expect(atOnce * options.days).toBe(1)
})

test('grows with the cards that a sample stands for, and with the new cards of a day', () => {
  const one = reviewsPerDay(learned, 1, options)
  expect(reviewsPerDay(learned, 3, options)).toBeCloseTo(3 * one)
  const withNew = (newPerDay: number) => reviewsPerDay([], 0, { ...options, newPerDay })
  expect(withNew(20)).toBeCloseTo(2 * withNew(10))
  expect(withNew(10)).toBeGreaterThan(10)
})

test('says the same for the same cards', () => {
  expect(reviewsPerDay(learned, 1, options)).toBe(reviewsPerDay(learned, 1, options))
})
