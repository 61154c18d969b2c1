import type { StoredFinding } from '#domain/findings/finding'

/** A range of lines of a lesson's file, with the items made from it and the findings about it. */
export interface Segment<Item> {
  /** Lines of the file, 1-based and inclusive. */
  first: number
  last: number
  items: Item[]
  findings: StoredFinding[]
}

/**
 * Divides a lesson's file into segments, in order and without gaps: those with items or findings, and those between
 * them. Overlapping segments are merged.
 *
 * @param lineCount number of lines of the file
 * @param findings findings without a line are left out
 */
export function segmentsOf<Item extends { first: number; last: number }>(
  lineCount: number,
  items: readonly Item[],
  findings: readonly StoredFinding[],
): Segment<Item>[] {
  const inFile = (line: number) => Math.max(1, Math.min(line, lineCount))
  const marked: Segment<Item>[] = [
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
  const segments: Segment<Item>[] = []
  let next = 1
  for (const mark of marked) {
    const previous = segments.at(-1)
    if (previous !== undefined && mark.first <= previous.last) {
      previous.last = Math.max(previous.last, mark.last)
      previous.items.push(...mark.items)
      previous.findings.push(...mark.findings)
    } else {
      if (mark.first > next) segments.push({ first: next, last: mark.first - 1, items: [], findings: [] })
      segments.push(mark)
    }
    next = (segments.at(-1)?.last ?? 0) + 1
  }
  if (next <= lineCount) segments.push({ first: next, last: lineCount, items: [], findings: [] })
  return segments
}
