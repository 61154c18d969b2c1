import { cardKnowledge, type Knowledge } from '#domain/progress/knowledge'
import { recallTests } from '#domain/progress/recall-tests'
import type { Weights } from '#domain/schedule/fsrs'
import type { Transaction } from '#server/database/sqlite-database'
import { ratingsInForce } from '#server/study/ratings-in-force'
import { scheduleColumns, scheduleOf } from '#server/study/schedule-row'

/**
 * How well a learner knows cards, by card id, whether they are suspended or not. Cards that were never rated are left
 * out: they are not tested.
 *
 * @param cardIds only these; by default, all of the learner's cards, which reads the whole log
 */
export async function knowledgeOfCards(
  db: Transaction,
  userId: string,
  today: number,
  weights: Weights,
  cardIds?: readonly string[],
): Promise<ReadonlyMap<string, Knowledge>> {
  const tests = recallTests(await ratingsInForce(db, userId, cardIds))
  const rated = db
    .selectFrom('CardSchedule')
    .select('cardId')
    .select(scheduleColumns)
    .where('userId', '=', userId)
    .where('state', '<>', 'New')
  const rows = await (cardIds === undefined ? rated : rated.where('cardId', 'in', cardIds)).execute()
  return new Map(
    rows.map(({ cardId, ...row }) => [
      cardId,
      cardKnowledge(scheduleOf(row), tests.get(cardId) ?? [], today, weights),
    ]),
  )
}
