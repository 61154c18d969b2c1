import { LRUCache } from 'lru-cache'
import { FSRSAlgorithm, clipParameters, default_w, forgetting_curve, get_fuzz_range } from 'ts-fsrs'
import type { Rating } from '#domain/schedule/rating'

// ts-fsrs adds methods to Date.prototype; nothing here calls them.
for (const method of ['scheduler', 'diff', 'format', 'dueFormat']) {
  Reflect.deleteProperty(Date.prototype, method)
}

/** Stability in days and difficulty from 1 to 10. */
export interface Memory {
  stability: number
  difficulty: number
}

/** The parameters of FSRS-6, for one learner or for everybody. */
export interface Weights {
  /** A name that never means other weights: every event in the log and every schedule refers to it. */
  version: string
  /** 21 numbers, w0 to w20, each within its range. */
  values: readonly number[]
}

const weightCount = 21
/** Of w20, which alone decides the shape of the forgetting curve. */
const decayIndex = 20

/**
 * Weights from numbers; each is clipped to its range.
 *
 * @throws RangeError if they are not 21 finite numbers
 */
export function weightsOf(version: string, values: readonly number[]): Weights {
  if (values.length !== weightCount || !values.every(Number.isFinite)) {
    throw new RangeError(`The weights ${version} must be ${weightCount} finite numbers, as FSRS-6 has.`)
  }
  return { version, values: clipParameters([...values], relearningSteps) }
}

/** FSRS clips some weights by the number of relearning steps. Its default, so that a version's weights never change. */
const relearningSteps = 1

/** The weights of a learner who has none of their own. */
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

/** Memory does not depend on the desired retention. */
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
 * The predicted chance of recall (retrievability), from 0 to 1, by FSRS-6:
 * R(t, S) = (1 + F·t/S)^−w20 with F = 0.9^(−1/w20) − 1.
 *
 * @param stability in days
 * @param elapsedDays days since the last rating; fractions count
 */
export function recallProbability(stability: number, elapsedDays: number, weights: Weights): number {
  return forgetting_curve(weights.values[decayIndex] ?? NaN, elapsedDays, stability)
}

/**
 * Whole days, at least 1, until the chance of recall has fallen to the desired retention.
 *
 * @throws RangeError if the desired retention is not between 0 and 1
 */
export function intervalInDays(stability: number, desiredRetention: number, weights: Weights): number {
  return algorithmFor(weights, desiredRetention).next_interval(stability, 0)
}

/**
 * The range within which an interval may be fuzzed, so that cards learned together do not stay together. Intervals
 * below 2.5 days are not fuzzed.
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
