import { sql, type Selectable } from 'kysely'
import type { DB } from '#prisma/database'
import type { Confidence } from '#domain/items/confidence'
import { basisOf, countedRating, type Basis } from '#domain/schedule/rated-answer'
import type { Rating } from '#domain/schedule/rating'
import { ratingSchema } from '#domain/schedule/schedule'
import type { Transaction } from '#server/database/transaction'
import { jsonElements, jsonNumberOrNull, outOfIndex } from '#server/database/sql-functions'
import { RowReader } from '#server/row-reader'
import { givenAt } from '#server/study/given-at'

/** An answer or a reset in the log, whether it is in force or was undone. */
export interface LoggedEvent {
  id: string
  cardId: string
  /** With the rating that counts, see `countedRating`. */
  event:
    { kind: 'rated'; rating: Rating; basis: Basis } | { kind: 'practised'; basis: Basis } | { kind: 'reset' }
  isUndone: boolean
  studyDay: number
  atMillis: number
  /** The automatic grade; null if only the learner could judge. */
  correct: boolean | null
  /** The item that was shown; null for a reset. */
  itemId: string | null
  /** Null if it was not timed. */
  durationMillis: number | null
  /** How sure the learner was; null if it was not asked. */
  confidence: Confidence | null
  /** The stability, in days, by which recall was predicted when it was answered; null for a card that was new. */
  stabilityBefore: number | null
  /** Version of the weights of that prediction. */
  weightsVersion: string
}

/**
 * All of a learner's answers and resets that are not damaged, in the order in which they were given.
 *
 * @param cardIds only those of these cards; by default, all
 */
export async function loggedEvents(
  db: Transaction,
  userId: string,
  cardIds?: readonly string[],
  reader = new RowReader(),
): Promise<LoggedEvent[]> {
  const found = db
    .selectFrom('ReviewLog as log')
    .select(['log.id', 'log.cardId', 'log.event', 'log.studyDay', givenAt.as('atMillis')])
    .select([
      'log.rating',
      'log.correct',
      'log.override',
      'log.confidence',
      'log.itemId',
      'log.durationMillis',
      'log.importedFrom',
    ])
    .select((eb) => [
      'log.weightsVersion',
      'log.undoneId',
      jsonNumberOrNull(eb.ref('log.before'), '$.stability').as('stabilityBefore'),
    ])
    .where('log.userId', '=', userId)
    .where('log.event', 'in', ['rated', 'practised', 'reset', 'undone'])
  const rows = await (
    cardIds === undefined
      ? found.orderBy(givenAt)
      : found
          .where('log.cardId', 'in', jsonElements(sql.val(JSON.stringify(cardIds))))
          // Else SQLite goes through all rows of the learner to save itself the sorting of a few.
          .orderBy(outOfIndex(givenAt))
  )
    .orderBy('log.cardId')
    .orderBy('log.revision')
    .execute()
  // An undo is about the same card, so it is among these rows.
  const undone = new Set<string>()
  for (const { undoneId } of rows) if (undoneId !== null) undone.add(undoneId)
  const events: LoggedEvent[] = []
  for (const row of rows) {
    const correct = row.correct === null ? null : Boolean(row.correct)
    const event = eventOf(row, correct, reader)
    if (event === null) continue
    // Written out, because there may be a million of them.
    events.push({
      id: row.id,
      cardId: row.cardId,
      event,
      isUndone: undone.has(row.id),
      studyDay: row.studyDay,
      atMillis: row.atMillis,
      correct,
      itemId: row.itemId,
      durationMillis: row.durationMillis,
      confidence: row.confidence,
      stabilityBefore: row.stabilityBefore,
      weightsVersion: row.weightsVersion,
    })
  }
  return events
}

const reset = { kind: 'reset' } as const

/** What a row says; null for an undo, and for a damaged row. */
function eventOf(
  row: Pick<Selectable<DB['ReviewLog']>, 'id' | 'event' | 'rating' | 'override' | 'importedFrom'>,
  correct: boolean | null,
  reader: RowReader,
): LoggedEvent['event'] | null {
  const { override } = row
  if (row.event === 'reset') return reset
  if (row.event === 'undone') return null
  const basis = row.importedFrom === null ? basisOf({ correct, override }) : 'imported'
  if (row.event !== 'rated') return { kind: 'practised', basis }
  const rating = reader.read(`event ${row.id}`, () => ratingSchema.parse(row.rating))
  return rating === null
    ? null
    : { kind: 'rated', rating: countedRating({ rating, correct, override }), basis }
}
