import { carryOver, type RatingOnDay } from '#domain/schedule/carry-over'
import type { Weights } from '#domain/schedule/fsrs'
import type { Intervals } from '#domain/schedule/intervals'
import { reviewCard } from '#domain/schedule/review-card'
import { newSchedule } from '#domain/schedule/schedule'
import type { Rating } from '#domain/schedule/rating'
import type { CardSchedule } from '#domain/schedule/schedule'
import type { DayBoundary } from '#domain/schedule/study-day'

/** An event that changes a schedule. */
export type ScheduleChange =
  | {
      event: 'rated'
      rating: Rating
      dayBoundary: DayBoundary
      desiredRetention: number
      intervals: Intervals
      weights: Weights
    }
  | { event: 'reset' | 'suspended' | 'unsuspended' }
  | { event: 'buried'; studyDay: number }
  | { event: 'dueSet'; dueDay: number }

interface Given {
  id: string
  key: string
  /** When it was given. */
  atMillis: number
}

/** An event that changes a schedule, with its place among the events of its card. */
export type PlacedChange = ScheduleChange & Given

/** A logged event of one learner's card. `practised` is only for the record: it changes no schedule. */
export type ScheduleEvent =
  | (PlacedChange & {
      /** The showing that was answered: the key that it followed. Undefined if that was not stored. */
      follows?: string | null | undefined
      /** Whether it was logged before times were stored, and keeps its place in the order of arrival. */
      isEarlier?: boolean
    })
  | { event: 'undone'; undoneId: string }
  | { event: 'practised' }

/**
 * The schedule after an event.
 *
 * @param schedule for a rating, its memory must come from the weights of the event, see `carryOver`
 */
export function applyEvent(schedule: CardSchedule, event: PlacedChange, cardId: string): CardSchedule {
  const after = afterChange(schedule, event, cardId)
  const isShown = event.event === 'rated' || event.event === 'reset'
  return {
    ...after,
    revision: schedule.revision + 1,
    follows: isShown ? event.key : schedule.follows,
    lastEventAtMillis: Math.max(event.atMillis, schedule.lastEventAtMillis ?? -Infinity),
  }
}

function afterChange(schedule: CardSchedule, event: PlacedChange, cardId: string): CardSchedule {
  switch (event.event) {
    case 'rated':
      return reviewCard(schedule, event.rating, timeOfRating(schedule, event.atMillis), {
        dayBoundary: event.dayBoundary,
        desiredRetention: event.desiredRetention,
        weights: event.weights,
        intervals: event.intervals,
        fuzzSeed: cardId,
      })
    case 'reset':
      return { ...newSchedule, suspended: schedule.suspended }
    case 'suspended':
      return { ...schedule, suspended: true }
    case 'unsuspended':
      return { ...schedule, suspended: false }
    case 'buried':
      return { ...schedule, buriedUntilDay: event.studyDay + 1 }
    case 'dueSet':
      return afterSettingDue(schedule, event.dueDay)
  }
}

/** The memory stays. A new card has none, so it cannot be due on a day, and stays new. */
function afterSettingDue(schedule: CardSchedule, dueDay: number): CardSchedule {
  if (schedule.state === 'New') return schedule
  const { stability, difficulty, weightsVersion, lastReviewedAtMillis, lastStudyDay, ...rest } = schedule
  const memory = { stability, difficulty, weightsVersion, lastReviewedAtMillis, lastStudyDay }
  const { reps, lapses, suspended, revision, follows, lastEventAtMillis } = rest
  const common = { reps, lapses, suspended, revision, follows, lastEventAtMillis }
  return { state: 'Review', dueDay, ...memory, ...common, buriedUntilDay: null }
}

/** When a rating was given: not before the last one, because clocks go back. */
function timeOfRating(schedule: CardSchedule, atMillis: number): number {
  return schedule.state === 'New' ? atMillis : Math.max(atMillis, schedule.lastReviewedAtMillis)
}

/** A change that was not undone, at its place. */
export type ChangeInForce = PlacedChange & {
  /** The instant by which it is sorted. It differs from `atMillis` only for events from before times were stored. */
  placeMillis: number
  /** The showing that a rating answered: the key of the rating or reset that it followed, null for a new card. */
  showing: string | null
}

/**
 * The changes of a card that were not undone, in the order in which they were given. Those of the same instant, and
 * those from before times were stored, keep the order in which they arrived.
 *
 * @param events of one card, in order of arrival
 */
export function changesInForce(events: readonly ScheduleEvent[]): ChangeInForce[] {
  const undone = new Set(events.map((event) => (event.event === 'undone' ? event.undoneId : null)))
  const changes = events.filter((event) => event.event !== 'undone' && event.event !== 'practised')
  let latestMillis = -Infinity
  let latestKey: string | null = null
  return changes
    .filter(({ id }) => !undone.has(id))
    .map((event) => {
      if (event.isEarlier) latestMillis = Math.max(latestMillis, event.atMillis)
      return { event, placeMillis: event.isEarlier ? latestMillis : event.atMillis }
    })
    .toSorted((a, b) => a.placeMillis - b.placeMillis)
    .map(({ event, placeMillis }) => {
      const showing = event.isEarlier || event.follows === undefined ? latestKey : event.follows
      if (event.event === 'rated' || event.event === 'reset') latestKey = event.key
      return { ...event, showing, placeMillis }
    })
}

/** A rating, and the memory after it. */
export interface RatingInHistory extends RatingOnDay {
  /** In days. */
  stability: number
}

/** A schedule and the ratings that its memory follows from, oldest first. */
export interface History {
  schedule: CardSchedule
  ratings: readonly RatingInHistory[]
}

/** The history that follows from changes, in the order given. */
export function fold(changes: readonly ChangeInForce[], cardId: string): History {
  const ratings: RatingInHistory[] = []
  let schedule: CardSchedule = newSchedule
  for (const change of changes) schedule = scheduleAfter(schedule, ratings, change, cardId)
  return { schedule, ratings }
}

/** The schedule after each of some changes, in the order given. */
export function schedulesAfterEach(changes: readonly ChangeInForce[], cardId: string): CardSchedule[] {
  const ratings: RatingInHistory[] = []
  let schedule: CardSchedule = newSchedule
  return changes.map((change) => (schedule = scheduleAfter(schedule, ratings, change, cardId)))
}

/**
 * Computes a card's schedule from its events.
 *
 * @param events of one card, in order of arrival
 * @throws Error if a rating leaves the card new
 */
export function replay(events: readonly ScheduleEvent[], cardId: string): History {
  const { schedule, ratings } = fold(changesInForce(events), cardId)
  const revision = events.filter(({ event }) => event !== 'practised').length
  return { schedule: { ...schedule, revision }, ratings }
}

/**
 * The schedule after the next change.
 *
 * @param ratings those that the memory follows from. The one of the change is added: a copy for each would make long logs
 *   take quadratic time.
 */
function scheduleAfter(
  schedule: CardSchedule,
  ratings: RatingInHistory[],
  change: ChangeInForce,
  cardId: string,
): CardSchedule {
  if (change.event === 'reset') ratings.length = 0
  if (change.event !== 'rated') return applyEvent(schedule, change, cardId)
  const after = applyEvent(carryOver(schedule, ratings, change.weights), change, cardId)
  if (after.state === 'New') throw new Error(`Card ${cardId} is new after it was rated.`)
  const { rating } = change
  const { lastStudyDay: studyDay, stability } = after
  ratings.push({ rating, studyDay, stability })
  return after
}
