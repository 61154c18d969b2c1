import { randomFrom } from '#domain/random/random-from'
import {
  intervalInDays,
  nextMemory,
  recallProbability,
  type Memory,
  type Weights,
} from '#domain/schedule/fsrs'

/** A card at the start of a simulation. */
export interface CardAtStart {
  memory: Memory
  /** Days since its last rating. */
  elapsedDays: number
  /** Days until it is due; 0 or less if it is due now. */
  dueInDays: number
}

interface WorkloadOptions {
  /** How many days to simulate. */
  days: number
  desiredRetention: number
  weights: Weights
  /** The maximum interval. */
  longestDays: number
  /** New cards introduced each day. */
  newPerDay: number
}

/**
 * The mean number of reviews per day of a learner who answers every card on the day it is due. Each card is simulated
 * through its reviews: it is recalled with the predicted chance, and rated Good or Again. The seeds are fixed, so that
 * two desired retentions differ in their result by themselves and not by chance.
 *
 * @param cards learned cards; a sample is enough, because the result is scaled by `weight`
 * @param weight how many cards each of them stands for
 */
export function expectedReviewsPerDay(
  cards: readonly CardAtStart[],
  weight: number,
  options: WorkloadOptions,
): number {
  const { days, newPerDay, weights } = options
  const old = cards.reduce((sum, card, i) => sum + weight * reviewsOf(card, String(i), 0, options), 0)
  const fresh: CardAtStart = { memory: nextMemory(null, 0, 3, weights), elapsedDays: 0, dueInDays: 1 }
  let each = 0
  if (newPerDay > 0) for (let day = 0; day < days; day++) each += reviewsOf(fresh, `new ${day}`, day, options)
  return (old + each * newPerDay) / days
}

/** The number of reviews of one card, from a day on. A failed one counts twice: the card is relearned the same day. */
function reviewsOf(card: CardAtStart, seed: string, fromDay: number, options: WorkloadOptions): number {
  const { desiredRetention, longestDays, weights } = options
  const random = randomFrom(seed)
  let { memory, elapsedDays } = card
  let reviews = 0
  let day = fromDay + Math.max(0, card.dueInDays)
  elapsedDays += Math.max(0, card.dueInDays)
  while (day < options.days) {
    const isRecalled = random() < recallProbability(memory.stability, elapsedDays, weights)
    memory = nextMemory(memory, elapsedDays, isRecalled ? 3 : 1, weights)
    reviews += isRecalled ? 1 : 2
    elapsedDays = Math.min(intervalInDays(memory.stability, desiredRetention, weights), longestDays)
    day += elapsedDays
  }
  return reviews
}
