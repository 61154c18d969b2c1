import { randomUUID } from 'node:crypto'
import type { CardSchedule, Rating } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import type { Transaction } from '#server/database/sqlite-database'
import { rowOf } from '#server/study/schedule-row'
import type { StudySettings } from '#server/study/study-settings'

/** What happened, with all that is particular to its kind. */
type EventDetails =
  | {
      event: 'rated' | 'practised'
      itemId: string
      rating: Rating | null
      correct: boolean | null
      /** JSON of what was given; null if nothing was. */
      answer: string | null
      durationMillis: number | null
      confidence?: 'guess' | 'think' | 'sure' | null
    }
  | { event: 'undone'; undoneId: string }
  | { event: 'dueSet'; dueDay: number }
  | { event: 'reset' | 'suspended' | 'unsuspended' | 'buried' }

export interface NewEvent {
  userId: string
  cardId: string
  /** The same key never makes a second event of the same learner. */
  key: string
  eventDetails: EventDetails
  before: CardSchedule
  after: CardSchedule
  clientAtMillis: number
  serverAtMillis: number
  /** When it counts as done. */
  atMillis: number
}

/**
 * Writes an event to the log, and the schedule that it leads to.
 *
 * @returns id of the log row
 */
export async function appendEvent(
  db: Transaction,
  event: NewEvent,
  settings: StudySettings,
): Promise<string> {
  const { userId, cardId, before, after } = event
  const { dayBoundary, desiredRetention, intervals, weights } = settings
  const id = randomUUID()
  await db
    .insertInto('ReviewLog')
    .values({
      id,
      userId,
      cardId,
      key: event.key,
      ...event.eventDetails,
      before: JSON.stringify(before),
      revision: after.revision,
      clientAtMillis: event.clientAtMillis,
      serverAtMillis: event.serverAtMillis,
      studyDay: studyDayOf(event.atMillis, dayBoundary),
      ...dayBoundary,
      desiredRetention,
      intervals: JSON.stringify(intervals),
      weightsVersion: weights.version,
    })
    .execute()
  // An answer that came too late is kept as practice and moves nothing.
  if (after.revision === before.revision) return id
  const row = rowOf(after)
  await db
    .insertInto('CardSchedule')
    .values({ userId, cardId, ...row })
    .onConflict((conflict) => conflict.columns(['userId', 'cardId']).doUpdateSet(row))
    .execute()
  return id
}
