import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { latestBreak, planReviews, usualReviewsPerDay } from '#domain/schedule/catch-up'
import { defaultWeights } from '#domain/schedule/fsrs'
import type { CardAtStart } from '#domain/schedule/workload'

describe('a break', () => {
  test('is seven days or more without an answer', () => {
    expect(latestBreak([92], 100)).toEqual({ awayDays: 7, returnDay: 100 })
    expect(latestBreak([93], 100)).toBeNull()
    expect(latestBreak([], 100)).toBeNull()
  })

  test('is remembered after the return, and only the latest one counts', () => {
    expect(latestBreak([10, 50, 51], 52)).toEqual({ awayDays: 39, returnDay: 50 })
    expect(latestBreak([10, 50, 51, 60], 61)).toEqual({ awayDays: 8, returnDay: 60 })
  })

  test('lies between two days of study, whatever these are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(99), { minLength: 1 }), (days) => {
        const studied = days.toSorted((a, b) => a - b)
        const found = latestBreak(studied, 100)
        if (found === null) return
        const { awayDays, returnDay } = found
        expect([...studied, 100]).toContain(returnDay)
        expect(studied).toContain(returnDay - awayDays - 1)
        expect(studied.filter((day) => day < returnDay && day >= returnDay - awayDays)).toEqual([])
      }),
    )
  })
})

test('what is usual is the median day, but never less than twenty reviews', () => {
  expect(usualReviewsPerDay([30, 90, 45])).toBe(45)
  expect(usualReviewsPerDay([3, 4])).toBe(20)
  expect(usualReviewsPerDay([])).toBe(20)
})

describe('a plan', () => {
  const anyCard: fc.Arbitrary<CardAtStart> = fc.record({
    memory: fc.record({
      stability: fc.double({ min: 0.5, max: 300, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    }),
    elapsedDays: fc.integer({ min: 0, max: 200 }),
    dueInDays: fc.integer({ min: -100, max: 40 }),
  })
  const anyCards = fc.array(anyCard, { maxLength: 60 })
  const options = { days: 30, desiredRetention: 0.9, weights: defaultWeights, longestDays: 365 }

  test('asks no more than the limit of each day, and leaves no room while cards wait', () => {
    fc.assert(
      fc.property(anyCards, fc.nat(10), fc.integer({ min: 1, max: 10 }), (cards, leftToday, perDay) => {
        const plan = planReviews(cards, leftToday, perDay, options)
        for (const [day, { asked, waiting }] of plan.entries()) {
          const limit = day === 0 ? leftToday : perDay
          expect(asked).toBeLessThanOrEqual(limit)
          if (waiting > 0) expect(asked).toBe(limit)
        }
      }),
    )
  })

  test('loses no card: what is due is asked, or waits', () => {
    fc.assert(
      fc.property(anyCards, fc.nat(10), fc.integer({ min: 1, max: 10 }), (cards, leftToday, perDay) => {
        const plan = planReviews(cards, leftToday, perDay, options)
        const dueUntil = (day: number) => cards.filter(({ dueInDays }) => dueInDays <= day).length
        let asked = 0
        for (const [day, planned] of plan.entries()) {
          asked += planned.asked
          // Cards that were asked may be due again, so there can be more.
          expect(asked + planned.waiting).toBeGreaterThanOrEqual(dueUntil(day))
        }
        expect((plan[0]?.asked ?? 0) + (plan[0]?.waiting ?? 0)).toBe(dueUntil(0))
      }),
    )
  })

  test('without a limit that matters, every card is asked on the day it is due', () => {
    const at = (dueInDays: number) => ({
      memory: { stability: 300, difficulty: 3 },
      elapsedDays: 1,
      dueInDays,
    })
    const plan = planReviews([at(-3), at(0), at(5)], 100, 100, { ...options, days: 7 })
    expect(plan.map(({ asked }) => asked)).toEqual([2, 0, 0, 0, 0, 1, 0])
    expect(plan.every(({ waiting }) => waiting === 0)).toBe(true)
  })
})
