import { nextMemory, type Memory, type Weights } from '#domain/schedule/fsrs'
import type { Rating } from '#domain/schedule/rating'
import type { CardSchedule } from '#domain/schedule/schedule'

/** A rating and its study day: a card's memory follows from all of them since it was new. */
export interface RatingOnDay {
  rating: Rating
  studyDay: number
}

/** Whether the memory of a schedule was computed by other weights than these. A new card has none. */
export const hasOtherWeights = (schedule: CardSchedule, weights: Weights): boolean =>
  schedule.state !== 'New' && schedule.weightsVersion !== weights.version

/**
 * Recomputes the memory of a card, its stability and difficulty, after the learner's weights have changed. When the
 * card is due stays as it is, because the learner has been told.
 *
 * @param ratings all since the card was new but those undone, oldest first
 */
export function carryOver(
  schedule: CardSchedule,
  ratings: readonly RatingOnDay[],
  weights: Weights,
): CardSchedule {
  if (schedule.state === 'New' || !hasOtherWeights(schedule, weights)) return schedule
  return { ...schedule, ...memoryAfter(ratings, weights), weightsVersion: weights.version }
}

/** The memory that follows from ratings, oldest first; null if there are none. */
export function memoryAfter(ratings: readonly RatingOnDay[], weights: Weights): Memory | null {
  return ratings.reduce<Memory | null>((memory, { rating, studyDay }, index) => {
    const elapsedDays = Math.max(0, studyDay - (ratings[index - 1]?.studyDay ?? studyDay))
    return nextMemory(memory, elapsedDays, rating, weights)
  }, null)
}
