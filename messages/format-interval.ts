import type { Preview } from '#domain/schedule/review-card'
import type { TextsOf } from '#messages/rooms'

type Intervals = TextsOf<'intervals'>

/** Mean length of a month and of a year in the Gregorian calendar, in days. */
export const daysPerMonth = 30.44
const daysPerYear = 365.25
const oneDecimal = (n: number) => Math.round(n * 10) / 10

/** An interval as a rating button shows it: `10 min`, `4 days`, `2.3 months`. */
export function formatInterval({ length }: Intervals, preview: Preview): string {
  if (preview.kind === 'minutes') return length.minutes({ n: preview.minutes })
  const { days } = preview
  if (days < daysPerMonth) return length.days({ n: days })
  return days < daysPerYear
    ? length.months({ n: oneDecimal(days / daysPerMonth) })
    : length.years({ n: oneDecimal(days / daysPerYear) })
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** When something is due, relative to now: `in 7 minutes`, `in 3 days`, `now`. */
function formatFromNow({ fromNow }: Intervals, atMillis: number, nowMillis: number): string {
  const left = atMillis - nowMillis
  if (left <= 0) return fromNow.now
  if (left < hour) return fromNow.minutes({ n: Math.ceil(left / minute) })
  if (left < day) return fromNow.hours({ n: Math.round(left / hour) })
  return fromNow.days({ n: Math.round(left / day) })
}

/** When a card is due: at an instant, or on a study day, which begins at `fromMillis`. */
export type Due = { kind: 'instant'; atMillis: number } | { kind: 'day'; fromMillis: number }

/** When a card is due, relative to now. A study day is not counted in hours: `tomorrow`, `in 3 days`. */
export function formatDue(intervals: Intervals, due: Due, nowMillis: number): string {
  if (due.kind === 'instant') return formatFromNow(intervals, due.atMillis, nowMillis)
  const days = Math.ceil((due.fromMillis - nowMillis) / day)
  if (days <= 0) return intervals.fromNow.now
  return days === 1 ? intervals.fromNow.tomorrow : intervals.fromNow.days({ n: days })
}

/** When the next card of a learner is due; null if none will be. */
export function nextDueOf({
  nextDueAtMillis: atMillis,
  nextDueIsDay,
}: {
  nextDueAtMillis: number | null
  nextDueIsDay: boolean
}): Due | null {
  if (atMillis === null) return null
  return nextDueIsDay ? { kind: 'day', fromMillis: atMillis } : { kind: 'instant', atMillis }
}
