import { cardKnowledge, type Knowledge } from '#domain/progress/knowledge'
import { recallTests, type RecallTest } from '#domain/progress/recall-tests'
import type { Weights } from '#domain/schedule/fsrs'
import type { Transaction } from '#server/database/sqlite-database'
import { answerRecord } from '#server/study/answer-record'
import { ratingsInForce } from '#server/study/ratings-in-force'
import { standingColumns, standingOf } from '#server/study/schedule-row'

/**
 * How well a learner knows cards, by card id, whether they are suspended or not. Cards that were never rated are left
 * out: they are not tested.
 *
 * @param cardIds only these; by default, all of the learner's cards
 */
export async function knowledgeOfCards(
  db: Transaction,
  userId: string,
  today: number,
  weights: Weights,
  cardIds?: readonly string[],
): Promise<ReadonlyMap<string, Knowledge>> {
  const tests = await testsOfCards(db, userId, cardIds)
  const rated = db
    .selectFrom('CardSchedule')
    .select('cardId')
    .select(standingColumns)
    .where('userId', '=', userId)
    .where('state', '<>', 'New')
  const rows = await (cardIds === undefined ? rated : rated.where('cardId', 'in', cardIds)).execute()
  return new Map(
    rows.map(({ cardId, ...row }) => [
      cardId,
      cardKnowledge(standingOf(row), tests.get(cardId) ?? [], today, weights),
    ]),
  )
}

async function testsOfCards(
  db: Transaction,
  userId: string,
  cardIds: readonly string[] | undefined,
): Promise<ReadonlyMap<string, readonly RecallTest[]>> {
  if (cardIds !== undefined) return recallTests(await ratingsInForce(db, userId, cardIds))
  const record = await answerRecord(db, userId)
  return new Map([...record].map(([cardId, { tests }]) => [cardId, tests]))
}
