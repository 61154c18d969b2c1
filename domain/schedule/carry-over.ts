import { nextMemory, type Memory, type Weights } from '#domain/schedule/fsrs'
import type { Rating } from '#domain/schedule/rating'
import type { CardSchedule } from '#domain/schedule/schedule'

/** What a memory follows from: a rating since the card was new, on a study day. */
export interface RatingOnDay {
  rating: Rating
  studyDay: number
}

/** Whether the memory of a schedule was computed by other weights than these. A new card has none. */
export const hasOtherWeights = (schedule: CardSchedule, weights: Weights): boolean =>
  schedule.state !== 'New' && schedule.weightsVersion !== weights.version

/**
 * A schedule with the memory that some weights give for the ratings that it comes from. When the card is due, and all
 * else, stays: the learner was told so.
 *
 * @param ratings all that are in force since the card was new, oldest first
 */
export function carryOver(
  schedule: CardSchedule,
  ratings: readonly RatingOnDay[],
  weights: Weights,
): CardSchedule {
  if (schedule.state === 'New' || !hasOtherWeights(schedule, weights)) return schedule
  return { ...schedule, ...memoryAfter(ratings, weights), weightsVersion: weights.version }
}

/** The memory after some ratings, oldest first; null before the first. */
export function memoryAfter(ratings: readonly RatingOnDay[], weights: Weights): Memory | null {
  return ratings.reduce<Memory | null>((memory, { rating, studyDay }, index) => {
    const elapsedDays = Math.max(0, studyDay - (ratings[index - 1]?.studyDay ?? studyDay))
    return nextMemory(memory, elapsedDays, rating, weights)
  }, null)
}
