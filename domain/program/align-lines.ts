import { diffArrays } from 'diff'

/** A row of two outputs side by side: the lines are the same, or one of them is missing or different. */
export interface AlignedLine {
  expected: string | null
  given: string | null
}

/** Outputs that differ in more lines than this are not worth aligning, and it would take long. */
const maxEdits = 1_000

/**
 * Two outputs side by side, so that as many lines as possible are opposite an equal one: a line too many is one row, and
 * those after it still match. Lines that replace others are opposite them.
 */
export function alignLines(expected: readonly string[], given: readonly string[]): AlignedLine[] {
  const parts = diffArrays([...expected], [...given], { maxEditLength: maxEdits })
  if (parts === undefined) return sideBySide(expected, given)
  const rows: AlignedLine[] = []
  let missing: readonly string[] = []
  for (const { added, removed, value } of parts) {
    if (removed) {
      missing = value
      continue
    }
    rows.push(...sideBySide(missing, added ? value : []))
    missing = []
    if (!added) rows.push(...value.map((line) => ({ expected: line, given: line })))
  }
  return [...rows, ...sideBySide(missing, [])]
}

/** Whether the lines of a row are the same. */
export const isSameLine = ({ expected, given }: AlignedLine): boolean => expected === given

function sideBySide(expected: readonly string[], given: readonly string[]): AlignedLine[] {
  return Array.from({ length: Math.max(expected.length, given.length) }, (_, i) => ({
    expected: expected[i] ?? null,
    given: given[i] ?? null,
  }))
}

/** Whether two outputs have the same lines, perhaps in another order. */
export const isRearranged = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join('\n') === other.toSorted().join('\n')
