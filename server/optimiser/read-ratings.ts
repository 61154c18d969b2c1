import type { RatedCards, TimedRating } from '#domain/schedule/training'
import type { Sql } from '#server/database/direct'
import { isInForce, ratingsInForce } from '#server/study/ratings-in-force'

/** A learner's ratings that are in force, of each card since it was last reset. */
export function readRatings(sql: Sql, userId: string): RatedCards {
  const cards = new Map<string, TimedRating[]>()
  for (const { cardId, event, studyDay, atMillis } of ratingsInForce(sql, userId)) {
    const ratings = event.kind === 'reset' ? [] : (cards.get(cardId) ?? [])
    if (event.kind === 'rated') ratings.push({ rating: event.rating, studyDay, atMillis })
    cards.set(cardId, ratings)
  }
  return [...cards.values()]
}

/**
 * How many of these ratings were given on a later study day than the card's last one: those say something of a memory.
 *
 * @param most counting ends there, for the log may be long
 */
export function countAnswers(sql: Sql, userId: string, most: number): number {
  const row = sql.get<{ n: number }>(
    `SELECT count(*) AS n FROM (
       SELECT 1 FROM ReviewLog log
       WHERE log.userId = @userId AND log.event = 'rated' AND log.${isInForce}
         AND json_extract(log."before", '$.lastStudyDay') < log.studyDay
         AND NOT EXISTS (
           SELECT 1 FROM ReviewLog later WHERE later.userId = @userId AND later.cardId = log.cardId
             AND later.revision > log.revision AND later.event = 'reset' AND later.${isInForce})
       LIMIT ${most})`,
    { userId },
  )
  return row?.n ?? 0
}
