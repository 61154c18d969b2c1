/** Index of the first line in which two outputs differ, or at which the shorter one ends; null if they are equal. */
export function firstDifference(one: readonly string[], other: readonly string[]): number | null {
  const length = Math.max(one.length, other.length)
  for (let index = 0; index < length; index += 1) if (one[index] !== other[index]) return index
  return null
}
