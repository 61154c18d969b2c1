/** Index of the first line that two outputs do not share, also where one of them has ended; null if they are the same. */
export function firstDifference(one: readonly string[], other: readonly string[]): number | null {
  const length = Math.max(one.length, other.length)
  for (let index = 0; index < length; index += 1) if (one[index] !== other[index]) return index
  return null
}
