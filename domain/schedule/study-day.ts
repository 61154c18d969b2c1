import { LRUCache } from 'lru-cache'
import { Temporal } from 'temporal-polyfill'

/** When a learner's study day begins: at the rollover hour, by the wall clock of their time zone. */
export interface DayBoundary {
  /** IANA name, such as `Europe/Berlin`. */
  timeZone: string
  /** 0 to 23. */
  rolloverHour: number
}

const epoch = Temporal.PlainDate.from('1970-01-01')

/**
 * The study day of an instant, as the number of days from 1970-01-01 to its date on the learner's calendar. It never
 * goes backwards, not even when clocks are set back across the rollover hour.
 *
 * @throws RangeError if the time zone is unknown
 */
export function studyDayOf(atMillis: number, dayBoundary: DayBoundary): number {
  const day = daysBegunIn(Math.floor(atMillis / bucketMillis), dayBoundary).findLast(
    ({ startMillis }) => startMillis <= atMillis,
  )
  if (day === undefined) throw new RangeError(`${atMillis} is no instant.`)
  return day.day
}

/** A day in UTC: calendar arithmetic is slow, so the study days of a whole UTC day are computed at once and kept. */
const bucketMillis = 86_400_000
const buckets = new LRUCache<string, readonly DayBegun[]>({ max: 20_000 })
const starts = new LRUCache<string, number>({ max: 20_000 })

interface DayBegun {
  day: number
  startMillis: number
}

/** The study day at the beginning of a UTC day, and those that begin during it. */
function daysBegunIn(bucket: number, dayBoundary: DayBoundary): readonly DayBegun[] {
  const name = `${bucket} ${dayBoundary.rolloverHour} ${dayBoundary.timeZone}`
  const known = buckets.get(name)
  if (known !== undefined) return known
  const first = dayByCalendar(bucket * bucketMillis, dayBoundary)
  const days: DayBegun[] = [{ day: first, startMillis: bucket * bucketMillis }]
  for (let day = first + 1; ; day++) {
    const startMillis = startOfStudyDay(day, dayBoundary)
    if (startMillis >= (bucket + 1) * bucketMillis) break
    days.push({ day, startMillis })
  }
  buckets.set(name, days)
  return days
}

function dayByCalendar(atMillis: number, dayBoundary: DayBoundary): number {
  const local = Temporal.Instant.fromEpochMilliseconds(atMillis).toZonedDateTimeISO(dayBoundary.timeZone)
  const date = epoch.until(local.toPlainDate(), { largestUnit: 'days' }).days
  const byTheClock = local.hour < dayBoundary.rolloverHour ? date - 1 : date
  return startOfStudyDay(byTheClock + 1, dayBoundary) <= atMillis ? byTheClock + 1 : byTheClock
}

/**
 * The first instant of a study day, in milliseconds since 1970. If clocks go forward past the rollover hour, the day
 * begins right after the gap; if the hour comes twice, at the first one.
 */
export function startOfStudyDay(day: number, { timeZone, rolloverHour }: DayBoundary): number {
  const name = `${day} ${rolloverHour} ${timeZone}`
  const known = starts.get(name)
  if (known !== undefined) return known
  const plainTime = { hour: rolloverHour }
  const start = epoch.add({ days: day }).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
  starts.set(name, start)
  return start
}

/** Clocks are only ever put forward or back at a whole quarter of an hour of UTC. */
const quarterMillis = 900_000
const hours = new LRUCache<string, number>({ max: 20_000 })

/** The hour that the clocks of a time zone show at an instant, from 0 to 23. */
export function hourOf(atMillis: number, timeZone: string): number {
  const quarter = Math.floor(atMillis / quarterMillis)
  const name = `${quarter} ${timeZone}`
  const known = hours.get(name)
  if (known !== undefined) return known
  const { hour } = Temporal.Instant.fromEpochMilliseconds(quarter * quarterMillis).toZonedDateTimeISO(
    timeZone,
  )
  hours.set(name, hour)
  return hour
}

/** The calendar date of a study day, as `2026-11-23`. */
export function dateOfStudyDay(day: number): string {
  return epoch.add({ days: day }).toString()
}

/**
 * The study day of a calendar date such as `2026-11-23`.
 *
 * @throws RangeError if there is no such date
 */
export const studyDayOfDate = (date: string): number =>
  epoch.until(Temporal.PlainDate.from(date), { largestUnit: 'days' }).days

/** Whether this is the IANA name of a time zone that days can be counted in. */
export function isTimeZone(name: string): boolean {
  // An offset such as +01:00 would be accepted, but has no daylight saving.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}
