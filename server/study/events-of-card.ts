import { z } from 'zod'
import { intervalsSchema } from '#domain/schedule/intervals'
import { replay, type ScheduleEvent } from '#domain/schedule/replay'
import { ratingSchema, type CardSchedule } from '#domain/schedule/schedule'
import type { DayBoundary } from '#domain/schedule/study-day'
import type { Transaction } from '#server/database/sqlite-database'
import { weightsNamed } from '#server/study/weights'

/** Parses a row of the log. */
async function eventOf(db: Transaction, row: EventRow): Promise<ScheduleEvent> {
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
        weights: await weightsNamed(db, row.weightsVersion),
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

async function eventsIn(db: Transaction, rows: readonly EventRow[]): Promise<ScheduleEvent[]> {
  const events: ScheduleEvent[] = []
  for (const row of rows) events.push(await eventOf(db, row))
  return events
}

/** All events of one learner's card, oldest first. */
export async function eventsOfCard(
  db: Transaction,
  userId: string,
  cardId: string,
): Promise<ScheduleEvent[]> {
  return eventsIn(db, await rowsOfCard(db, userId, cardId))
}

/** A logged event. */
export interface PastEvent {
  id: string
  event: ScheduleEvent
  /** The schedule that resulted from it. */
  after: CardSchedule
  /** The learner's day boundary at that time. */
  dayBoundary: DayBoundary
}

/** The event with this key of a learner; null if there is none. */
export async function eventOfKey(db: Transaction, userId: string, key: string): Promise<PastEvent | null> {
  const found = await db
    .selectFrom('ReviewLog')
    .select(['id', 'cardId'])
    .where('userId', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (found === undefined) return null
  const rows = await rowsOfCard(db, userId, found.cardId)
  const index = rows.findIndex(({ id }) => id === found.id)
  const row = rows[index]
  if (row === undefined) throw new Error(`The card of event ${found.id} has no such event.`)
  const { timeZone, rolloverHour } = row
  const until = await eventsIn(db, rows.slice(0, index + 1))
  return {
    id: row.id,
    event: await eventOf(db, row),
    after: replay(until, found.cardId).schedule,
    dayBoundary: { timeZone, rolloverHour },
  }
}

type EventRow = Awaited<ReturnType<typeof rowsOfCard>>[number]

function rowsOfCard(db: Transaction, userId: string, cardId: string) {
  return db
    .selectFrom('ReviewLog')
    .select(['id', 'event', 'rating', 'undoneId', 'dueDay', 'clientAtMillis', 'serverAtMillis', 'studyDay'])
    .select(['timeZone', 'rolloverHour', 'desiredRetention', 'intervals', 'weightsVersion'])
    .where('userId', '=', userId)
    .where('cardId', '=', cardId)
    .orderBy('revision')
    .orderBy('serverAtMillis')
    .execute()
}
