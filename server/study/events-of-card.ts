import { z } from 'zod'
import type { Weights } from '#domain/schedule/fsrs'
import { changesInForce, fold, type ScheduleEvent } from '#domain/schedule/replay'
import { ratingSchema, type CardSchedule } from '#domain/schedule/schedule'
import type { DayBoundary } from '#domain/schedule/study-day'
import { timeOfEarlierEvent } from '#domain/schedule/trusted-time'
import type { Transaction } from '#server/database/transaction'
import type { RowReader } from '#server/row-reader'
import { storedIntervals } from '#server/study/stored-intervals'
import { weightsNamed } from '#server/study/weights'

/** Finds the weights of a version. */
type WeightsByVersion = (version: string) => Promise<Weights>

const storedWeights =
  (db: Transaction): WeightsByVersion =>
  (version) =>
    weightsNamed(db, version)

/** Parses a row of the log. */
export async function eventOf(row: EventRow, weightsOf: WeightsByVersion): Promise<ScheduleEvent> {
  const { id, key, event } = row
  const given =
    row.atMillis === null
      ? { id, key, atMillis: timeOfEarlierEvent(row.clientAtMillis, row.serverAtMillis), isEarlier: true }
      : { id, key, atMillis: row.atMillis, follows: row.follows }
  switch (event) {
    case 'rated':
      return {
        event,
        ...given,
        rating: ratingSchema.parse(row.rating),
        dayBoundary: { timeZone: row.timeZone, rolloverHour: row.rolloverHour },
        desiredRetention: row.desiredRetention,
        intervals: storedIntervals(row.intervals),
        weights: await weightsOf(row.weightsVersion),
      }
    case 'undone':
      return { event, undoneId: z.string().parse(row.undoneId) }
    case 'buried':
      return { event, ...given, studyDay: row.studyDay }
    case 'practised':
      return { event }
    case 'reset':
    case 'suspended':
    case 'unsuspended':
      return { event, ...given }
    case 'dueSet':
      return { event, ...given, dueDay: z.int().parse(row.dueDay) }
  }
}

/** All events of one learner's card, in order of arrival. */
export async function eventsOfCard(
  db: Transaction,
  userId: string,
  cardId: string,
): Promise<ScheduleEvent[]> {
  return eventsIn(db, await rowsOfCard(db, userId, cardId))
}

/** The events of a card whose rows are not damaged. */
export async function readableEventsOfCard(
  db: Transaction,
  userId: string,
  cardId: string,
  reader: RowReader,
): Promise<ScheduleEvent[]> {
  const events: ScheduleEvent[] = []
  for (const row of await rowsOfCard(db, userId, cardId)) {
    const event = await reader.readLater(`event ${row.id}`, () => eventOf(row, storedWeights(db)))
    if (event !== null) events.push(event)
  }
  return events
}

/** Parses rows of the log. */
export async function eventsIn(db: Transaction, rows: readonly EventRow[]): Promise<ScheduleEvent[]> {
  const events: ScheduleEvent[] = []
  for (const row of rows) events.push(await eventOf(row, storedWeights(db)))
  return events
}

/** A logged event. */
export interface PastEvent {
  event: ScheduleEvent
  /** The schedule that resulted from it, if it is in force; else the one before it. */
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
  // Whatever arrived later is left out, so that the outcome stays what the learner was told.
  const changes = changesInForce(await eventsIn(db, rows.slice(0, index + 1)))
  const place = changes.findIndex(({ id }) => id === found.id)
  const { timeZone, rolloverHour } = row
  return {
    event: await eventOf(row, storedWeights(db)),
    after: fold(changes.slice(0, place + 1), found.cardId).schedule,
    dayBoundary: { timeZone, rolloverHour },
  }
}

export type EventRow = Awaited<ReturnType<typeof rowsOfCard>>[number]

/** Query for the log of one learner's card, in order of arrival. */
export function rowsOfCard(db: Transaction, userId: string, cardId: string) {
  return db
    .selectFrom('ReviewLog')
    .select(['id', 'key', 'event', 'rating', 'undoneId', 'dueDay', 'clientAtMillis', 'serverAtMillis'])
    .select(['atMillis', 'follows', 'revision', 'studyDay', 'durationMillis'])
    .select(['timeZone', 'rolloverHour', 'desiredRetention', 'intervals', 'weightsVersion'])
    .where('userId', '=', userId)
    .where('cardId', '=', cardId)
    .orderBy('revision')
    .orderBy('serverAtMillis')
    .execute()
}
