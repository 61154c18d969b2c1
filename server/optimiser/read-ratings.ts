import { countRecalls, type RatedCards, type TimedRating } from '#domain/schedule/training'
import type { Transaction } from '#server/database/transaction'
import { answerRecord } from '#server/study/answer-record'

/** A learner's ratings in force, for each card since it was last reset. */
export async function readRatings(db: Transaction, userId: string): Promise<RatedCards> {
  return (await answerRecord(db, userId)).cards().map(({ events }) => {
    const sinceReset = events.slice(events.findLastIndex(({ event }) => event.kind === 'reset') + 1)
    return sinceReset.flatMap(({ event, studyDay, atMillis }): TimedRating[] =>
      event.kind === 'rated' ? [{ rating: event.rating, studyDay, atMillis }] : [],
    )
  })
}

/** How many of these ratings were given on a later study day than the card's previous one. Only those tell about memory. */
export async function countAnswers(db: Transaction, userId: string): Promise<number> {
  return countRecalls(await readRatings(db, userId))
}
