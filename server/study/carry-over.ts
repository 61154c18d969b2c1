import { carryOver, hasOtherWeights } from '#domain/schedule/carry-over'
import { replay } from '#domain/schedule/replay'
import type { CardSchedule } from '#domain/schedule/schedule'
import type { Transaction } from '#server/database/transaction'
import { eventsOfCard } from '#server/study/events-of-card'
import type { StudySettings } from '#server/study/study-settings'

/** A learner's schedule of a card, with its memory computed again if the learner's weights have changed since. */
export async function carriedOver(
  db: Transaction,
  { userId, cardId }: { userId: string; cardId: string },
  schedule: CardSchedule,
  { weights }: StudySettings,
): Promise<CardSchedule> {
  // Reads the card's whole log, so only if needed.
  if (!hasOtherWeights(schedule, weights)) return schedule
  return carryOver(schedule, replay(await eventsOfCard(db, userId, cardId), cardId).ratings, weights)
}
