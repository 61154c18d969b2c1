import type { PassageKind } from '#domain/claims/passage'
import type { Reading } from '#domain/claims/rank-claims'
import type { PassageReading } from '#domain/claims/rank-passages'
import type { Weights } from '#domain/claims/regression'

/**
 * What each piece of evidence weighs: for pairs of a name and a text, for columns of tables, and for each kind of passage.
 */
export type ClaimWeights = { readonly pair: Weights<Reading>; readonly column: Weights<Reading> } & Readonly<
  Record<PassageKind, Weights<PassageReading>>
>
