import { countTests, type RecallEvent, type RecallTest, type TestCounts } from '#domain/progress/recall-tests'
import type { Standing } from '#domain/schedule/schedule'
import { dateOfStudyDay, startOfStudyDay, studyDayOf, type DayBoundary } from '#domain/schedule/study-day'

export interface DayOfReviews {
  studyDay: number
  /** As `2026-11-23`. */
  date: string
  ratings: number
  /** How many of them were Again. */
  forgotten: number
}

/**
 * The number of ratings on each of the last study days, today last; days without any are included.
 *
 * @param events with the instants at which they were given
 * @param dayBoundary the learner's present one, so that each rating counts once, whatever it was then
 */
export function reviewsPerDay(
  events: Iterable<RecallEvent & { atMillis: number }>,
  today: number,
  days: number,
  dayBoundary: DayBoundary,
): DayOfReviews[] {
  const perDay = new Map<number, { ratings: number; forgotten: number }>()
  const fromMillis = startOfStudyDay(today - days + 1, dayBoundary)
  for (const { event, atMillis } of events) {
    if (event.kind !== 'rated' || atMillis < fromMillis) continue
    const studyDay = studyDayOf(atMillis, dayBoundary)
    const day = perDay.get(studyDay) ?? { ratings: 0, forgotten: 0 }
    day.ratings += 1
    if (event.rating === 1) day.forgotten += 1
    perDay.set(studyDay, day)
  }
  return daysFrom(today - days + 1, days).map((day) => ({
    ...day,
    ...(perDay.get(day.studyDay) ?? { ratings: 0, forgotten: 0 }),
  }))
}

export interface DayOfForecast {
  studyDay: number
  date: string
  due: number
}

/** How many cards are due on each of the next study days. The first is today, and includes overdue cards. */
export function forecast(schedules: readonly Standing[], today: number, days: number): DayOfForecast[] {
  const dueDays = schedules
    .filter((schedule) => !schedule.suspended && schedule.state !== 'New')
    .map((schedule) => (schedule.state === 'Review' ? schedule.dueDay : today))
    .map((dueDay) => Math.max(dueDay, today))
  return daysFrom(today, days).map((day) => ({
    ...day,
    due: dueDays.filter((dueDay) => dueDay === day.studyDay).length,
  }))
}

/** A rate of fewer tests would say nothing. */
const minForRate = 5

/**
 * How many of the recall tests since a study day were passed: of those that were graded, and of those that the learner
 * judged. Null where there are fewer than 5.
 */
export function passRate(
  tests: readonly RecallTest[],
  sinceDay: number,
): { [Basis in keyof TestCounts]: TestCounts[Basis] | null } {
  const { graded, selfGraded } = countTests(tests.filter((test) => test.studyDay >= sinceDay))
  const ifEnough = (rate: TestCounts['graded']) => (rate.of < minForRate ? null : rate)
  return { graded: ifEnough(graded), selfGraded: ifEnough(selfGraded) }
}

function daysFrom(first: number, count: number): { studyDay: number; date: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    studyDay: first + index,
    date: dateOfStudyDay(first + index),
  }))
}
