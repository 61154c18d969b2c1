import { z } from 'zod'
import type { DatabaseTransaction } from '#server/database/prisma'

export interface RatingsOfDay {
  /** All ratings of the day. */
  rated: number
  /** Cards that were new when they were rated. */
  introduced: number
  /** Cards that were in Review when they were rated. */
  reviewed: number
  /** Whether a card was buried. */
  hasBuried: boolean
  /** Main concepts of the cards that were rated last, the latest last. */
  lastConceptIds: (string | null)[]
}

const beforeSchema = z.object({ state: z.string() })
const remembered = 2

/** What a learner has rated on a study day. Ratings that were undone do not count. */
export async function ratingsOfDay(
  database: DatabaseTransaction,
  userId: string,
  studyDay: number,
): Promise<RatingsOfDay> {
  const rows = await database.reviewLog.findMany({
    where: { userId, studyDay, event: { in: ['rated', 'undone', 'buried'] } },
    orderBy: [{ serverAtMillis: 'asc' }, { revision: 'asc' }],
    select: { id: true, event: true, undoneId: true, before: true, cardId: true },
  })
  const undone = new Set(rows.map((row) => row.undoneId))
  const ratings = rows
    .filter((row) => row.event === 'rated' && !undone.has(row.id))
    .map((row) => ({ cardId: row.cardId, state: beforeSchema.parse(JSON.parse(row.before)).state }))
  const lastCardIds = ratings.slice(-remembered).map((rating) => rating.cardId)
  const concepts = await database.cardConcept.findMany({
    where: { cardId: { in: lastCardIds }, position: 0 },
    select: { cardId: true, conceptId: true },
  })
  return {
    rated: ratings.length,
    introduced: ratings.filter(({ state }) => state === 'New').length,
    reviewed: ratings.filter(({ state }) => state === 'Review').length,
    hasBuried: rows.some((row) => row.event === 'buried'),
    lastConceptIds: lastCardIds.map(
      (cardId) => concepts.find((concept) => concept.cardId === cardId)?.conceptId ?? null,
    ),
  }
}
