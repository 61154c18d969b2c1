import { Temporal } from 'temporal-polyfill'

/** A server that was down at the hour still sends within so many hours, but not in the evening what was meant for the morning. */
const hoursOfGrace = 3

const epoch = Temporal.PlainDate.from('1970-01-01')

/**
 * The date for which a daily mail is due at an instant, in days since 1970-01-01 by the learner's calendar; null if the hour
 * is still to come or long past. Where clocks go forward past the hour, it is due after the gap.
 *
 * @param hour 0 to 23, by the wall clock
 */
export function digestDayAt(atMillis: number, hour: number, timeZone: string): number | null {
  const local = Temporal.Instant.fromEpochMilliseconds(atMillis).toZonedDateTimeISO(timeZone)
  const isTime = local.hour >= hour && local.hour < hour + hoursOfGrace
  return isTime ? epoch.until(local.toPlainDate(), { largestUnit: 'days' }).days : null
}
