import { expect, test } from 'vitest'
import { defaultWeights } from '#domain/schedule/fsrs'
import { expectedDays, expectedReviewsPerDay, type CardAtStart } from '#domain/schedule/workload'

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

test('the cards of the days ahead are those due, later reviews, and new cards until none are left', () => {
  const ahead = { ...options, days: 30, newPerDay: 2 }
  const memory = { stability: 300, difficulty: 3 }
  const rare = (dueInDays: number): CardAtStart => ({ memory, elapsedDays: 1, dueInDays })
  const days = expectedDays([rare(-4), rare(0), rare(5)], 3, ahead)
  // None is due again within the days, as none is forgotten.
  expect(days.map(({ learned: due }) => due).slice(0, 6)).toEqual([2, 0, 0, 0, 0, 1])
  expect(days.map(({ fresh }) => fresh).slice(0, 2)).toEqual([2, 1])
  const introduced = 3
  expect(days.reduce((sum, { fresh }) => sum + fresh, 0)).toBeGreaterThan(2 * introduced)
  expect(expectedDays([], 0, ahead).every((day) => day.learned === 0 && day.fresh === 0)).toBe(true)
})

test('the days ahead cost about what the mean says, with the cards that are forgotten counted once', () => {
  const perDay = expectedDays(learned, 0, options).reduce((sum, day) => sum + day.learned, 0) / options.days
  const mean = expectedReviewsPerDay(learned, 1, options)
  expect(perDay).toBeLessThan(mean)
  expect(perDay).toBeGreaterThan(0.8 * mean)
})

test('of very many cards, some stand for all', () => {
  const many = Array.from({ length: 10 }, () => learned).flat()
  const sumOf = (cards: CardAtStart[]) =>
    expectedDays(cards, 0, options).reduce((sum, day) => sum + day.learned, 0)
  expect(sumOf(many) / 10 / sumOf(learned)).toBeCloseTo(1, 1)
})
