import { nextMemory, type Memory, type Weights } from '#domain/schedule/fsrs'
import type { Rating } from '#domain/schedule/rating'
import type { CardSchedule } from '#domain/schedule/schedule'

/** What a memory follows from: a rating since the card was new, on a study day. */
export interface RatingOnDay {
  rating: Rating
  studyDay: number
}

/**
 * A schedule with the memory that some weights give for the ratings that it comes from. When the card is due, and all
 * else, stays: the learner was told so.
 *
 * @param ratings all that are in force since the card was new, oldest first; read only where the weights are others
 */
export function carryOver(
  schedule: CardSchedule,
  ratings: () => readonly RatingOnDay[],
  weights: Weights,
): CardSchedule {
  if (schedule.state === 'New' || schedule.weightsVersion === weights.version) return schedule
  return { ...schedule, ...memoryAfter(ratings(), weights), weightsVersion: weights.version }
}

/** The memory after some ratings, oldest first; null before the first. */
export function memoryAfter(ratings: readonly RatingOnDay[], weights: Weights): Memory | null {
  return ratings.reduce<Memory | null>((memory, { rating, studyDay }, index) => {
    const elapsedDays = Math.max(0, studyDay - (ratings[index - 1]?.studyDay ?? studyDay))
    return nextMemory(memory, elapsedDays, rating, weights)
  }, null)
}
