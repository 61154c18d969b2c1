import type { Evidence } from '#domain/quiz/weakness'
import { retrievability } from '#domain/schedule/review-card'
import { studyDayOf } from '#domain/schedule/study-day'
import type { Transaction } from '#server/database/transaction'
import { cardsInPool, type PoolSetup } from '#server/quiz/question-pool'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'
import { studySettings } from '#server/study/study-settings'

/**
 * Evidence of how well a learner knows the cards that a quiz may ask about, by card id. Cards that the learner has
 * never seen are left out.
 */
export async function readEvidence(
  db: Transaction,
  userId: string,
  setup: PoolSetup,
  now: Date,
): Promise<Map<string, Evidence>> {
  const { dayBoundary, weights } = await studySettings(db, userId)
  const today = studyDayOf(now.getTime(), dayBoundary)
  const cards = cardsInPool(db, setup)
  const schedules = await db
    .selectFrom('CardSchedule')
    .select('cardId')
    .select(scheduleColumns)
    .where('userId', '=', userId)
    .where('cardId', 'in', cards)
    .execute()
  const tries = await db
    .selectFrom('ReviewLog')
    .select(['cardId', 'rating', 'correct', 'confidence'])
    .where('userId', '=', userId)
    .where('cardId', 'in', cards)
    .where('event', 'in', ['rated', 'practised'])
    .orderBy('serverAtMillis')
    .orderBy('revision')
    .execute()
  const lastTries = new Map<string, Evidence['lastTry']>()
  for (const { cardId, rating, correct, confidence } of tries) {
    const passed = correct ?? (rating === null ? null : rating > 1)
    if (passed !== null) lastTries.set(cardId, { correct: Boolean(passed), confidence })
  }
  const recall = new Map(
    schedules.map((row) => [row.cardId, retrievability(scheduleOf(row), today, weights)]),
  )
  const cardIds = new Set([...recall.keys(), ...lastTries.keys()])
  return new Map(
    [...cardIds].map((cardId) => [
      cardId,
      { retrievability: recall.get(cardId) ?? null, lastTry: lastTries.get(cardId) ?? null },
    ]),
  )
}
