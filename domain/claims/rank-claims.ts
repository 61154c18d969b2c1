import type { ClaimCandidate } from '#domain/claims/candidate'
import { evidenceRules } from '#domain/claims/evidence'
import type { LessonContext } from '#domain/claims/lesson-context'
import { inGroup, probabilitiesOf, type Weights } from '#domain/claims/regression'

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

function groupOf({ form }: ClaimCandidate): string {
  switch (form) {
    case 'head':
    case 'plain-head':
    case 'run-in':
      return 'item'
    case 'row':
    case 'heading':
      return form
    default:
      return 'sentence'
  }
}

/** Ids of the rules of evidence that see a candidate. */
function evidenceFor(candidate: ClaimCandidate, context: LessonContext): string[] {
  const evidence = evidenceRules.filter(({ sees }) => sees(candidate, context)).map(({ id }) => id)
  return inGroup(evidence, groupOf(candidate))
}

/** How much the others of its list count in judging a candidate. */
const othersShare = 0.6

/**
 * Judges candidates by their evidence. The cells of a column are judged together, for they are of one kind, and so are
 * the heads of a list as far as the question goes whether they define or label.
 */
export function rankCandidates(
  candidates: readonly ClaimCandidate[],
  context: LessonContext,
  weights: Weights<Reading>,
): RankedCandidate[] {
  const ranked = candidates.map((candidate) => {
    const evidence = evidenceFor(candidate, context)
    return { candidate, evidence, probability: probabilitiesOf(readings, evidence, weights) }
  })
  const lists = Map.groupBy(ranked, ({ candidate: { list, form } }) => `${list} ${form}`)
  return ranked.map((each) => {
    const { list, form, cell } = each.candidate
    const others = lists.get(`${list} ${form}`) ?? []
    const isHead = form === 'head' || form === 'plain-head'
    if (cell !== null) return { ...each, probability: likeOthers(each, others) }
    return isHead ? { ...each, probability: sharedLikeOthers(each, others) } : each
  })
}

const mean = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0) / all.length
const mixed = (own: number, others: readonly number[]): number =>
  othersShare * mean(others) + (1 - othersShare) * own

function likeOthers(
  { probability }: RankedCandidate,
  column: readonly RankedCandidate[],
): RankedCandidate['probability'] {
  const values = readings.map((reading) => [
    reading,
    mixed(
      probability[reading],
      column.map((other) => other.probability[reading]),
    ),
  ])
  return Object.fromEntries(values) as Record<Reading, number>
}

/** The share of definitions among definitions and labels. */
const definingShare = ({ probability: { definition, label } }: RankedCandidate): number =>
  definition / Math.max(definition + label, Number.EPSILON)

function sharedLikeOthers(
  ranked: RankedCandidate,
  list: readonly RankedCandidate[],
): RankedCandidate['probability'] {
  const { none } = ranked.probability
  const share = mixed(definingShare(ranked), list.map(definingShare))
  return { none, definition: (1 - none) * share, label: (1 - none) * (1 - share) }
}
