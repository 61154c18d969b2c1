/** The values that have a rank, sorted by it. Equal ones keep their order. */
export function byRank<T>(values: readonly T[], rankOf: (value: T) => readonly number[] | null): T[] {
  return values
    .map((value) => ({ value, rank: rankOf(value) }))
    .filter((entry): entry is { value: T; rank: readonly number[] } => entry.rank !== null)
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map((entry) => entry.value)
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  return a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}
