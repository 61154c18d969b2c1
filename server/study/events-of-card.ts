import { z } from 'zod'
import { intervalsSchema } from '#domain/schedule/intervals'
import { replay, type ScheduleEvent } from '#domain/schedule/replay'
import { ratingSchema, type CardSchedule } from '#domain/schedule/schedule'
import type { DayBoundary } from '#domain/schedule/study-day'
import type { Sql } from '#server/database/direct'
import { weightsNamed } from '#server/study/weights'

const eventColumns = [
  ...['id', 'event', 'rating', 'undoneId', 'dueDay', 'clientAtMillis', 'serverAtMillis', 'studyDay'],
  ...['timeZone', 'rolloverHour', 'desiredRetention', 'intervals', 'weightsVersion'],
].join(', ')

interface EventRow {
  id: string
  event: ScheduleEvent['event']
  rating: number | null
  undoneId: string | null
  dueDay: number | null
  clientAtMillis: number
  serverAtMillis: number
  studyDay: number
  timeZone: string
  rolloverHour: number
  desiredRetention: number
  intervals: string
  weightsVersion: string
}

/** The event in a row of the log. */
function eventOf(row: EventRow): ScheduleEvent {
  const { id, event } = row
  switch (event) {
    case 'rated':
      return {
        event,
        id,
        rating: ratingSchema.parse(row.rating),
        clientAtMillis: row.clientAtMillis,
        serverAtMillis: row.serverAtMillis,
        dayBoundary: { timeZone: row.timeZone, rolloverHour: row.rolloverHour },
        desiredRetention: row.desiredRetention,
        intervals: intervalsSchema.parse(JSON.parse(row.intervals)),
        weights: weightsNamed(row.weightsVersion),
      }
    case 'undone':
      return { event, undoneId: z.string().parse(row.undoneId) }
    case 'buried':
      return { event, id, studyDay: row.studyDay }
    case 'practised':
      return { event }
    case 'reset':
    case 'suspended':
    case 'unsuspended':
      return { event, id }
    case 'dueSet':
      return { event, id, dueDay: z.int().parse(row.dueDay) }
  }
}

/** All events of one learner's card, oldest first. */
export const eventsOfCard = (sql: Sql, userId: string, cardId: string): ScheduleEvent[] =>
  rowsOfCard(sql, userId, cardId).map(eventOf)

/** An event that has happened. */
export interface PastEvent {
  id: string
  event: ScheduleEvent
  /** The schedule that it led to. */
  after: CardSchedule
  /** As the learner's days were counted then. */
  dayBoundary: DayBoundary
}

/** The event that a learner's key made; null if it made none. */
export function eventOfKey(sql: Sql, userId: string, key: string): PastEvent | null {
  const found = sql.get<{ id: string; cardId: string }>(
    `SELECT id, cardId FROM ReviewLog WHERE userId = @userId AND key = @key`,
    { userId, key },
  )
  if (found === undefined) return null
  const rows = rowsOfCard(sql, userId, found.cardId)
  const index = rows.findIndex(({ id }) => id === found.id)
  const row = rows[index]
  if (row === undefined) throw new Error(`The card of event ${found.id} has no such event.`)
  const { timeZone, rolloverHour } = row
  const until = rows.slice(0, index + 1).map(eventOf)
  return {
    id: row.id,
    event: eventOf(row),
    after: replay(until, found.cardId).schedule,
    dayBoundary: { timeZone, rolloverHour },
  }
}

function rowsOfCard(sql: Sql, userId: string, cardId: string): EventRow[] {
  return sql.all<EventRow>(
    `SELECT ${eventColumns} FROM ReviewLog WHERE userId = @userId AND cardId = @cardId
     ORDER BY revision, serverAtMillis`,
    { userId, cardId },
  )
}
