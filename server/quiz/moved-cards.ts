import { direct } from '#server/database/prisma'
import { eventKey } from '#server/quiz/note-try'
import { eventOfKey } from '#server/study/events-of-card'
import { summaryOf, type ScheduleSummary } from '#server/study/schedule-summary'

/** What an answer in a quiz did to its card. */
export interface MovedCard {
  rating: 1 | 3
  /** When the card comes back since. */
  due: ScheduleSummary['due']
}

/** The cards that a quiz moved, by the positions of its questions. */
export function movedCards(
  userId: string,
  attemptId: string,
  positions: readonly number[],
): Map<number, MovedCard> {
  return direct.read((sql) => {
    const moved = positions.flatMap((position) => {
      const past = eventOfKey(sql, userId, eventKey(attemptId, position))
      if (past?.event.event !== 'rated') return []
      const { due } = summaryOf(past.after, past.dayBoundary)
      return [[position, { rating: past.event.rating === 1 ? 1 : 3, due }] as const]
    })
    return new Map(moved)
  })
}
