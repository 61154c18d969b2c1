import type { Preview } from '#domain/schedule/review-card'
import { counted } from '#messages/counted'

const text = {
  minutes: (n: number) => `${n} min`,
  days: (n: number) => (n === 1 ? '1 day' : `${n} days`),
  months: (n: number) => `${n} months`,
  years: (n: number) => `${n} years`,
  inMinutes: (n: number) => (n <= 1 ? 'in a minute' : `in ${n} minutes`),
  inHours: (n: number) => `in ${counted(n, 'hour', 'hours')}`,
  inDays: (n: number) => `in ${counted(n, 'day', 'days')}`,
  now: 'now',
} as const

export const daysPerMonth = 30.44
const daysPerYear = 365.25
const oneDecimal = (n: number) => Math.round(n * 10) / 10

/** An interval as a rating button shows it: `10 min`, `4 days`, `2.3 months`. */
export function formatInterval(preview: Preview): string {
  if (preview.kind === 'minutes') return text.minutes(preview.minutes)
  const { days } = preview
  if (days < daysPerMonth) return text.days(days)
  return days < daysPerYear
    ? text.months(oneDecimal(days / daysPerMonth))
    : text.years(oneDecimal(days / daysPerYear))
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** When something will be, seen from now: `in 7 minutes`, `tomorrow`. */
export function formatFromNow(atMillis: number, nowMillis: number): string {
  const left = atMillis - nowMillis
  if (left <= 0) return text.now
  if (left < hour) return text.inMinutes(Math.ceil(left / minute))
  if (left < day) return text.inHours(Math.round(left / hour))
  return text.inDays(Math.round(left / day))
}
