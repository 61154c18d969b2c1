import { alignLines, isSameLine } from '#domain/program/align-lines'

/** How many others are more like the rest than this output is: 0 if it is the one that stands in the middle. */
export function likenessRank(output: string, others: readonly string[]): number {
  const all = [output, ...others].map(tokensOf)
  const [own = 0, ...rest] = all.map((each) =>
    all.reduce((sum, other) => (other === each ? sum : sum + likeness(each, other)), 0),
  )
  return rest.filter((other) => other > own).length
}

/** The share of the words and line ends of two outputs that they have in common, in the same order. */
function likeness(one: readonly string[], other: readonly string[]): number {
  return (2 * alignLines(one, other).filter(isSameLine).length) / (one.length + other.length)
}

const tokensOf = (output: string): string[] => output.match(/\w+|[^\w\s]|\n/gu) ?? []
