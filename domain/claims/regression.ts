/** For each piece of evidence, how much it speaks for each reading; `bias` holds for every candidate. */
export type Weights<Reading extends string> = Readonly<Record<string, Readonly<Record<Reading, number>>>>

/**
 * The probability of each reading of a candidate by multinomial logistic regression: exp(sum of weights), divided by the
 * sum over all readings.
 */
export function probabilitiesOf<Reading extends string>(
  readings: readonly Reading[],
  evidence: readonly string[],
  weights: Weights<Reading>,
): Record<Reading, number> {
  const totals = readings.map((reading) =>
    ['bias', ...evidence].reduce((sum, id) => sum + (weights[id]?.[reading] ?? 0), 0),
  )
  const highest = Math.max(...totals)
  const powers = totals.map((total) => Math.exp(total - highest))
  const all = powers.reduce((sum, power) => sum + power, 0)
  return Object.fromEntries(
    readings.map((reading, index) => [reading, (powers[index] ?? 0) / all]),
  ) as Record<Reading, number>
}

/**
 * Evidence that counts for all candidates and once more for those of one group, so that a weight learned from all can
 * differ where a group differs (Daumé, Frustratingly Easy Domain Adaptation, 2007).
 */
export const inGroup = (evidence: readonly string[], group: string): string[] => [
  ...evidence,
  ...evidence.map((id) => `${group}: ${id}`),
]
