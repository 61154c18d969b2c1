import type { RatedCards, TimedRating } from '#domain/schedule/training'
import type { Transaction } from '#server/database/sqlite-database'
import { jsonValue } from '#server/database/sqlite-functions'
import { ratingsInForce, undoneEvents } from '#server/study/ratings-in-force'

/** A learner's ratings in force, for each card since it was last reset. */
export async function readRatings(db: Transaction, userId: string): Promise<RatedCards> {
  const cards = new Map<string, TimedRating[]>()
  for (const { cardId, event, studyDay, atMillis } of await ratingsInForce(db, userId)) {
    const ratings = event.kind === 'reset' ? [] : (cards.get(cardId) ?? [])
    if (event.kind === 'rated') ratings.push({ rating: event.rating, studyDay, atMillis })
    cards.set(cardId, ratings)
  }
  return [...cards.values()]
}

/**
 * How many of these ratings were given on a later study day than the card's previous one. Only those tell about memory.
 *
 * @param max counting stops there, because the log may be long
 */
export async function countAnswers(db: Transaction, userId: string, max: number): Promise<number> {
  const undone = undoneEvents(db, userId)
  const answers = db
    .selectFrom('ReviewLog as log')
    .select('log.id')
    .where('log.userId', '=', userId)
    .where('log.event', '=', 'rated')
    .where('log.id', 'not in', undone)
    .where((eb) => eb(jsonValue<number>(eb.ref('log.before'), '$.lastStudyDay'), '<', eb.ref('log.studyDay')))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ReviewLog as later')
            .select('later.id')
            .where('later.userId', '=', userId)
            .whereRef('later.cardId', '=', 'log.cardId')
            .whereRef('later.revision', '>', 'log.revision')
            .where('later.event', '=', 'reset')
            .where('later.id', 'not in', undone),
        ),
      ),
    )
    .limit(max)
  const { count } = await db
    .selectFrom(answers.as('answers'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
