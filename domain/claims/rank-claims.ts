import { isHeadForm, type ClaimCandidate } from '#domain/claims/candidate'
import { evidenceForColumn } from '#domain/claims/column-evidence'
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
    case 'bare':
    case 'run-in':
      return 'item'
    case 'heading':
    case 'lead':
      return form
    default:
      return 'sentence'
  }
}

/** Ids of the rules of evidence that see a candidate; of a cell, those that see its column. */
function evidenceFor(candidate: ClaimCandidate, context: LessonContext): string[] {
  const { cell, sections } = candidate
  if (cell !== null) return evidenceForColumn(cell, context.language, sections, context.stems)
  const evidence = evidenceRules.filter(({ sees }) => sees(candidate, context)).map(({ id }) => id)
  return inGroup(evidence, groupOf(candidate))
}

/** Probability that a column says nothing up to which its cells are asked, and up to which they are suggested. */
const mostDoubt = { ask: 0.3, suggest: 0.5 }

/**
 * What becomes of the cells of a column. Whether they define or label, which is often a matter of taste, is decided by
 * what is more probable once they are asked at all.
 */
export function useOfColumn({ none, definition, label }: RankedCandidate['probability']): {
  reading: 'definition' | 'label'
  use: 'ask' | 'suggest' | 'none'
} {
  return {
    reading: definition > label ? 'definition' : 'label',
    use: none <= mostDoubt.ask ? 'ask' : none <= mostDoubt.suggest ? 'suggest' : 'none',
  }
}

/** How much the others of its list count in judging a candidate, and those of its table in judging a column. */
const othersShare = { head: 0.6, column: 0.5 }

/**
 * Judges candidates by their evidence. The cells of a column have one judgement, for they are of one kind, and so are
 * the heads of a list as far as the question goes whether they define or label. Of a table with data, no column says
 * anything, so that the doubt about a column is shared with the others of its table.
 */
export function rankCandidates(
  candidates: readonly ClaimCandidate[],
  context: LessonContext,
  weights: Readonly<Record<'pair' | 'column', Weights<Reading>>>,
): RankedCandidate[] {
  const ranked = candidates.map((candidate) => {
    const evidence = evidenceFor(candidate, context)
    return {
      candidate,
      evidence,
      probability: probabilitiesOf(readings, evidence, weights[candidate.cell === null ? 'pair' : 'column']),
    }
  })
  const lists = Map.groupBy(ranked, ({ candidate: { list, form } }) => `${list} ${form}`)
  const tables = doubtOfTables(ranked)
  return ranked.map((each) => {
    const { list, form, cell } = each.candidate
    if (cell !== null) return { ...each, probability: doubtedLikeTable(each, tables) }
    const others = lists.get(`${list} ${form}`) ?? []
    const isHead = isHeadForm(form)
    return isHead ? { ...each, probability: sharedLikeOthers(each, others) } : each
  })
}

const tableOf = ({ list }: ClaimCandidate): string => list.split(':').slice(0, 2).join(':')

/** The mean probability that a column says nothing, of each table. */
function doubtOfTables(ranked: readonly RankedCandidate[]): ReadonlyMap<string, number> {
  const cells = ranked.filter(({ candidate }) => candidate.cell !== null)
  const columns = [...Map.groupBy(cells, ({ candidate: { list } }) => list).values()].flatMap(
    ([first]) => first ?? [],
  )
  const tables = Map.groupBy(columns, ({ candidate }) => tableOf(candidate))
  return new Map(
    [...tables].map(([table, all]) => [table, mean(all.map(({ probability }) => probability.none))]),
  )
}

function doubtedLikeTable(
  { candidate, probability }: RankedCandidate,
  tables: ReadonlyMap<string, number>,
): RankedCandidate['probability'] {
  const doubt = tables.get(tableOf(candidate)) ?? probability.none
  const none = othersShare.column * doubt + (1 - othersShare.column) * probability.none
  const rest = (1 - none) / Math.max(1 - probability.none, Number.EPSILON)
  return { none, definition: probability.definition * rest, label: probability.label * rest }
}

const mean = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0) / all.length
const mixed = (own: number, others: readonly number[]): number =>
  othersShare.head * mean(others) + (1 - othersShare.head) * own

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
