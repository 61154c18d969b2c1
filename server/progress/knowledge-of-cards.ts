import { cardKnowledge, noEvidence, type Knowledge } from '#domain/progress/knowledge'
import type { Weights } from '#domain/schedule/fsrs'
import type { Transaction } from '#server/database/transaction'
import { answerRecord, recordOfCards } from '#server/study/answer-record'
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
  const record = await (cardIds === undefined ? answerRecord(db, userId) : recordOfCards(db, userId, cardIds))
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
      cardKnowledge(standingOf(row), record.get(cardId) ?? noEvidence, today, weights),
    ]),
  )
}
