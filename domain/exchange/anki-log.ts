import { cardTypes } from '#domain/exchange/anki-schedule'
import type { ChangeInForce } from '#domain/schedule/replay'
import { ratings, type Rating } from '#domain/schedule/rating'
import { newSchedule, type CardSchedule } from '#domain/schedule/schedule'

/** A row of Anki's log, `revlog`. */
export interface AnkiReview {
  /** The instant, in milliseconds. */
  id: number
  /** The button, from 1 for Again to 4 for Easy; 0 if none was pressed. */
  ease: number
  /** The interval afterwards, and before: days, or seconds below 0. */
  ivl: number
  lastIvl: number
  /** The ease in thousandths; 0 outside the schedule. */
  factor: number
  /** The time that the answer took, in milliseconds. */
  time: number
  /** What was answered: 0 a learning step, 1 a review, 2 a relearning step, 3 out of schedule; 4 a change by hand. */
  type: number
}

/** What an answer was to: the column `type` of `revlog`. */
const reviewKinds = { learning: 0, review: 1, relearning: 2, filtered: 3, manual: 4 } as const

const kindOfState: Record<CardSchedule['state'], number> = {
  New: reviewKinds.learning,
  Learning: reviewKinds.learning,
  Review: reviewKinds.review,
  Relearning: reviewKinds.relearning,
}

const someEase = 2_500
const secondsPerMinute = 60

/**
 * The log of a card as Anki has it: its ratings, and when it was made new again. Anki logs nothing else.
 *
 * @param changes those in force, oldest first
 * @param schedules what followed from each of them
 * @param durationOf how long an answer took, in milliseconds, by the id of its event
 */
export function ankiReviewsOf(
  changes: readonly ChangeInForce[],
  schedules: readonly CardSchedule[],
  durationOf: (eventId: string) => number,
): AnkiReview[] {
  return changes.flatMap((change, i): AnkiReview[] => {
    const before = schedules[i - 1] ?? newSchedule
    const after = schedules[i] ?? newSchedule
    const common = { id: change.atMillis, lastIvl: intervalOf(before) }
    if (change.event === 'reset')
      return [{ ...common, ease: 0, ivl: 0, factor: 0, time: 0, type: reviewKinds.manual }]
    if (change.event !== 'rated') return []
    return [
      {
        ...{ ...common, ease: change.rating, ivl: intervalOf(after), time: durationOf(change.id) },
        ...{ factor: before.state === 'Review' ? someEase : 0, type: kindOfState[before.state] },
      },
    ]
  })
}

function intervalOf(schedule: CardSchedule): number {
  if (schedule.state === 'New') return 0
  if (schedule.state === 'Review') return Math.max(1, schedule.dueDay - schedule.lastStudyDay)
  return -Math.max(
    secondsPerMinute,
    Math.round((schedule.dueAtMillis - schedule.lastReviewedAtMillis) / 1_000),
  )
}

/** What of Anki's log becomes ours. */
export type AnkiEvent =
  | { event: 'rated'; atMillis: number; rating: Rating; durationMillis: number | null }
  | { event: 'reset'; atMillis: number }

/** The day on which Anki was published, 5 October 2006: nobody answered earlier. */
const firstMillis = Date.UTC(2006, 9, 5)

/** Nobody answers a card so often. With more, each later answer to it could take seconds, in which nobody else is served. */
const maxEvents = 1_000

/**
 * The answers of a card that its schedule follows from, and when it was made new again, oldest first. As with Anki's own
 * FSRS, other manual changes, and answers outside the schedule (to a filtered deck), do not count. Of more than a card
 * ever gets, only the latest do.
 *
 * @param reviews of one card, in any order
 * @param hasFourButtons false for the scheduler before 2.1, whose learning cards had only Again, Good and Easy
 * @param now no answer was given later
 */
export function eventsOfAnki(
  reviews: readonly AnkiReview[],
  { hasFourButtons, now }: { hasFourButtons: boolean; now: Date },
): AnkiEvent[] {
  return reviews
    .filter(({ id }) => id >= firstMillis)
    .toSorted((a, b) => a.id - b.id)
    .flatMap(({ id, ease, factor, time, type }): AnkiEvent[] => {
      const atMillis = Math.min(id, now.getTime())
      if (ease === 0) {
        return type === reviewKinds.manual && factor === 0 ? [{ event: 'reset', atMillis }] : []
      }
      if (type === reviewKinds.filtered && factor === 0) return []
      const isStep = type === reviewKinds.learning || type === reviewKinds.relearning
      const pressed = isStep && !hasFourButtons && ease > 1 ? ease + 1 : ease
      const rating = ratings.find((each) => each === pressed)
      return rating === undefined
        ? []
        : [{ event: 'rated', atMillis, rating, durationMillis: durationOf(time) }]
    })
    .slice(-maxEvents)
}

/** Nobody thinks about a card for longer; what says so was left open. */
const maxMillis = 3_600_000

const durationOf = (time: number): number | null => (time > 0 ? Math.min(time, maxMillis) : null)

/** What Anki's card says beyond its log. */
export interface AnkiStanding {
  /** Whether it is new, see `cardTypes`. */
  type: number
  isSuspended: boolean
  /** The study day on which it is due; null for a new card. */
  dueDay: number | null
}

/** What has to follow the log for a card to stand where it stood in Anki. */
export type AnkiCorrection = { event: 'reset' | 'suspended' } | { event: 'dueSet'; dueDay: number }

/**
 * What has to follow the log for a card to stand where it stood in Anki: a card that is new there is new here, whatever
 * was answered before, one in review is due on the same day, and one that is suspended stays so.
 *
 * @param replayed the schedule that follows from its log
 */
export function correctionsFor(
  replayed: CardSchedule,
  { type, isSuspended, dueDay }: AnkiStanding,
): AnkiCorrection[] {
  const suspended = isSuspended ? [{ event: 'suspended' as const }] : []
  // Nothing was answered, or Anki has forgotten it since.
  if (replayed.state === 'New') return suspended
  if (type === cardTypes.New) return [{ event: 'reset' }, ...suspended]
  const isElsewhere =
    dueDay !== null &&
    (type === cardTypes.Review || replayed.state === 'Review') &&
    (replayed.state !== 'Review' || replayed.dueDay !== dueDay)
  return isElsewhere ? [{ event: 'dueSet', dueDay }, ...suspended] : suspended
}
