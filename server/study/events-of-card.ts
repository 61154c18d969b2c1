import { z } from 'zod'
import type { ScheduleEvent } from '#domain/schedule/replay'
import { ratingSchema } from '#domain/schedule/schedule'
import type { DatabaseTransaction } from '#server/database/prisma'

export const eventSelect = {
  id: true,
  event: true,
  rating: true,
  undoneId: true,
  dueDay: true,
  clientAtMillis: true,
  serverAtMillis: true,
  studyDay: true,
  timeZone: true,
  rolloverHour: true,
  desiredRetention: true,
} as const

/** The same columns for SQL. */
export const eventColumns = Object.keys(eventSelect).join(', ')

/** An event as Prisma has it, or as SQLite has it. */
export interface EventRow {
  id: string
  event: ScheduleEvent['event']
  rating: number | null
  undoneId: string | null
  dueDay: number | null
  clientAtMillis: bigint | number
  serverAtMillis: bigint | number
  studyDay: number
  timeZone: string
  rolloverHour: number
  desiredRetention: number
}

/** The event in a row of the log. */
export function eventOf(row: EventRow): ScheduleEvent {
  const { id, event } = row
  switch (event) {
    case 'rated':
      return {
        event,
        id,
        rating: ratingSchema.parse(row.rating),
        clientAtMillis: Number(row.clientAtMillis),
        serverAtMillis: Number(row.serverAtMillis),
        reckoning: { timeZone: row.timeZone, rolloverHour: row.rolloverHour },
        desiredRetention: row.desiredRetention,
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
export async function eventsOfCard(
  database: DatabaseTransaction,
  userId: string,
  cardId: string,
): Promise<ScheduleEvent[]> {
  const rows = await database.reviewLog.findMany({
    where: { userId, cardId },
    orderBy: [{ revision: 'asc' }, { serverAtMillis: 'asc' }],
    select: eventSelect,
  })
  return rows.map(eventOf)
}
