import type { Weights } from '#domain/claims/regression'

/** A candidate with its evidence and what the labels say it is. */
export interface Example<Reading extends string> {
  evidence: readonly string[]
  reading: Reading
}

const rounds = 400
const stepSize = 0.5

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
  const rows = examples.map(({ evidence, reading }) => ({
    active: ['bias', ...evidence].map((id) => indexOf.get(id) ?? 0),
    reading: readings.indexOf(reading),
  }))
  const weights = ids.map(() => readings.map(() => 0))
  const squares = ids.map(() => readings.map(() => 1e-6))
  for (let round = 0; round < rounds; round++) {
    const gradient = ids.map(() => readings.map(() => 0))
    for (const { active, reading } of rows) {
      const totals = readings.map((_, k) => active.reduce((sum, i) => sum + (weights[i]?.[k] ?? 0), 0))
      const highest = Math.max(...totals)
      const powers = totals.map((total) => Math.exp(total - highest))
      const all = powers.reduce((sum, power) => sum + power, 0)
      for (const [k, power] of powers.entries()) {
        const error = power / all - (k === reading ? 1 : 0)
        for (const i of active) gradient[i]![k]! += error / rows.length
      }
    }
    for (const [i, id] of ids.entries()) {
      for (const k of readings.keys()) {
        const pull = id === 'bias' ? 0 : decay * weights[i]![k]!
        const slope = gradient[i]![k]! + pull
        // AdaGrad: rare evidence takes larger steps than frequent evidence.
        squares[i]![k]! += slope * slope
        weights[i]![k]! -= (stepSize * slope) / Math.sqrt(squares[i]![k]!)
      }
    }
  }
  return Object.fromEntries(
    ids.map((id, i) => [
      id,
      Object.fromEntries(readings.map((reading, k) => [reading, Number(weights[i]![k]!.toFixed(3))])),
    ]),
  ) as Weights<Reading>
}
