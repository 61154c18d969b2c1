import type { Rating } from '#domain/schedule/rating'
import { ratingSchema } from '#domain/schedule/schedule'
import type { Sql } from '#server/database/direct'

/** A rating that was not undone, or a reset: what a card was rated before it counts for nothing. */
export interface RatingInForce {
  cardId: string
  event: { kind: 'rated'; rating: Rating } | { kind: 'reset' }
  studyDay: number
  atMillis: number
}

/** Of `@userId`: events that were not undone. */
export const isInForce = `id NOT IN (SELECT undoneId FROM ReviewLog WHERE userId = @userId AND event = 'undone')`

interface Row {
  cardId: string
  event: 'rated' | 'reset'
  rating: number | null
  studyDay: number
  atMillis: number
}

/** All of a learner's ratings and resets that are in force, oldest first. */
export function ratingsInForce(sql: Sql, userId: string): RatingInForce[] {
  const rows = sql.all<Row>(
    `SELECT cardId, event, rating, studyDay, serverAtMillis AS atMillis FROM ReviewLog
     WHERE userId = @userId AND event IN ('rated', 'reset') AND ${isInForce}
     ORDER BY serverAtMillis, revision`,
    { userId },
  )
  return rows.map(({ event, rating, ...rest }) => ({
    ...rest,
    event: event === 'reset' ? { kind: 'reset' } : { kind: 'rated', rating: ratingSchema.parse(rating) },
  }))
}
