import type { ClaimCandidate } from '#domain/claims/candidate'
import { evidenceRules } from '#domain/claims/evidence'
import type { LessonContext } from '#domain/claims/lesson-context'

/** What a candidate may turn out to be. */
export const readings = ['none', 'definition', 'label'] as const
export type Reading = (typeof readings)[number]

/** For each rule of evidence, how much it speaks for each reading; `bias` holds for every candidate. */
export type Weights = Readonly<Record<string, Readonly<Record<Reading, number>>>>

export interface RankedCandidate {
  candidate: ClaimCandidate
  /** Ids of the rules that see the candidate. */
  evidence: readonly string[]
  /** Probability of each reading; they add up to 1. */
  probability: Readonly<Record<Reading, number>>
}

/** Ids of the rules of evidence that see a candidate. */
export function evidenceFor(candidate: ClaimCandidate, context: LessonContext): string[] {
  return evidenceRules.filter(({ sees }) => sees(candidate, context)).map(({ id }) => id)
}

/** Multinomial logistic regression: exp(sum of weights), divided by the sum over all readings. */
function probabilities(evidence: readonly string[], weights: Weights): Record<Reading, number> {
  const totals = readings.map((reading) =>
    ['bias', ...evidence].reduce((sum, id) => sum + (weights[id]?.[reading] ?? 0), 0),
  )
  const highest = Math.max(...totals)
  const powers = totals.map((total) => Math.exp(total - highest))
  const all = powers.reduce((sum, power) => sum + power, 0)
  const [none = 0, definition = 0, label = 0] = powers.map((power) => power / all)
  return { none, definition, label }
}

/** Judges candidates by their evidence. */
export function rankCandidates(
  candidates: readonly ClaimCandidate[],
  context: LessonContext,
  weights: Weights,
): RankedCandidate[] {
  return candidates.map((candidate) => {
    const evidence = evidenceFor(candidate, context)
    return { candidate, evidence, probability: probabilities(evidence, weights) }
  })
}
