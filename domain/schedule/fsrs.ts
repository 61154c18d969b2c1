import { LRUCache } from 'lru-cache'
import { FSRSAlgorithm, clipParameters, default_w, forgetting_curve, get_fuzz_range } from 'ts-fsrs'
import type { Rating } from '#domain/schedule/rating'

// The library hangs methods of its own on Date; nothing here calls them.
for (const method of ['scheduler', 'diff', 'format', 'dueFormat']) {
  Reflect.deleteProperty(Date.prototype, method)
}

/** Stability in days and difficulty from 1 to 10. */
export interface Memory {
  stability: number
  difficulty: number
}

/** What FSRS-6 believes of a learner's memory. */
export interface Weights {
  /** Names them for ever; the log keeps it with every event, and a schedule with what was computed by them. */
  version: string
  /** 21 numbers, each within its range. */
  values: readonly number[]
}

/** As many as FSRS-6 has. */
const weightCount = 21

/** @throws RangeError if these are not the weights of FSRS-6 */
export function weightsOf(version: string, values: readonly number[]): Weights {
  if (values.length !== weightCount || !values.every(Number.isFinite)) {
    throw new RangeError(`FSRS-6 has ${weightCount} weights; ${version} are others.`)
  }
  return { version, values: clipParameters([...values], relearningSteps) }
}

/** FSRS's own number, whatever steps a learner takes: a version names the same weights for everybody and for ever. */
const relearningSteps = 1

/** Those for somebody of whom nothing is known. */
export const defaultWeights = weightsOf('fsrs-6-default', default_w)

const algorithms = new LRUCache<string, FSRSAlgorithm>({ max: 1_000 })

function algorithmFor(weights: Weights, desiredRetention: number): FSRSAlgorithm {
  if (!(desiredRetention > 0 && desiredRetention < 1)) {
    throw new RangeError(`Desired retention must lie between 0 and 1, not be ${desiredRetention}.`)
  }
  const name = `${desiredRetention} ${weights.version}`
  const known = algorithms.get(name)
  if (known !== undefined) return known
  const made = new FSRSAlgorithm({
    w: [...weights.values],
    request_retention: desiredRetention,
    maximum_interval: Number.MAX_SAFE_INTEGER,
    enable_fuzz: false,
  })
  algorithms.set(name, made)
  return made
}

/** The memory does not depend on it. */
const anyRetention = 0.9

/**
 * The memory after a rating.
 *
 * @param memory null before the first rating
 * @param elapsedDays study days since the last rating, a whole number from 0
 */
export function nextMemory(
  memory: Memory | null,
  elapsedDays: number,
  rating: Rating,
  weights: Weights,
): Memory {
  return algorithmFor(weights, anyRetention).next_state(memory, elapsedDays, rating)
}

/**
 * The chance of recall, from 0 to 1.
 *
 * @param elapsedDays days since the last rating; fractions count
 */
export function recallProbability(stability: number, elapsedDays: number, weights: Weights): number {
  return forgetting_curve([...weights.values], elapsedDays, stability)
}

/** Whole days, at least 1, until the chance of recall has fallen to the desired retention. */
export function intervalInDays(stability: number, desiredRetention: number, weights: Weights): number {
  return algorithmFor(weights, desiredRetention).next_interval(stability, 0)
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
