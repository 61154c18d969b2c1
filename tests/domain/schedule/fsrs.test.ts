import { expect, test } from 'vitest'
import { defaultWeights, intervalInDays, nextMemory, recallProbability } from '#domain/schedule/fsrs'
import type { Memory } from '#domain/schedule/fsrs'
import { ratingSchema } from '#domain/schedule/schedule'
import { fsrs6Reference } from '#tests/fixtures/fsrs6-reference'

test.for(['memo_short', 'memo_mixed'] as const)('memory after the ratings of %s', (name) => {
  const { ratings, delta_days, stability, difficulty, tol } = fsrs6Reference[name]
  const memory = ratings.reduce<Memory | null>(
    (before, rating, index) =>
      nextMemory(before, delta_days[index] ?? 0, ratingSchema.parse(rating), defaultWeights),
    null,
  )
  expect(Math.abs((memory?.stability ?? 0) - stability)).toBeLessThan(Math.max(tol, 1e-4 * stability))
  expect(Math.abs((memory?.difficulty ?? 0) - difficulty)).toBeLessThan(tol)
})

test('memory after the first rating', () => {
  const { stability, difficulty } = fsrs6Reference.first_repeat
  const memories = [1, 2, 3, 4].map((rating) =>
    nextMemory(null, 0, ratingSchema.parse(rating), defaultWeights),
  )
  expect(memories.map((memory) => memory.stability)).toEqual(stability)
  memories.forEach((memory, index) => {
    expect(memory.difficulty).toBeCloseTo(difficulty[index] ?? 0, 8)
  })
})

test('the forgetting curve', () => {
  const { forget_curve_ts: one, forget_curve_rs: several } = fsrs6Reference
  one.delta_days.forEach((days, index) => {
    expect(recallProbability(one.stability, days, defaultWeights)).toBeCloseTo(
      one.retrievability[index] ?? 0,
      7,
    )
  })
  several.delta_days.forEach((days, index) => {
    const expected = several.retrievability[index] ?? 0
    expect(recallProbability(several.stabilities[index] ?? 0, days, defaultWeights)).toBeCloseTo(expected, 5)
  })
  expect(recallProbability(1, 0.5, defaultWeights)).toBeGreaterThan(0.9)
  expect(recallProbability(1, 0.5, defaultWeights)).toBeLessThan(1)
})

test('the interval for a desired retention', () => {
  const { retention, interval_days_f64, stability } = fsrs6Reference.next_interval_by_retention
  retention.forEach((desired, index) => {
    if (desired < 1) expect(intervalInDays(stability, desired, defaultWeights)).toBe(interval_days_f64[index])
  })
})

test.for([0, 1, -0.1, Number.NaN])(
  'a desired retention of %s is refused, not silently replaced',
  (desired) => {
    expect(() => intervalInDays(10, desired, defaultWeights)).toThrow(RangeError)
  },
)

test('the library leaves nothing on Date', () => {
  expect(Object.keys(Date.prototype)).toEqual([])
})
