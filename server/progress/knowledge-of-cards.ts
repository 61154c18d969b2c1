import { cardKnowledge, type Knowledge } from '#domain/progress/knowledge'
import type { Weights } from '#domain/schedule/fsrs'
import type { Transaction } from '#server/database/transaction'
import { answerRecord, recordOfCards } from '#server/study/answer-record'

/**
 * How well a learner knows cards, by card id, whether they are suspended or not. Cards that are not tested are
 * left out.
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
  const record =
    cardIds === undefined
      ? (await answerRecord(db, userId)).entries()
      : await recordOfCards(db, userId, cardIds)
  const known = [...record].map(
    ([cardId, card]) => [cardId, cardKnowledge(card.standing, card, today, weights)] as const,
  )
  return new Map(known.filter(([, knowledge]) => knowledge !== 'not tested'))
}
