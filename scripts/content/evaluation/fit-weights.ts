import type { ClaimWeights } from '#domain/claims/claim-weights'
import { passageKinds } from '#domain/claims/passage'
import { readings as pairReadings } from '#domain/claims/rank-claims'
import { passageReadings } from '#domain/claims/rank-passages'
import type { Weights } from '#domain/claims/regression'
import { labelledExamples } from './labelled-examples.ts'
import type { LabelledLesson } from './read-corpus.ts'

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

/** Strength of the regularisation; the best of several in cross-validation over the open part of the corpus. */
const decays = { pair: 0.004, advice: 0.004, question: 0.008, procedure: 0.008, statement: 0.004 }

const nothing: ClaimWeights = { pair: {}, advice: {}, question: {}, procedure: {}, statement: {} }

/** Learns all weights from labelled lessons: first for pairs, whose reading is evidence for passages. */
export function fitClaimWeights(lessons: readonly LabelledLesson[]): ClaimWeights {
  const pairs = lessons.flatMap((lesson) => labelledExamples(lesson, nothing).pair)
  const pair = fitWeights(pairs, pairReadings, decays.pair)
  const passages = lessons.map((lesson) => labelledExamples(lesson, { ...nothing, pair }).passages)
  const fitted = passageKinds.map((kind) => [
    kind,
    fitWeights(
      passages.flatMap((examples) => examples[kind]),
      passageReadings,
      decays[kind],
    ),
  ])
  return { pair, ...(Object.fromEntries(fitted) as Omit<ClaimWeights, 'pair'>) }
}
