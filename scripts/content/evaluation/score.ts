import type { ClaimKind } from './claim.ts'
import type { Matches } from './match-claims.ts'
import type { Claim } from './claim.ts'

/** Counts of one kind of claim, or of several kinds. */
export interface Score {
  hits: number
  /** Read, and not labelled. */
  wrong: number
  /** Labelled, and not read. */
  missed: number
}

const nothing: Score = { hits: 0, wrong: 0, missed: 0 }

export const addScores = (scores: readonly Score[]): Score =>
  scores.reduce(
    (sum, { hits, wrong, missed }) => ({
      hits: sum.hits + hits,
      wrong: sum.wrong + wrong,
      missed: sum.missed + missed,
    }),
    nothing,
  )

/** Counts the claims of one kind in a lesson. */
export function scoreOf(kind: ClaimKind, { hits, wrong, missed }: Matches<Claim>): Score {
  const isOfKind = (claim: Claim) => claim.kind === kind
  return {
    hits: hits.filter(({ labelled }) => isOfKind(labelled)).length,
    wrong: wrong.filter(isOfKind).length,
    missed: missed.filter(isOfKind).length,
  }
}

/** Share of what was read that is labelled; 1 if nothing was read. */
export const precisionOf = ({ hits, wrong }: Score): number =>
  hits + wrong === 0 ? 1 : hits / (hits + wrong)

/** Share of what is labelled that was read; 1 if nothing is labelled. */
export const recallOf = ({ hits, missed }: Score): number =>
  hits + missed === 0 ? 1 : hits / (hits + missed)
