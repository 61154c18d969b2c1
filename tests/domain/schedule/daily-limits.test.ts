import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLimitReached, leftToday, withinLimits } from '#domain/schedule/daily-limits'

const anyLimits = fc.record({ newCardsPerDay: fc.nat(30), reviewsPerDay: fc.nat(30) })
const anyDone = fc.record({ introduced: fc.nat(40), reviewed: fc.nat(40) })
const anyWaiting = fc.record({ new: fc.nat(100), review: fc.nat(100) })
const nothingDone = { introduced: 0, reviewed: 0 }

test('ten new cards a day, of which seven are done, leave three', () => {
  const limits = { newCardsPerDay: 10, reviewsPerDay: 200 }
  const left = leftToday(limits, { introduced: 7, reviewed: 199 }, false)
  expect(left).toEqual({ new: 3, review: 1 })
  expect(withinLimits({ new: 2, review: 5 }, left)).toEqual({ new: 2, review: 1 })
})

test('a limit that is lowered below what is done leaves nothing, not less than nothing', () => {
  const left = leftToday({ newCardsPerDay: 5, reviewsPerDay: 5 }, { introduced: 8, reviewed: 9 }, false)
  expect(left).toEqual({ new: 0, review: 0 })
})

test('what is shown and done never exceeds a limit, unless more was done before', () => {
  fc.assert(
    fc.property(anyLimits, anyDone, anyWaiting, (limits, done, waiting) => {
      const shown = withinLimits(waiting, leftToday(limits, done, false))
      expect(done.introduced + shown.new).toBeLessThanOrEqual(
        Math.max(limits.newCardsPerDay, done.introduced),
      )
      expect(done.reviewed + shown.review).toBeLessThanOrEqual(Math.max(limits.reviewsPerDay, done.reviewed))
    }),
  )
})

test('a card that is rated leaves room for one less', () => {
  fc.assert(
    fc.property(anyLimits, anyDone, (limits, done) => {
      const left = leftToday(limits, done, false)
      const afterNew = leftToday(limits, { ...done, introduced: done.introduced + 1 }, false)
      expect(afterNew).toEqual({ ...left, new: Math.max(0, left.new - 1) })
      const afterReview = leftToday(limits, { ...done, reviewed: done.reviewed + 1 }, false)
      expect(afterReview).toEqual({ ...left, review: Math.max(0, left.review - 1) })
    }),
  )
})

test('day after day, all that waits is shown in as few days as the limits allow, and each day says if more follows', () => {
  const anyPositive = fc.record({
    newCardsPerDay: fc.integer({ min: 1, max: 30 }),
    reviewsPerDay: fc.integer({ min: 1, max: 30 }),
  })
  fc.assert(
    fc.property(anyPositive, anyWaiting, (limits, waiting) => {
      let rest = waiting
      let days = 0
      for (let isMore = true; isMore; days++) {
        const left = leftToday(limits, nothingDone, false)
        const shown = withinLimits(rest, left)
        isMore = isLimitReached(rest, left, limits)
        rest = { new: rest.new - shown.new, review: rest.review - shown.review }
      }
      expect(rest).toEqual({ new: 0, review: 0 })
      expect(days).toBe(
        Math.max(
          1,
          Math.ceil(waiting.new / limits.newCardsPerDay),
          Math.ceil(waiting.review / limits.reviewsPerDay),
        ),
      )
    }),
  )
})

test('to count one card more than is left is as good as to count them all', () => {
  fc.assert(
    fc.property(anyLimits, anyDone, anyWaiting, fc.boolean(), (limits, done, waiting, isAhead) => {
      const left = leftToday(limits, done, isAhead)
      const counted = {
        new: Math.min(waiting.new, left.new + 1),
        review: Math.min(waiting.review, left.review + 1),
      }
      expect(withinLimits(counted, left)).toEqual(withinLimits(waiting, left))
      expect(isLimitReached(counted, left, limits)).toBe(isLimitReached(waiting, left, limits))
    }),
  )
})

test('studying ahead goes beyond the limit for reviews, and not beyond the one for new cards', () => {
  fc.assert(
    fc.property(anyLimits, anyDone, anyWaiting, (limits, done, waiting) => {
      const left = leftToday(limits, done, true)
      expect(withinLimits(waiting, left).review).toBe(waiting.review)
      expect(left.new).toBe(leftToday(limits, done, false).new)
    }),
  )
})

test('a limit of 0 is not one that the next day lifts', () => {
  const none = { newCardsPerDay: 0, reviewsPerDay: 0 }
  const left = leftToday(none, nothingDone, false)
  expect(isLimitReached({ new: 3, review: 3 }, left, none)).toBe(false)
})
