import { FSRSAlgorithm, clipParameters, default_w, forgetting_curve, get_fuzz_range } from 'ts-fsrs'
import type { Rating } from '#domain/schedule/schedule'

// The library hangs methods of its own on Date; nothing here calls them.
for (const method of ['scheduler', 'diff', 'format', 'dueFormat']) {
  Reflect.deleteProperty(Date.prototype, method)
}

/** Stability in days and difficulty from 1 to 10. */
export interface Memory {
  stability: number
  difficulty: number
}

/** Names the weights that schedules are computed with; the log keeps it with every event. */
export const weightsVersion = 'fsrs-6-default'

const weights = clipParameters([...default_w], 1)
const algorithms = new Map<number, FSRSAlgorithm>()

function algorithmFor(desiredRetention: number): FSRSAlgorithm {
  if (!(desiredRetention > 0 && desiredRetention < 1)) {
    throw new RangeError(`Desired retention must lie between 0 and 1, not be ${desiredRetention}.`)
  }
  const known = algorithms.get(desiredRetention)
  if (known !== undefined) return known
  const made = new FSRSAlgorithm({
    w: weights,
    request_retention: desiredRetention,
    maximum_interval: Number.MAX_SAFE_INTEGER,
    enable_fuzz: false,
  })
  algorithms.set(desiredRetention, made)
  return made
}

const memoryModel = algorithmFor(0.9)

/**
 * The memory after a rating.
 *
 * @param memory null before the first rating
 * @param elapsedDays study days since the last rating, a whole number from 0
 */
export function nextMemory(memory: Memory | null, elapsedDays: number, rating: Rating): Memory {
  return memoryModel.next_state(memory, elapsedDays, rating)
}

/**
 * The chance of recall, from 0 to 1.
 *
 * @param elapsedDays days since the last rating; fractions count
 */
export function recallProbability(stability: number, elapsedDays: number): number {
  return forgetting_curve(weights, elapsedDays, stability)
}

/** Whole days, at least 1, until the chance of recall has fallen to the desired retention. */
export function intervalInDays(stability: number, desiredRetention: number): number {
  return algorithmFor(desiredRetention).next_interval(stability, 0)
}

/**
 * The days among which an interval may be varied, so that cards learned together do not stay together.
 * Intervals below 2.5 days are not varied.
 */
export function fuzzRange(
  intervalDays: number,
  elapsedDays: number,
  maximumIntervalDays: number,
): { minDays: number; maxDays: number } {
  if (intervalDays < 2.5) return { minDays: intervalDays, maxDays: intervalDays }
  const { min_ivl, max_ivl } = get_fuzz_range(intervalDays, elapsedDays, maximumIntervalDays)
  return { minDays: min_ivl, maxDays: max_ivl }
}
