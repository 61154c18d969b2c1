import type { RecallEvent } from '#domain/progress/recall-tests'
import { basisOf, countedRating } from '#domain/schedule/rated-answer'
import { ratingSchema } from '#domain/schedule/schedule'
import type { Transaction } from '#server/database/sqlite-database'
import { RowReader } from '#server/row-reader'
import { givenAt } from '#server/study/given-at'

/** A rating or a reset that was not undone. Ratings of a card before a reset of it do not count. */
export interface RatingInForce extends RecallEvent {
  atMillis: number
}

/** Query for the ids of a learner's events that were undone. */
export const undoneEvents = (db: Transaction, userId: string) =>
  db
    .selectFrom('ReviewLog as undo')
    .where('undo.userId', '=', userId)
    .where('undo.event', '=', 'undone')
    .select('undo.undoneId')

/**
 * All of a learner's ratings and resets that are in force and not damaged, oldest first.
 *
 * @param cardIds only those of these cards; by default, all
 */
export async function ratingsInForce(
  db: Transaction,
  userId: string,
  cardIds?: readonly string[],
  reader = new RowReader(),
): Promise<RatingInForce[]> {
  const found = db
    .selectFrom('ReviewLog as log')
    .select(['log.id', 'log.cardId', 'log.event', 'log.studyDay', givenAt.as('atMillis')])
    .select(['log.rating', 'log.correct', 'log.override'])
    .where('log.userId', '=', userId)
    .where('log.event', 'in', ['rated', 'reset'])
    .where('log.id', 'not in', undoneEvents(db, userId))
    .orderBy(givenAt)
    .orderBy('log.cardId')
    .orderBy('log.revision')
  const rows = await (cardIds === undefined ? found : found.where('log.cardId', 'in', cardIds)).execute()
  return rows.flatMap(({ id, event, rating: stored, correct, override, ...rest }): RatingInForce[] => {
    if (event === 'reset') return [{ ...rest, event: { kind: 'reset' } }]
    const rating = reader.read(`event ${id}`, () => ratingSchema.parse(stored))
    if (rating === null) return []
    const answer = { rating, correct: correct === null ? null : Boolean(correct), override }
    return [{ ...rest, event: { kind: 'rated', rating: countedRating(answer), basis: basisOf(answer) } }]
  })
}
