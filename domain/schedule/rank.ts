/** The values that have a rank, sorted by it. Equal ones keep their order. */
export function byRank<T>(values: readonly T[], rankOf: (value: T) => readonly number[] | null): T[] {
  return values
    .map((value) => ({ value, rank: rankOf(value) }))
    .filter((entry): entry is { value: T; rank: readonly number[] } => entry.rank !== null)
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map((entry) => entry.value)
}

/** Compares number by number: negative if the first rank comes first. */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
