import type { CardSchedule } from '#domain/schedule/schedule'
import { database } from '#server/database/database'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'

/** The stored schedule of a learner's card. */
export async function storedSchedule(userId: string, cardId: string): Promise<CardSchedule> {
  const row = await database.read((db) =>
    db
      .selectFrom('CardSchedule')
      .select(scheduleColumns)
      .where('userId', '=', userId)
      .where('cardId', '=', cardId)
      .executeTakeFirst(),
  )
  return scheduleOf(row)
}
