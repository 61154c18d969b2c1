import { carryOver, type RatingOnDay } from '#domain/schedule/carry-over'
import type { Weights } from '#domain/schedule/fsrs'
import type { Intervals } from '#domain/schedule/intervals'
import { reviewCard } from '#domain/schedule/review-card'
import { newSchedule } from '#domain/schedule/schedule'
import type { Rating } from '#domain/schedule/rating'
import type { CardSchedule } from '#domain/schedule/schedule'
import type { DayBoundary } from '#domain/schedule/study-day'
import { trustedTime } from '#domain/schedule/trusted-time'

/** What happened to one learner's card. `practised` is kept for the record and changes no schedule. */
export type ScheduleEvent =
  | {
      event: 'rated'
      id: string
      rating: Rating
      clientAtMillis: number
      serverAtMillis: number
      dayBoundary: DayBoundary
      desiredRetention: number
      intervals: Intervals
      weights: Weights
    }
  | { event: 'reset' | 'suspended' | 'unsuspended'; id: string }
  | { event: 'buried'; id: string; studyDay: number }
  | { event: 'dueSet'; id: string; dueDay: number }
  | { event: 'undone'; undoneId: string }
  | { event: 'practised' }

/**
 * What an event makes of a schedule. `undone` is missing here: it needs the schedule from before, see
 * {@link restore}.
 *
 * @param schedule carried over to the weights of the event, if that is a rating
 */
export function applyEvent(
  schedule: CardSchedule,
  event: Exclude<ScheduleEvent, { event: 'undone' }>,
  cardId: string,
): CardSchedule {
  const revision = schedule.revision + 1
  switch (event.event) {
    case 'rated':
      return reviewCard(schedule, event.rating, timeOfRating(schedule, event), {
        dayBoundary: event.dayBoundary,
        desiredRetention: event.desiredRetention,
        weights: event.weights,
        intervals: event.intervals,
        fuzzSeed: cardId,
      })
    case 'reset':
      return { ...newSchedule, suspended: schedule.suspended, revision }
    case 'suspended':
      return { ...schedule, suspended: true, revision }
    case 'unsuspended':
      return { ...schedule, suspended: false, revision }
    case 'buried':
      return { ...schedule, buriedUntilDay: event.studyDay + 1, revision }
    case 'dueSet':
      return afterSettingDue(schedule, event.dueDay)
    case 'practised':
      return schedule
  }
}

/** What is remembered stays; a card that was never learned has no day to come back on, and stays new. */
function afterSettingDue(schedule: CardSchedule, dueDay: number): CardSchedule {
  if (schedule.state === 'New') return schedule
  const { stability, difficulty, weightsVersion, lastReviewedAtMillis, lastStudyDay } = schedule
  const { reps, lapses, suspended } = schedule
  const memory = { stability, difficulty, weightsVersion, lastReviewedAtMillis, lastStudyDay }
  const revision = schedule.revision + 1
  return { state: 'Review', dueDay, ...memory, reps, lapses, suspended, buriedUntilDay: null, revision }
}

/** The schedule from before an event, as it is after the event was undone: the past is not rewritten. */
export function restore(before: CardSchedule, revision: number): CardSchedule {
  return { ...before, revision: revision + 1 }
}

/** A schedule, and the ratings that its memory follows from. */
export interface History {
  schedule: CardSchedule
  ratings: readonly RatingOnDay[]
}

/**
 * The schedule that events lead to, oldest first. Only the last event that is still in force can be undone.
 *
 * @throws Error if the events do not fit together
 */
export function replay(events: Iterable<ScheduleEvent>, cardId: string): History {
  let history: History = { schedule: newSchedule, ratings: [] }
  const inForce: { id: string; before: History }[] = []
  for (const event of events) {
    if (event.event === 'undone') {
      const last = inForce.pop()
      if (last?.id !== event.undoneId) throw new Error(`Event ${event.undoneId} was not the last in force.`)
      const { schedule, ratings } = last.before
      history = { schedule: restore(schedule, history.schedule.revision), ratings }
    } else if (event.event !== 'practised') {
      inForce.push({ id: event.id, before: history })
      history = historyAfter(history, event, cardId)
    }
  }
  return history
}

function historyAfter(
  { schedule, ratings }: History,
  event: Exclude<ScheduleEvent, { event: 'undone' | 'practised' }>,
  cardId: string,
): History {
  if (event.event === 'reset') return { schedule: applyEvent(schedule, event, cardId), ratings: [] }
  if (event.event !== 'rated') return { schedule: applyEvent(schedule, event, cardId), ratings }
  const before = carryOver(schedule, () => ratings, event.weights)
  const after = applyEvent(before, event, cardId)
  if (after.state === 'New') throw new Error(`Card ${cardId} is new after it was rated.`)
  return { schedule: after, ratings: [...ratings, { rating: event.rating, studyDay: after.lastStudyDay }] }
}

/** When a rating counts as given, see {@link trustedTime}. */
export function timeOfRating(
  schedule: CardSchedule,
  event: { clientAtMillis: number; serverAtMillis: number },
): number {
  const lastMillis = schedule.state === 'New' ? null : schedule.lastReviewedAtMillis
  return trustedTime(event.clientAtMillis, event.serverAtMillis, lastMillis)
}
