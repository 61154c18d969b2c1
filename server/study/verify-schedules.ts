import { isDeepStrictEqual } from 'node:util'
import { replay } from '#domain/schedule/replay'
import type { Transaction } from '#server/database/transaction'
import { eventsOfCard } from '#server/study/events-of-card'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'

/**
 * Ids of a learner's cards whose stored schedule is not what the replay of their log gives, or whose log or schedule
 * cannot be read.
 */
export async function schedulesUnlikeTheirLog(db: Transaction, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('CardSchedule')
    .select('cardId')
    .select(scheduleColumns)
    .where('userId', '=', userId)
    .where('revision', '>', 0)
    .execute()
  const logged = await db
    .selectFrom('ReviewLog')
    .select('cardId')
    .distinct()
    .where('userId', '=', userId)
    .where('event', '!=', 'practised')
    .execute()
  const schedules = new Map(rows.map(({ cardId, ...row }) => [cardId, row]))
  const differing: string[] = []
  for (const cardId of new Set([...schedules.keys(), ...logged.map((row) => row.cardId)])) {
    try {
      const { schedule } = replay(await eventsOfCard(db, userId, cardId), cardId)
      const row = schedules.get(cardId)
      if (row === undefined || !isDeepStrictEqual(schedule, scheduleOf(row))) differing.push(cardId)
    } catch {
      differing.push(cardId)
    }
  }
  return differing
}
