import { countRecalls, type RatedCards, type TimedRating } from '#domain/schedule/training'
import type { Transaction } from '#server/database/sqlite-database'
import { ratingsInForce } from '#server/study/ratings-in-force'

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

/** How many of these ratings were given on a later study day than the card's previous one. Only those tell about memory. */
export async function countAnswers(db: Transaction, userId: string): Promise<number> {
  return countRecalls(await readRatings(db, userId))
}
