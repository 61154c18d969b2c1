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

/** How much the other rows of a column count in judging one of its cells. */
const columnShare = 0.6

/** Judges candidates by their evidence. The cells of a column are judged together: they are of one kind. */
export function rankCandidates(
  candidates: readonly ClaimCandidate[],
  context: LessonContext,
  weights: Weights<Reading>,
): RankedCandidate[] {
  const ranked = candidates.map((candidate) => {
    const evidence = evidenceFor(candidate, context)
    return { candidate, evidence, probability: probabilitiesOf(readings, evidence, weights) }
  })
  const columns = Map.groupBy(ranked, ({ candidate }) => candidate.list)
  return ranked.map((each) =>
    each.candidate.cell === null
      ? each
      : { ...each, probability: withOthers(each, columns.get(each.candidate.list) ?? []) },
  )
}

function withOthers(
  { probability }: RankedCandidate,
  column: readonly RankedCandidate[],
): RankedCandidate['probability'] {
  const mixed = readings.map((reading) => {
    const mean = column.reduce((sum, other) => sum + other.probability[reading], 0) / column.length
    return [reading, columnShare * mean + (1 - columnShare) * probability[reading]]
  })
  return Object.fromEntries(mixed) as Record<Reading, number>
}
