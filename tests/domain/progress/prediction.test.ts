import fc from 'fast-check'
import { expect, test } from 'vitest'
import { activityByDay, lastDays } from '#domain/progress/activity'
import { timesOf } from '#domain/progress/answer-times'
import { confidenceCalibration } from '#domain/progress/confidence-calibration'
import {
  ageOf,
  binOf,
  calibration,
  observed,
  observedByMonth,
  sumsBy,
  together,
} from '#domain/progress/prediction'
import type { PredictedTest } from '#domain/progress/prediction'
import { hourOf } from '#domain/schedule/study-day'

const tested = (part: Partial<PredictedTest> = {}): PredictedTest => ({
  studyDay: 20_000,
  atMillis: 0,
  passed: true,
  basis: 'graded',
  chance: 0.9,
  stability: 10,
  ...part,
})

test('what happened is set beside what was predicted', () => {
  const tests = [tested({ chance: 0.8 }), tested({ chance: 0.6, passed: false })]
  expect(observed(sumsBy(tests, () => 'all').get('all'))).toEqual({
    ...{ passed: 1, of: 2 },
    predicted: expect.closeTo(0.7, 12) as number,
  })
  expect(observed(undefined)).toEqual({ passed: 0, of: 0, predicted: null })
})

test('months are those of the study days, and empty months are left out', () => {
  // 2026-01-31, 2026-02-01 and 2026-04-01.
  const tests = [20_484, 20_485, 20_544].map((studyDay) => tested({ studyDay }))
  const byDay = sumsBy(tests.toReversed(), ({ studyDay }) => studyDay)
  expect(observedByMonth(byDay).map(({ month, of }) => [month, of])).toEqual([
    ['2026-01', 1],
    ['2026-02', 1],
    ['2026-04', 1],
  ])
})

test('a card is mature from a stability of 21 days on', () => {
  const tests = [
    tested({ stability: 20.9, passed: false }),
    tested({ stability: 21 }),
    tested({ stability: 400 }),
  ]
  const ages = sumsBy(tests, ageOf)
  expect(ages.get('young')).toMatchObject({ passed: 0, of: 1 })
  expect(ages.get('mature')).toMatchObject({ passed: 2, of: 2 })
})

const anyTest = fc.record({ passed: fc.boolean(), chance: fc.double({ min: 0, max: 1, noNaN: true }) })

test('every test is in one bin, and the figures equal an independent computation', () => {
  fc.assert(
    fc.property(fc.array(anyTest, { minLength: 1, maxLength: 60 }), fc.nat(60), (tests, cut) => {
      const parts = [tests.slice(0, cut), tests.slice(cut)].map((part) => sumsBy(part, binOf))
      const { bins, of, logLoss, rmse } = calibration(together(parts))
      expect(bins.reduce((sum, bin) => sum + bin.of, 0)).toBe(tests.length)
      expect(of).toBe(tests.length)
      let loss = 0
      for (const { passed, chance } of tests) {
        const likelihood = passed ? chance : 1 - chance
        loss += Math.log(likelihood < 1e-6 ? 1e-6 : likelihood)
      }
      expect(logLoss).toBeCloseTo(-loss / tests.length, 9)
      let squares = 0
      for (const bin of bins) {
        const own = tests.filter(
          ({ chance }) => chance >= bin.from && (chance < bin.to || (bin.to === 1 && chance === 1)),
        )
        const share = own.filter(({ passed }) => passed).length / own.length
        const mean = own.reduce((sum, { chance }) => sum + chance, 0) / own.length
        squares += (own.length / tests.length) * (share - mean) ** 2
      }
      expect(rmse).toBeCloseTo(Math.sqrt(squares), 9)
      expect(Number.isFinite(logLoss)).toBe(true)
    }),
  )
})

test('predictions that come true are not off', () => {
  const tests = Array.from({ length: 10 }, (_, i) => tested({ chance: 0.9, passed: i > 0 }))
  expect(calibration(sumsBy(tests, binOf)).rmse).toBeCloseTo(0, 12)
  expect(calibration(new Map())).toEqual({ bins: [], of: 0, logLoss: null, rmse: null })
})

test('being sure and right costs little, and being sure and wrong much', () => {
  const answers = (correct: boolean) =>
    Array.from({ length: 5 }, () => ({ confidence: 'sure' as const, correct }))
  expect(confidenceCalibration(answers(true))).toMatchObject({
    right: { sure: { passed: 5, of: 5 }, guess: { passed: 0, of: 0 } },
    brier: expect.closeTo(0.0025, 12) as number,
  })
  expect(confidenceCalibration(answers(false)).brier).toBeCloseTo(0.9025, 12)
  expect(confidenceCalibration([{ confidence: 'sure', correct: true }]).brier).toBeNull()
})

test('there are no quartiles of fewer than five times', () => {
  expect(timesOf([1, 2, 3, 4])).toBeNull()
  expect(timesOf([50, 10, 30, 20, 40])).toEqual({ of: 5, quick: 20, median: 30, slow: 40 })
})

const rated = { event: { kind: 'rated', rating: 3, basis: 'graded' } } as const

test.each([
  // The clocks go back on 25 October 2026 at 3:00 in Berlin, and forward on 29 March at 2:00.
  ['autumn, days beginning at midnight', 0, '2026-10-24T22:00:00Z', '2026-10-25', '2026-10-25T22:59:59Z'],
  ['autumn, days beginning at three', 3, '2026-10-25T02:00:00Z', '2026-10-25', '2026-10-26T01:59:59Z'],
  ['spring, days beginning at midnight', 0, '2026-03-28T23:00:00Z', '2026-03-29', '2026-03-29T21:59:59Z'],
  ['spring, days beginning at three', 3, '2026-03-29T01:00:00Z', '2026-03-29', '2026-03-30T00:59:59Z'],
])('minutes of %s belong to the day by the learner’s clock', (_, rolloverHour, first, date, last) => {
  const dayBoundary = { timeZone: 'Europe/Berlin', rolloverHour }
  const today = Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + 1
  const at = (instant: number) => ({ ...rated, atMillis: instant, durationMillis: 60_000 })
  const [from, until] = [Date.parse(first), Date.parse(last)]
  const answers = [at(from - 1), at(from), at(until), at(until + 1_001)]
  const days = lastDays([activityByDay(answers, dayBoundary)], today, 2)
  expect(days.map((day) => [day.date, day.millis])).toEqual([
    [date, 120_000],
    [days[1]?.date, 60_000],
  ])
})

test('wherever the learner moves, and whenever their days begin, each answer counts on one day', () => {
  const first = Date.parse('2026-03-20T00:00:00Z')
  const zone = fc.constantFrom('Europe/Berlin', 'Asia/Tokyo', 'America/New_York', 'Australia/Lord_Howe')
  fc.assert(
    fc.property(
      zone,
      fc.constantFrom(0, 3, 4),
      fc.array(fc.nat(20 * 24 * 60), { maxLength: 30 }),
      (timeZone, rolloverHour, minutes) => {
        const answers = minutes.map((minute) => ({
          ...rated,
          atMillis: first + minute * 60_000,
          durationMillis: 1_000,
        }))
        const today = Math.floor(first / 86_400_000) + 22
        // In two parts, as the log is read.
        const parts = [answers.slice(0, 7), answers.slice(7)].map((part) =>
          activityByDay(part, { timeZone, rolloverHour }),
        )
        const days = lastDays(parts, today, 26)
        expect(days.reduce((sum, { millis }) => sum + millis, 0)).toBe(1_000 * answers.length)
        expect(days.flatMap(({ byHour }) => byHour).reduce((sum, ratings) => sum + ratings, 0)).toBe(
          answers.length,
        )
        expect(new Set(days.map(({ date }) => date)).size).toBe(26)
      },
    ),
  )
})

test.each([
  // The hour from two to three comes twice in autumn, and not at all in spring.
  ['Europe/Berlin', '2026-10-25T00:30:00Z', 2],
  ['Europe/Berlin', '2026-10-25T01:30:00Z', 2],
  ['Europe/Berlin', '2026-10-25T02:00:00Z', 3],
  ['Europe/Berlin', '2026-03-29T00:59:59Z', 1],
  ['Europe/Berlin', '2026-03-29T01:00:00Z', 3],
  ['Asia/Tokyo', '2026-03-29T01:00:00Z', 10],
  ['Asia/Kathmandu', '2026-03-29T00:14:59Z', 5],
  ['Asia/Kathmandu', '2026-03-29T00:15:00Z', 6],
])('clocks in %s at %s show the hour %i', (timeZone, instant, hour) => {
  expect(hourOf(Date.parse(instant), timeZone)).toBe(hour)
})
