/** Emphasis, link and code marks in one paragraph beyond which parsing takes minutes instead of milliseconds. */
const maxMarksPerParagraph = 3_000
/** Nesting of lists and quotations beyond which parsing gets slow and no real lesson goes. */
const maxNesting = 60

/** The first line, 1-based, of the first block that the Markdown parser would take minutes to read; null if none. */
export function findUnparseableLine(lines: readonly string[]): number | null {
  let marks = 0
  let firstLine = 1
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') {
      marks = 0
      firstLine = index + 2
      continue
    }
    if (/^\s*(?:[-*+]|\d{1,9}[.)])\s/u.test(line)) {
      marks = 0
      firstLine = index + 1
    }
    marks += line.length - line.replace(/[*_[\]`~<]/gu, '').length
    const markers =
      /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])(?=[ \t>]))*/u.exec(line)?.[0].replace(/[ \t]/gu, '') ?? ''
    if (marks > maxMarksPerParagraph || markers.length > maxNesting || /^\s{400}/u.test(line))
      return firstLine
  }
  return null
}
