import { LRUCache } from 'lru-cache'
import { Temporal } from 'temporal-polyfill'

/** How a learner counts days: by the wall clock of their zone, a day beginning at the rollover hour. */
export interface DayBoundary {
  /** IANA name, such as `Europe/Berlin`. */
  timeZone: string
  /** 0 to 23. */
  rolloverHour: number
}

const epoch = Temporal.PlainDate.from('1970-01-01')

/**
 * The study day of an instant, in days since 1970-01-01 of the learner's wall-clock date.
 * It never runs backwards, not even where the clock is put back across the rollover hour.
 *
 * @throws RangeError if the zone is unknown
 */
export function studyDayOf(atMillis: number, dayBoundary: DayBoundary): number {
  const day = daysBegunIn(Math.floor(atMillis / bucketMillis), dayBoundary).findLast(
    ({ startMillis }) => startMillis <= atMillis,
  )
  if (day === undefined) throw new RangeError(`${atMillis} is no instant.`)
  return day.day
}

/** A day in UTC. Calendars are slow, and whoever asks for one instant asks for others near it. */
const bucketMillis = 86_400_000
const buckets = new LRUCache<string, readonly DayBegun[]>({ max: 20_000 })

interface DayBegun {
  day: number
  startMillis: number
}

/** The study day at the beginning of a day in UTC, and those that begin in the course of it. */
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
 * The first instant of a study day, in milliseconds since 1970. Where the clock is put forward over the
 * rollover hour the day begins right after the gap; where the hour comes twice, at the first of them.
 */
export function startOfStudyDay(day: number, { timeZone, rolloverHour }: DayBoundary): number {
  const plainTime = { hour: rolloverHour }
  return epoch.add({ days: day }).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
}

/** The calendar date of a study day, as `2026-11-23`. */
export function dateOfStudyDay(day: number): string {
  return epoch.add({ days: day }).toString()
}

/** Whether this is the IANA name of a time zone that days can be counted in. */
export function isTimeZone(name: string): boolean {
  // Offsets such as +01:00 are no zones: they know no daylight saving.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}
