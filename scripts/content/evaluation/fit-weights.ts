import type { Weights } from '#domain/claims/regression'

/** A candidate with its evidence and what the labels say it is. */
export interface Example<Reading extends string> {
  evidence: readonly string[]
  reading: Reading
}

const rounds = 400
/** With larger steps the weights swing, and the round in which they stop decides how many definitions are found. */
const stepSize = 0.1

/**
 * Fits multinomial logistic regression by gradient descent with L2 regularisation (Bishop, Pattern Recognition and
 * Machine Learning, 2006, section 4.3.4). Deterministic.
 *
 * @param decay strength of the regularisation, per example
 */
export function fitWeights<Reading extends string>(
  examples: readonly Example<Reading>[],
  readings: readonly Reading[],
  decay: number,
): Weights<Reading> {
  const ids = ['bias', ...new Set(examples.flatMap(({ evidence }) => evidence))].sort()
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const count = readings.length
  // Matrices are flat: the weight of evidence i for reading k is at i * count + k. Rows hold i * count.
  const rows = examples.map(({ evidence, reading }) => ({
    active: Int32Array.from(['bias', ...evidence], (id) => (indexOf.get(id) ?? 0) * count),
    reading: readings.indexOf(reading),
  }))
  const bias = (indexOf.get('bias') ?? 0) * count
  const weights = new Float64Array(ids.length * count)
  const squares = new Float64Array(ids.length * count).fill(1e-6)
  const gradient = new Float64Array(ids.length * count)
  const powers = new Float64Array(count)
  for (let round = 0; round < rounds; round++) {
    gradient.fill(0)
    for (const { active, reading } of rows) {
      powers.fill(0)
      for (const i of active) for (let k = 0; k < count; k++) powers[k]! += weights[i + k]!
      const highest = Math.max(...powers)
      let all = 0
      for (let k = 0; k < count; k++) all += powers[k] = Math.exp(powers[k]! - highest)
      for (let k = 0; k < count; k++) powers[k] = (powers[k]! / all - (k === reading ? 1 : 0)) / rows.length
      for (const i of active) for (let k = 0; k < count; k++) gradient[i + k]! += powers[k]!
    }
    for (let at = 0; at < weights.length; at++) {
      const isBias = at >= bias && at < bias + count
      const slope = gradient[at]! + (isBias ? 0 : decay * weights[at]!)
      // AdaGrad: rare evidence takes larger steps than frequent evidence.
      squares[at]! += slope * slope
      weights[at]! -= (stepSize * slope) / Math.sqrt(squares[at]!)
    }
  }
  return Object.fromEntries(
    ids.map((id, i) => [
      id,
      Object.fromEntries(readings.map((reading, k) => [reading, Number(weights[i * count + k]!.toFixed(3))])),
    ]),
  ) as Weights<Reading>
}
