import type { StoredFinding } from '#domain/findings/finding'

/** A stretch of a lesson's file with what was made of it. */
export interface Stretch<Item> {
  /** Lines of the file, 1-based, both included. */
  first: number
  last: number
  items: Item[]
  findings: StoredFinding[]
}

/**
 * Divides a lesson's file into stretches, in order and without gaps: those that items come from or findings are
 * about, and the ones between them. Stretches that overlap become one.
 *
 * @param lineCount of the file
 * @param findings those without a line are in no stretch
 */
export function besideItems<Item extends { first: number; last: number }>(
  lineCount: number,
  items: readonly Item[],
  findings: readonly StoredFinding[],
): Stretch<Item>[] {
  const inFile = (line: number) => Math.max(1, Math.min(line, lineCount))
  const marked: Stretch<Item>[] = [
    ...items.map((item) => ({
      first: inFile(item.first),
      last: inFile(Math.max(item.first, item.last)),
      items: [item],
      findings: [],
    })),
    ...findings.flatMap((finding) =>
      finding.line === null
        ? []
        : [{ first: inFile(finding.line), last: inFile(finding.line), items: [], findings: [finding] }],
    ),
  ].sort((a, b) => a.first - b.first || b.last - a.last)
  const stretches: Stretch<Item>[] = []
  let next = 1
  for (const mark of marked) {
    const previous = stretches.at(-1)
    if (previous !== undefined && mark.first <= previous.last) {
      previous.last = Math.max(previous.last, mark.last)
      previous.items.push(...mark.items)
      previous.findings.push(...mark.findings)
    } else {
      if (mark.first > next) stretches.push({ first: next, last: mark.first - 1, items: [], findings: [] })
      stretches.push(mark)
    }
    next = (stretches.at(-1)?.last ?? 0) + 1
  }
  if (next <= lineCount) stretches.push({ first: next, last: lineCount, items: [], findings: [] })
  return stretches
}
