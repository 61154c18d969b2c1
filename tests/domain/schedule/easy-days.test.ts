import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawDay, isEasyDay, weekdays, type EasyDays, type Weekday } from '#domain/schedule/easy-days'
import { dateOfStudyDay } from '#domain/schedule/study-day'

const anyEasyDays: fc.Arbitrary<EasyDays> = fc.dictionary(
  fc.constantFrom(...weekdays),
  fc.constantFrom('less' as const, 'minimum' as const),
  { noNullPrototype: true },
)
const weekdayOf = (day: number): Weekday | undefined =>
  weekdays.find((weekday) => isEasyDay(day, { [weekday]: 'less' }))
const anyDay = fc.integer({ min: -800, max: 30_000 })
const anyLength = fc.integer({ min: 0, max: 60 })
const anyDraw = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((bits) => bits / 2 ** 32)

test('the day of the week is that of the calendar', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const name = new Date(dateOfStudyDay(day)).toLocaleDateString('en', {
        weekday: 'long',
        timeZone: 'UTC',
      })
      expect(weekdayOf(day)).toBe(name.toLowerCase())
    }),
  )
  expect(weekdays[0]).toBe('monday')
})

test('a drawn day is never outside of its range', () => {
  fc.assert(
    fc.property(anyDay, anyLength, anyEasyDays, anyDraw, (first, length, easyDays, draw) => {
      const day = drawDay(first, first + length, easyDays, draw)
      expect(day).toBeGreaterThanOrEqual(first)
      expect(day).toBeLessThanOrEqual(first + length)
    }),
  )
})

test('without easy days, each day is drawn as it was before there were any', () => {
  fc.assert(
    fc.property(fc.nat(4_000), anyLength, anyDraw, (first, length, draw) => {
      expect(drawDay(first, first + length, {}, draw)).toBe(Math.floor(first + draw * (length + 1)))
    }),
  )
})

test('a later range never leads to an earlier day, whichever days are easy', () => {
  const anyRanges = fc.tuple(anyDay, anyLength, fc.nat(20), fc.nat(20))
  fc.assert(
    fc.property(anyRanges, anyEasyDays, anyDraw, ([first, length, later, longer], easyDays, draw) => {
      const last = first + length
      const [from, to] = [Math.min(first + later, last + longer), last + longer]
      expect(drawDay(from, to, easyDays, draw)).toBeGreaterThanOrEqual(drawDay(first, last, easyDays, draw))
    }),
    { numRuns: 1_000 },
  )
})

test('of the cards that could come on any day of a week, an easy day has its share, and none is lost', () => {
  const draws = Array.from({ length: 5_500 }, (_, index) => index / 5_500)
  const days = draws.map((draw) => drawDay(20_000, 20_006, { sunday: 'minimum', saturday: 'less' }, draw))
  const perDay = Map.groupBy(days, weekdayOf)
  expect(perDay.get('sunday')).toBeUndefined()
  expect(perDay.get('saturday')).toHaveLength(draws.length / 11)
  expect(perDay.get('monday')).toHaveLength((2 * draws.length) / 11)
})
