import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { DB } from '#prisma/database'
import type { Confidence } from '#domain/items/confidence'
import type { Override } from '#domain/schedule/override'
import {
  applyEvent,
  changesInForce,
  fold,
  replay,
  type PlacedChange,
  type ScheduleEvent,
} from '#domain/schedule/replay'
import type { Rating } from '#domain/schedule/rating'
import type { CardSchedule } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import { prepared, valuesOf } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'
import { carriedOver } from '#server/study/carry-over'
import { eventsOfCard } from '#server/study/events-of-card'
import { rowOf, scheduleColumns } from '#server/study/schedule-row'
import { settingsOfCardId, type StudySettings } from '#server/study/study-settings'

/** What is logged of an answer. */
interface AnswerDetails {
  itemId: string
  correct: boolean | null
  /** The answer as JSON; null if none was given. */
  answer: string | null
  durationMillis: number | null
  confidence: Confidence | null
  /** Why the learner says that it was right although it was graded as wrong. */
  override: Override | null
  /** The showing that was answered, see `CardSchedule.follows`. */
  follows: string | null
}

/** The kind of an event, with the values that only that kind has. */
export type EventDetails =
  | ({ event: 'rated'; rating: Rating } & AnswerDetails)
  | ({ event: 'practised'; rating: Rating | null } & AnswerDetails)
  | { event: 'undone'; undoneId: string }
  | { event: 'dueSet'; dueDay: number }
  | { event: 'reset' | 'suspended' | 'unsuspended' | 'buried' }

export interface NewEvent {
  userId: string
  cardId: string
  /** Idempotency key: unique among the learner's events. */
  key: string
  eventDetails: EventDetails
  /** The stored schedule. */
  current: CardSchedule
  clientAtMillis: number
  serverAtMillis: number
  /** When it counts as given. Decides its place among the card's events, and its study day. */
  atMillis: number
}

/**
 * Writes an event to the log, and the schedule that follows from the log.
 *
 * @returns id of the log row, and the schedule
 */
export async function appendEvent(
  db: Transaction,
  event: NewEvent,
  learnerSettings: StudySettings,
): Promise<{ id: string; after: CardSchedule }> {
  const { userId, cardId, key, eventDetails, current } = event
  // Nothing that arrived before a reset may come after it, even if the server's clock went back.
  const isReset = eventDetails.event === 'reset'
  const atMillis = isReset ? Math.max(event.atMillis, current.lastEventAtMillis ?? 0) : event.atMillis
  const studyDay = studyDayOf(atMillis, learnerSettings.dayBoundary)
  const settings = await settingsOfCardId(db, learnerSettings, cardId, studyDay)
  const { dayBoundary, desiredRetention, intervals, weights } = settings
  const id = randomUUID()
  const { before, after } = await schedulesAround(db, { ...event, id, atMillis }, settings)
  await insertLog.all(db, {
    ...noDetails,
    id,
    userId,
    cardId,
    key,
    ...eventDetails,
    before: JSON.stringify(before),
    revision: after.revision,
    atMillis,
    clientAtMillis: event.clientAtMillis,
    serverAtMillis: event.serverAtMillis,
    studyDay,
    ...dayBoundary,
    desiredRetention,
    intervals: JSON.stringify(intervals),
    weightsVersion: weights.version,
  })
  // Practice does not change the schedule.
  if (after !== current) await upsertSchedule.all(db, { userId, cardId, ...rowOf(after) })
  return { id, after }
}

/** The schedule right before an event, and the stored one after it. */
async function schedulesAround(
  db: Transaction,
  { userId, cardId, current, ...event }: NewEvent & { id: string },
  settings: StudySettings,
): Promise<{ before: CardSchedule; after: CardSchedule }> {
  const change = changeOf(event, settings)
  if (change.event === 'practised') return { before: current, after: current }
  const isLatest = event.atMillis >= (current.lastEventAtMillis ?? -Infinity)
  if (change.event !== 'undone' && isLatest) {
    // The usual case, in which the rest of the log need not be read.
    const before =
      change.event === 'rated' ? await carriedOver(db, { userId, cardId }, current, settings) : current
    return { before, after: applyEvent(before, change, cardId) }
  }
  const events = [...(await eventsOfCard(db, userId, cardId)), change]
  const changes = changesInForce(events)
  const place = changes.findIndex(({ id }) => id === event.id)
  const before = place < 0 ? current : fold(changes.slice(0, place), cardId).schedule
  return { before, after: replay(events, cardId).schedule }
}

/** An event as the log will have it. */
function changeOf(
  { id, key, atMillis, eventDetails }: Pick<NewEvent, 'key' | 'atMillis' | 'eventDetails'> & { id: string },
  { dayBoundary, desiredRetention, intervals, weights }: StudySettings,
): (PlacedChange & { follows?: string | null }) | Extract<ScheduleEvent, { event: 'undone' | 'practised' }> {
  const given = { id, key, atMillis }
  switch (eventDetails.event) {
    case 'rated': {
      const { event, rating, follows } = eventDetails
      return { event, ...given, rating, follows, dayBoundary, desiredRetention, intervals, weights }
    }
    case 'practised':
      return { event: 'practised' }
    case 'undone':
      return eventDetails
    case 'dueSet':
      return { ...eventDetails, ...given }
    case 'buried':
      return { event: 'buried', ...given, studyDay: studyDayOf(atMillis, dayBoundary) }
    case 'reset':
    case 'suspended':
    case 'unsuspended':
      return { event: eventDetails.event, ...given }
  }
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
  follows: null,
  undoneId: null,
  dueDay: null,
  importedFrom: null,
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
  'follows',
  'undoneId',
  'dueDay',
  'before',
  'revision',
  'atMillis',
  'clientAtMillis',
  'serverAtMillis',
  'studyDay',
  'timeZone',
  'rolloverHour',
  'desiredRetention',
  'intervals',
  'weightsVersion',
  'importedFrom',
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
