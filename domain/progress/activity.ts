import { countTests, type RecallEvent, type RecallTest, type TestCounts } from '#domain/progress/recall-tests'
import type { Standing } from '#domain/schedule/schedule'
import { dateOfStudyDay, hourOf, studyDayOf, type DayBoundary } from '#domain/schedule/study-day'

/** What was answered on a study day. */
export interface Activity {
  ratings: number
  /** How many of them were Again. */
  forgotten: number
  /** The time that the answers took. Those that were not timed add nothing. */
  millis: number
  /** The ratings by the hour of the learner's clock, from 0 to 23. */
  byHour: readonly number[]
}

export interface DayOfActivity extends Activity {
  studyDay: number
  /** As `2026-11-23`. */
  date: string
}

const nothing: Activity = { ratings: 0, forgotten: 0, millis: 0, byHour: Array.from({ length: 24 }, () => 0) }

/**
 * What was answered on each study day that has ratings, by study day.
 *
 * @param events with the instants at which they were given
 * @param dayBoundary the learner's present one, so that each rating counts once, whatever it was then
 */
export function activityByDay(
  events: Iterable<Pick<RecallEvent, 'event'> & { atMillis: number; durationMillis: number | null }>,
  dayBoundary: DayBoundary,
): ReadonlyMap<number, Activity> {
  const days = new Map<number, Activity & { byHour: number[] }>()
  for (const { event, atMillis, durationMillis } of events) {
    if (event.kind !== 'rated') continue
    const studyDay = studyDayOf(atMillis, dayBoundary)
    let day = days.get(studyDay)
    if (day === undefined) {
      day = { ...nothing, byHour: [...nothing.byHour] }
      days.set(studyDay, day)
    }
    const hour = hourOf(atMillis, dayBoundary.timeZone)
    day.ratings += 1
    day.millis += durationMillis ?? 0
    day.byHour[hour] = (day.byHour[hour] ?? 0) + 1
    if (event.rating === 1) day.forgotten += 1
  }
  return days
}

/**
 * What was answered on each of the last study days, today last; days without anything are included.
 *
 * @param parts of the activity, each by study day: they are added up
 */
export function lastDays(
  parts: readonly ReadonlyMap<number, Activity>[],
  today: number,
  days: number,
): DayOfActivity[] {
  return daysFrom(today - days + 1, days).map((day) => ({
    ...day,
    ...parts.reduce((sum, part) => added(sum, part.get(day.studyDay)), nothing),
  }))
}

function added(sum: Activity, more: Activity | undefined): Activity {
  if (more === undefined) return sum
  return {
    ratings: sum.ratings + more.ratings,
    forgotten: sum.forgotten + more.forgotten,
    millis: sum.millis + more.millis,
    byHour: sum.byHour.map((ratings, hour) => ratings + (more.byHour[hour] ?? 0)),
  }
}

/** The ratings of some days by the hour of the learner's clock, from 0 to 23. */
export const ratingsByHour = (days: readonly Activity[]): number[] =>
  nothing.byHour.map((_, hour) => days.reduce((sum, { byHour }) => sum + (byHour[hour] ?? 0), 0))

export interface DayOfForecast {
  studyDay: number
  date: string
  due: number
}

/** How many cards are due on each of the next study days. The first is today, and includes overdue cards. */
export function forecast(schedules: readonly Standing[], today: number, days: number): DayOfForecast[] {
  const due = new Map<number, number>()
  for (const schedule of schedules) {
    if (schedule.suspended || schedule.state === 'New') continue
    const dueDay = schedule.state === 'Review' ? Math.max(schedule.dueDay, today) : today
    due.set(dueDay, (due.get(dueDay) ?? 0) + 1)
  }
  return daysFrom(today, days).map((day) => ({ ...day, due: due.get(day.studyDay) ?? 0 }))
}

/** A rate of fewer tests would say nothing. */
const minForRate = 5

/**
 * How many of the recall tests since a study day were passed: of those that were graded, and of those that the learner
 * judged. Null where there are fewer than 5.
 *
 * @param testsOfCards of each card, oldest first
 */
export function passRate(
  testsOfCards: readonly (readonly RecallTest[])[],
  sinceDay: number,
): { [Basis in keyof TestCounts]: TestCounts[Basis] | null } {
  const since = testsOfCards.flatMap((tests) =>
    tests.slice(tests.findLastIndex(({ studyDay }) => studyDay < sinceDay) + 1),
  )
  const { graded, selfGraded } = countTests(since)
  const ifEnough = (rate: TestCounts['graded']) => (rate.of < minForRate ? null : rate)
  return { graded: ifEnough(graded), selfGraded: ifEnough(selfGraded) }
}

function daysFrom(first: number, count: number): { studyDay: number; date: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    studyDay: first + index,
    date: dateOfStudyDay(first + index),
  }))
}
