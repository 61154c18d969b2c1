import { carryOver } from '#domain/schedule/carry-over'
import { replay } from '#domain/schedule/replay'
import type { CardSchedule } from '#domain/schedule/schedule'
import type { Sql } from '#server/database/direct'
import { eventsOfCard } from '#server/study/events-of-card'
import type { StudySettings } from '#server/study/study-settings'

/** A learner's schedule of a card with the memory that their weights of now give, which may be others than of then. */
export function carriedOver(
  sql: Sql,
  { userId, cardId }: { userId: string; cardId: string },
  schedule: CardSchedule,
  { weights }: StudySettings,
): CardSchedule {
  return carryOver(schedule, () => replay(eventsOfCard(sql, userId, cardId), cardId).ratings, weights)
}
