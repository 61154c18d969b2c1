import type { Transaction } from '#server/database/transaction'
import { appendEvent } from '#server/study/append-event'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'
import { studySettings } from '#server/study/study-settings'

/** Makes cards new again for everyone who has learned them, because their answers changed. */
export async function resetLearners(db: Transaction, cardIds: readonly string[], now: Date): Promise<void> {
  const atMillis = now.getTime()
  const times = { clientAtMillis: atMillis, serverAtMillis: atMillis, atMillis }
  const eventDetails = { event: 'reset' } as const
  for (const cardId of cardIds) {
    // Looks up one schedule per learner by its primary key, because there are far more schedules than learners. SQLite
    // keeps the order of a cross join.
    const schedules = await db
      .selectFrom('User')
      .crossJoin('CardSchedule')
      .select('userId')
      .select(scheduleColumns)
      .whereRef('userId', '=', 'User.id')
      .where('cardId', '=', cardId)
      .where('state', '!=', 'New')
      .execute()
    for (const { userId, ...row } of schedules) {
      const current = scheduleOf(row)
      const key = `reset/${cardId}/${current.revision}`
      const settings = await studySettings(db, userId)
      await appendEvent(db, { userId, cardId, key, eventDetails, current, ...times }, settings)
    }
  }
}
