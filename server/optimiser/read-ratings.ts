import type { RatedCards, TimedRating } from '#domain/schedule/training'
import { ratingSchema } from '#domain/schedule/schedule'
import type { Sql } from '#server/database/direct'

interface Row {
  cardId: string
  event: 'rated' | 'reset'
  rating: number | null
  studyDay: number
  atMillis: number
}

/** A learner's ratings that are in force, of each card since it was last reset. */
export function readRatings(sql: Sql, userId: string): RatedCards {
  const rows = sql.all<Row>(
    `SELECT cardId, event, rating, studyDay, serverAtMillis AS atMillis FROM ReviewLog
     WHERE userId = @userId AND event IN ('rated', 'reset')
       AND id NOT IN (SELECT undoneId FROM ReviewLog WHERE userId = @userId AND event = 'undone')
     ORDER BY cardId, revision`,
    { userId },
  )
  return [...Map.groupBy(rows, ({ cardId }) => cardId).values()].map((ofCard) =>
    ofCard.slice(ofCard.findLastIndex(({ event }) => event === 'reset') + 1).map(timedRating),
  )
}

const timedRating = ({ rating, studyDay, atMillis }: Row): TimedRating => ({
  rating: ratingSchema.parse(rating),
  studyDay,
  atMillis,
})
