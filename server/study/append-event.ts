import { randomUUID } from 'node:crypto'
import type { Confidence } from '#domain/items/confidence'
import type { Rating } from '#domain/schedule/rating'
import type { CardSchedule } from '#domain/schedule/schedule'
import { studyDayOf } from '#domain/schedule/study-day'
import type { Sql } from '#server/database/direct'
import type { DatabaseTransaction } from '#server/database/prisma'
import { rowOf, scheduleSelect } from '#server/study/schedule-row'
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
      confidence?: Confidence | null
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
  tx: DatabaseTransaction,
  event: NewEvent,
  settings: StudySettings,
): Promise<string> {
  const log = logRow(event, settings)
  await tx.reviewLog.create({ data: log, select: { id: true } })
  if (changesSchedule(event)) {
    const { userId, cardId } = event
    const row = rowOf(event.after)
    await tx.cardSchedule.upsert({
      where: { userId_cardId: { userId, cardId } },
      create: { userId, cardId, ...row },
      update: row,
      select: { revision: true },
    })
  }
  return log.id
}

/** The same by SQL alone, for what is done at every answer. */
export function appendEventDirectly(sql: Sql, event: NewEvent, settings: StudySettings): string {
  const log = logRow(event, settings)
  sql.run(insertLog, { ...emptyLog, ...columnsOf(log) })
  if (changesSchedule(event)) {
    const { userId, cardId } = event
    sql.run(upsertSchedule, { userId, cardId, ...columnsOf(rowOf(event.after)) })
  }
  return log.id
}

const changesSchedule = ({ before, after }: NewEvent) => after.revision !== before.revision

function logRow(event: NewEvent, { dayBoundary, desiredRetention, intervals, weights }: StudySettings) {
  const { userId, cardId, key, eventDetails, before, after, atMillis } = event
  return {
    id: randomUUID() as string,
    userId,
    cardId,
    key,
    ...eventDetails,
    before: JSON.stringify(before),
    revision: after.revision,
    clientAtMillis: BigInt(event.clientAtMillis),
    serverAtMillis: BigInt(event.serverAtMillis),
    studyDay: studyDayOf(atMillis, dayBoundary),
    ...dayBoundary,
    desiredRetention,
    intervals: JSON.stringify(intervals),
    weightsVersion: weights.version,
  }
}

const logColumns = [
  ...['id', 'userId', 'cardId', 'key', 'event', 'itemId', 'rating', 'correct', 'answer', 'confidence'],
  ...['durationMillis', 'undoneId', 'dueDay', 'before', 'revision', 'clientAtMillis', 'serverAtMillis'],
  ...['studyDay', 'timeZone', 'rolloverHour', 'desiredRetention', 'intervals', 'weightsVersion'],
]
const insertLog = `INSERT INTO ReviewLog (${listOf(logColumns, (column) => column)})
  VALUES (${listOf(logColumns, (column) => `@${column}`)})`
/** What a kind of event does not have. */
const emptyLog = Object.fromEntries(logColumns.map((column) => [column, null]))

const scheduleColumns = Object.keys(scheduleSelect)
const upsertSchedule = `INSERT INTO CardSchedule (userId, cardId, ${listOf(scheduleColumns, (column) => column)})
  VALUES (@userId, @cardId, ${listOf(scheduleColumns, (column) => `@${column}`)})
  ON CONFLICT (userId, cardId) DO UPDATE SET ${listOf(scheduleColumns, (column) => `${column} = @${column}`)}`

function listOf(columns: string[], text: (column: string) => string): string {
  return columns.map(text).join(', ')
}

type Value = string | number | bigint | boolean | null | undefined

/** Values as SQLite takes them. */
function columnsOf(row: object): Record<string, string | number | null> {
  const columnOf = (value: Value) =>
    typeof value === 'string' ? value : value === null || value === undefined ? null : Number(value)
  return Object.fromEntries(Object.entries<Value>({ ...row }).map(([name, value]) => [name, columnOf(value)]))
}
