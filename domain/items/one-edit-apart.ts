/**
 * Whether two different texts are one edit apart: a character inserted, deleted, substituted, or transposed with its
 * neighbour (Damerau 1964, who found that four out of five misspellings are one of these).
 */
export function areOneEditApart(first: string, second: string): boolean {
  const [one, other] = betweenSharedEnds([...first], [...second])
  const isSwap = one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0]
  return isSwap || Math.max(one.length, other.length) === 1
}

/** Both texts without their common prefix and suffix. */
function betweenSharedEnds(first: readonly string[], second: readonly string[]): [string[], string[]] {
  const shortest = Math.min(first.length, second.length)
  let start = 0
  while (start < shortest && first[start] === second[start]) start += 1
  let end = 0
  while (end < shortest - start && first.at(-1 - end) === second.at(-1 - end)) end += 1
  return [first.slice(start, first.length - end), second.slice(start, second.length - end)]
}
