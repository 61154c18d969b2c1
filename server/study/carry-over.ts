import { carryOver, hasOtherWeights } from '#domain/schedule/carry-over'
import { replay } from '#domain/schedule/replay'
import type { CardSchedule } from '#domain/schedule/schedule'
import type { Transaction } from '#server/database/sqlite-database'
import { eventsOfCard } from '#server/study/events-of-card'
import type { StudySettings } from '#server/study/study-settings'

/** A learner's schedule of a card with the memory that their weights of now give, which may be others than of then. */
export async function carriedOver(
  db: Transaction,
  { userId, cardId }: { userId: string; cardId: string },
  schedule: CardSchedule,
  { weights }: StudySettings,
): Promise<CardSchedule> {
  // A whole log is read only where it is needed.
  if (!hasOtherWeights(schedule, weights)) return schedule
  return carryOver(schedule, replay(await eventsOfCard(db, userId, cardId), cardId).ratings, weights)
}
