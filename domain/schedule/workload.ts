import { randomFrom } from '#domain/random/random-from'
import {
  intervalInDays,
  nextMemory,
  recallProbability,
  type Memory,
  type Weights,
} from '#domain/schedule/fsrs'

/** A card as a forecast begins with it. */
export interface CardAtStart {
  memory: Memory
  /** Days since its last rating. */
  elapsedDays: number
  /** Days until it is due; 0 or less if it is. */
  dueInDays: number
}

interface WorkloadOptions {
  /** How far to look ahead. */
  days: number
  desiredRetention: number
  weights: Weights
  /** No interval is longer. */
  longestDays: number
  /** New cards that are met on each day. */
  newPerDay: number
}

/**
 * How many reviews a day a learner would have on average who answers everything on the day it is due: each card is
 * followed through its reviews, recalled with the chance that the model predicts, and rated Good or Again. The answer
 * is the same for the same cards, and what differs between two wishes for retention is the wish, not chance.
 *
 * @param cards those that were learned; a sample is enough, for the result is scaled by `weight`
 * @param weight how many cards each of them stands for
 */
export function reviewsPerDay(
  cards: readonly CardAtStart[],
  weight: number,
  options: WorkloadOptions,
): number {
  const { days, newPerDay, weights } = options
  const old = cards.reduce((sum, card, i) => sum + weight * reviewsOf(card, String(i), 0, options), 0)
  const fresh: CardAtStart = { memory: nextMemory(null, 0, 3, weights), elapsedDays: 0, dueInDays: 1 }
  let met = 0
  if (newPerDay > 0) for (let day = 0; day < days; day++) met += reviewsOf(fresh, `new ${day}`, day, options)
  return (old + met * newPerDay) / days
}

/** The reviews of one card, from a day on. */
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
