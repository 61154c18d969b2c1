import type { Preview } from '#domain/schedule/review-card'
import { counted } from '#messages/counted'

/** Mean length of a month and of a year in the Gregorian calendar, in days. */
export const daysPerMonth = 30.44
const daysPerYear = 365.25
const oneDecimal = (n: number) => Math.round(n * 10) / 10

/** An interval as a rating button shows it: `10 min`, `4 days`, `2.3 months`. */
export function formatInterval(preview: Preview): string {
  if (preview.kind === 'minutes') return `${preview.minutes} min`
  const { days } = preview
  if (days < daysPerMonth) return counted(days, 'day', 'days')
  return days < daysPerYear
    ? counted(oneDecimal(days / daysPerMonth), 'month', 'months')
    : counted(oneDecimal(days / daysPerYear), 'year', 'years')
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** When something is due, relative to now: `in 7 minutes`, `in 3 days`, `now`. */
export function formatFromNow(atMillis: number, nowMillis: number): string {
  const left = atMillis - nowMillis
  if (left <= 0) return 'now'
  if (left < hour) return `in ${counted(Math.ceil(left / minute), 'minute', 'minutes')}`
  if (left < day) return `in ${counted(Math.round(left / hour), 'hour', 'hours')}`
  return `in ${counted(Math.round(left / day), 'day', 'days')}`
}
