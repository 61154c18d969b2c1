import type { ClaimCandidate } from '#domain/claims/candidate'
import { evidenceRules } from '#domain/claims/evidence'
import type { LessonContext } from '#domain/claims/lesson-context'
import { probabilitiesOf, type Weights } from '#domain/claims/regression'

/** What a candidate may turn out to be. */
export const readings = ['none', 'definition', 'label'] as const
export type Reading = (typeof readings)[number]

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

/** Judges candidates by their evidence. */
export function rankCandidates(
  candidates: readonly ClaimCandidate[],
  context: LessonContext,
  weights: Weights<Reading>,
): RankedCandidate[] {
  return candidates.map((candidate) => {
    const evidence = evidenceFor(candidate, context)
    return { candidate, evidence, probability: probabilitiesOf(readings, evidence, weights) }
  })
}
