import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueBeforeExams, examDaysOf } from '#domain/schedule/exam'
import { defaultWeights, recallProbability } from '#domain/schedule/fsrs'
import { defaultIntervals } from '#domain/schedule/intervals'
import { ratings, type Rating } from '#domain/schedule/rating'
import { replay, type ScheduleEvent } from '#domain/schedule/replay'
import { dueDayBySettings } from '#domain/schedule/reschedule'
import { previewRatings, reviewCard } from '#domain/schedule/review-card'
import { type CardSchedule } from '#domain/schedule/schedule'
import { startOfStudyDay } from '#domain/schedule/study-day'
import { examKey, withoutExams } from '#domain/schedule/without-exams'

const dayBoundary = { timeZone: 'Europe/Berlin', rolloverHour: 4 }
const firstDay = 20_000
const noon = (day: number) => startOfStudyDay(day, dayBoundary) + 8 * 3_600_000
const atDay = (day: number, examDays?: readonly number[], desiredRetention = 0.9) => ({
  ...{ dayBoundary, desiredRetention, weights: defaultWeights, fuzzSeed: 'card' },
  intervals: { ...defaultIntervals, ...(examDays === undefined ? {} : { examDays }) },
  day,
})

/** Answers, each some days after the one before. */
const anyAnswers = fc.array(
  fc.record({ rating: fc.constantFrom(...ratings), afterDays: fc.nat({ max: 60 }) }),
  { minLength: 1, maxLength: 12 },
)
const anyExamDays = fc
  .uniqueArray(fc.integer({ min: firstDay, max: firstDay + 400 }), { minLength: 1, maxLength: 3 })
  .map((days) => days.toSorted((a, b) => a - b))
const anyRetention = fc.double({ min: 0.7, max: 0.99, noNaN: true })

function eventsOf(
  answers: readonly { rating: Rating; afterDays: number }[],
  examDays?: readonly number[],
): ScheduleEvent[] {
  let day = firstDay
  return answers.map(({ rating, afterDays }, index) => {
    day += afterDays
    const upcoming = examDays?.filter((examDay) => examDay > day)
    const { intervals, desiredRetention, weights } = atDay(day, upcoming?.length === 0 ? undefined : upcoming)
    const given = { id: String(index), key: String(index), atMillis: noon(day) + index * 60_000 }
    return { event: 'rated', ...given, rating, dayBoundary, desiredRetention, intervals, weights }
  })
}
const scheduleAfter = (events: readonly ScheduleEvent[]) => replay(events, 'card').schedule

test('an exam never makes an interval longer, and what is due before it anyway stays', () => {
  fc.assert(
    fc.property(anyAnswers, anyExamDays, anyRetention, (answers, examDays, desiredRetention) => {
      const schedule = scheduleAfter(eventsOf(answers))
      const day = (schedule.state === 'New' ? firstDay : schedule.lastStudyDay) + 3
      const upcoming = examDays.filter((examDay) => examDay > day)
      for (const rating of ratings) {
        const without = reviewCard(schedule, rating, noon(day), atDay(day, undefined, desiredRetention))
        const prepared = reviewCard(schedule, rating, noon(day), atDay(day, upcoming, desiredRetention))
        if (without.state !== 'Review' || prepared.state !== 'Review') {
          expect(prepared).toEqual(without)
          continue
        }
        expect(prepared.dueDay).toBeGreaterThan(day)
        expect(prepared.dueDay).toBeLessThanOrEqual(without.dueDay)
        if (upcoming.every((examDay) => without.dueDay < examDay)) expect(prepared).toEqual(without)
        // The memory of what was answered is the same, whatever comes.
        expect({ ...prepared, dueDay: 0 }).toEqual({ ...without, dueDay: 0 })
      }
    }),
    { numRuns: 500 },
  )
})

test('on the day of an exam every card is likely to be recalled, or was asked shortly before', () => {
  fc.assert(
    fc.property(anyAnswers, fc.integer({ min: 1, max: 300 }), anyRetention, (answers, inDays, retention) => {
      const schedule = scheduleAfter(eventsOf(answers))
      const day = (schedule.state === 'New' ? firstDay : schedule.lastStudyDay) + 3
      const examDay = day + inDays
      for (const rating of ratings) {
        const after = reviewCard(schedule, rating, noon(day), atDay(day, [examDay], retention))
        if (after.state !== 'Review') continue
        const recall = recallProbability(after.stability, inDays, defaultWeights)
        // With a single day left there is no day in between.
        if (after.dueDay >= examDay && inDays > 1) expect(recall).toBeGreaterThanOrEqual(0.95)
      }
    }),
    { numRuns: 500 },
  )
})

test('a better rating never leads to a shorter interval, and the preview says what happens', () => {
  fc.assert(
    fc.property(anyAnswers, anyExamDays, fc.nat({ max: 90 }), (answers, examDays, afterDays) => {
      const schedule = scheduleAfter(eventsOf(answers, examDays))
      const day = (schedule.state === 'New' ? firstDay : schedule.lastStudyDay) + afterDays
      const upcoming = examDays.filter((examDay) => examDay > day)
      const options = atDay(day, upcoming)
      const previews = previewRatings(schedule, noon(day), options)
      const days: number[] = []
      for (const rating of ratings) {
        const after = reviewCard(schedule, rating, noon(day), options)
        const preview = previews[rating]
        if (after.state !== 'Review') continue
        expect(preview).toEqual({ kind: 'days', days: after.dueDay - day })
        days.push(after.dueDay)
      }
      expect(days).toEqual(days.toSorted((a, b) => a - b))
    }),
    { numRuns: 500 },
  )
})

test('without its exams, a log leads to the schedule that it would have led to', () => {
  fc.assert(
    fc.property(anyAnswers, anyExamDays, (answers, examDays) => {
      const [log, never] = [eventsOf(answers, examDays), eventsOf(answers)]
      const last = log.at(-1)
      const atMillis = last?.event === 'rated' ? last.atMillis + 1 : 0
      const move: ScheduleEvent = {
        ...{ event: 'dueSet', id: 'move', key: examKey(atMillis, 'card'), atMillis, dueDay: firstDay },
      }
      expect(scheduleAfter(withoutExams([...log, move]))).toEqual(scheduleAfter(never))
    }),
  )
})

const learned: CardSchedule = scheduleAfter(
  eventsOf([
    { rating: 3, afterDays: 0 },
    { rating: 3, afterDays: 0 },
    { rating: 3, afterDays: 3 },
  ]),
)

test('cards come in the last two weeks before an exam, spread over their days', () => {
  if (learned.state !== 'Review') throw new Error('The card must be in review.')
  const { stability, lastStudyDay } = learned
  const examDay = lastStudyDay + 30
  const dayOf = (draw: number) =>
    dueBeforeExams({ stability, lastStudyDay, dueDay: examDay + 20 }, [examDay], {
      ...{ weights: defaultWeights, easyDays: {}, draw, today: lastStudyDay },
    })
  const draws = Array.from({ length: 700 }, (_, index) => index / 700)
  const perDay = Map.groupBy(draws.map(dayOf), (day) => examDay - day)
  expect([...perDay.keys()].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 14 }, (_, index) => index + 1),
  )
  for (const cards of perDay.values()) expect(cards).toHaveLength(50)
})

test('moving cards to the days of the settings keeps those that an exam has brought forward', () => {
  if (learned.state !== 'Review') throw new Error('The card must be in review.')
  const today = learned.lastStudyDay + 1
  const intervals = { ...defaultIntervals, examDays: [today + 9] }
  const options = { desiredRetention: 0.7, weights: defaultWeights, intervals, today }
  const dueDay = dueDayBySettings(learned, 'card', options)
  expect(dueDay).toBeGreaterThanOrEqual(today)
  expect(dueDay).toBeLessThan(today + 9)
  expect(dueDayBySettings({ ...learned, dueDay }, 'card', options)).toBe(dueDay)
  const later = { ...options, today: dueDay + 1 }
  expect(dueDayBySettings({ ...learned, dueDay }, 'card', later)).toBe(dueDay)
})

test('a card is prepared for the exams about its lesson and its course that are still to come', () => {
  const exams = [
    { courseId: 'a', lessonId: null, day: 50 },
    { courseId: 'a', lessonId: 'a/1', day: 40 },
    { courseId: 'a', lessonId: 'a/2', day: 30 },
    { courseId: 'b', lessonId: null, day: 20 },
  ]
  expect(examDaysOf(exams, { courseId: 'a', lessonId: 'a/1' }, 10)).toEqual([40, 50])
  expect(examDaysOf(exams, { courseId: 'a', lessonId: 'a/1' }, 40)).toEqual([50])
})
