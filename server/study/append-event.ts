import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { DB } from '#prisma/database'
import type { Confidence } from '#domain/items/confidence'
import type { Override } from '#domain/schedule/override'
import type { Rating } from '#domain/schedule/rating'
import type { CardSchedule } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import { prepared, valuesOf } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/sqlite-database'
import { rowOf, scheduleColumns } from '#server/study/schedule-row'
import type { StudySettings } from '#server/study/study-settings'

/** The kind of an event, with the values that only that kind has. */
type EventDetails =
  | {
      event: 'rated' | 'practised'
      itemId: string
      rating: Rating | null
      correct: boolean | null
      /** The answer as JSON; null if none was given. */
      answer: string | null
      durationMillis: number | null
      confidence?: Confidence | null
      /** Why the learner says that it was right although it was graded as wrong. */
      override?: Override | null
    }
  | { event: 'undone'; undoneId: string }
  | { event: 'dueSet'; dueDay: number }
  | { event: 'reset' | 'suspended' | 'unsuspended' | 'buried' }

export interface NewEvent {
  userId: string
  cardId: string
  /** Idempotency key: unique among the learner's events. */
  key: string
  eventDetails: EventDetails
  before: CardSchedule
  after: CardSchedule
  clientAtMillis: number
  serverAtMillis: number
  /** The time that decides its study day. */
  atMillis: number
}

/**
 * Writes an event to the log, and the schedule that results from it.
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
  await insertLog.all(db, {
    ...noDetails,
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
  // An answer to an outdated schedule is logged as practice and does not change the schedule.
  if (after.revision !== before.revision) await upsertSchedule.all(db, { userId, cardId, ...rowOf(after) })
  return id
}

/** Null for every value that only some kinds of events have. */
const noDetails = {
  itemId: null,
  rating: null,
  correct: null,
  answer: null,
  confidence: null,
  override: null,
  durationMillis: null,
  undoneId: null,
  dueDay: null,
}

const logColumns = [
  'id',
  'userId',
  'key',
  'cardId',
  'itemId',
  'event',
  'rating',
  'correct',
  'answer',
  'confidence',
  'override',
  'durationMillis',
  'undoneId',
  'dueDay',
  'before',
  'revision',
  'clientAtMillis',
  'serverAtMillis',
  'studyDay',
  'timeZone',
  'rolloverHour',
  'desiredRetention',
  'intervals',
  'weightsVersion',
] as const

const insertLog = prepared<Required<Insertable<DB['ReviewLog']>>>()((db, value) =>
  db
    .insertInto('ReviewLog')
    .values(valuesOf(logColumns, value) satisfies Record<keyof DB['ReviewLog'], unknown>),
)

const upsertSchedule = prepared<Required<Insertable<DB['CardSchedule']>>>()((db, value) =>
  db
    .insertInto('CardSchedule')
    .values({ userId: value('userId'), cardId: value('cardId'), ...valuesOf(scheduleColumns, value) })
    .onConflict((conflict) =>
      conflict.columns(['userId', 'cardId']).doUpdateSet(valuesOf(scheduleColumns, value)),
    ),
)
