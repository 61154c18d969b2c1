/** Marks of emphasis, links and code in one paragraph beyond which reading takes minutes instead of milliseconds. */
const maxMarksPerParagraph = 3_000
/** Lists and quotations nested deeper than this are no text that somebody reads. */
const maxNesting = 60

/** First line of a paragraph that no Markdown reader gets through in time; null if there is none. */
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
