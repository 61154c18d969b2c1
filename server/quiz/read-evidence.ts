import type { Evidence } from '#domain/quiz/weakness'
import { retrievability } from '#domain/schedule/review-card'
import { studyDayOf } from '#domain/schedule/study-day'
import { direct, type DatabaseTransaction } from '#server/database/prisma'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'
import { studySettings } from '#server/study/study-settings'

/** What is known of how well a learner knows these cards, by their id. */
export async function readEvidence(
  tx: DatabaseTransaction,
  userId: string,
  cardIds: readonly string[],
  now: Date,
): Promise<Map<string, Evidence>> {
  const where = { userId, cardId: { in: [...cardIds] } }
  const { dayBoundary, weights } = studySettings(direct.reader, userId)
  const today = studyDayOf(now.getTime(), dayBoundary)
  const schedules = await tx.cardSchedule.findMany({ where, select: { cardId: true, ...scheduleSelect } })
  const tries = await tx.reviewLog.findMany({
    where: { ...where, event: { in: ['rated', 'practised'] } },
    orderBy: { serverAtMillis: 'asc' },
    select: { cardId: true, rating: true, correct: true, confidence: true },
  })
  const lastTries = new Map<string, Evidence['lastTry']>()
  for (const { cardId, rating, correct, confidence } of tries) {
    const passed = correct ?? (rating === null ? null : rating > 1)
    if (passed !== null) lastTries.set(cardId, { correct: passed, confidence })
  }
  const recall = new Map(
    schedules.map((row) => [row.cardId, retrievability(scheduleOf(row), today, weights)]),
  )
  return new Map(
    cardIds.map((cardId) => [
      cardId,
      { retrievability: recall.get(cardId) ?? null, lastTry: lastTries.get(cardId) ?? null },
    ]),
  )
}
