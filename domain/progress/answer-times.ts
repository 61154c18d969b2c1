import { studyDayOf, startOfStudyDay, dateOfStudyDay, type DayBoundary } from '#domain/schedule/study-day'

/** The times of some answers, in milliseconds: a quarter was quicker than `quick`, half than `median`. */
export interface Times {
  of: number
  quick: number
  median: number
  slow: number
}

/** Fewer times would say nothing. */
const minTimes = 5

/** The quartiles of some times; null for fewer than five. */
export function timesOf(millis: readonly number[]): Times | null {
  if (millis.length < minTimes) return null
  const sorted = millis.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return { of: sorted.length, quick: at(0.25), median: at(0.5), slow: at(0.75) }
}

export interface DayOfTime {
  studyDay: number
  /** As `2026-11-23`. */
  date: string
  millis: number
}

/**
 * The time that answers took on each of the last study days, today last. Answers that were not timed add nothing.
 *
 * @param dayBoundary the learner's present one
 */
export function timePerDay(
  answers: Iterable<{ atMillis: number; durationMillis: number | null }>,
  today: number,
  days: number,
  dayBoundary: DayBoundary,
): DayOfTime[] {
  const first = today - days + 1
  const fromMillis = startOfStudyDay(first, dayBoundary)
  const perDay = new Map<number, number>()
  for (const { atMillis, durationMillis } of answers) {
    if (atMillis < fromMillis || durationMillis === null) continue
    const studyDay = studyDayOf(atMillis, dayBoundary)
    perDay.set(studyDay, (perDay.get(studyDay) ?? 0) + durationMillis)
  }
  return Array.from({ length: days }, (_, i) => ({
    studyDay: first + i,
    date: dateOfStudyDay(first + i),
    millis: perDay.get(first + i) ?? 0,
  }))
}
