/** What fits on a screen beside line numbers, and what formatters use. */
const maxColumns = 80
const step = '    '

interface Pair {
  open: number
  close: number
  /** Positions of the commas directly inside. */
  commas: number[]
}

/** The outermost pairs of brackets of a line of code, and where its comment begins; null if it is not complete. */
function scan(line: string): { pairs: Pair[]; comment: number } | null {
  const pairs: Pair[] = []
  const opened: Pair[] = []
  for (let at = 0; at < line.length; at += 1) {
    const letter = line.charAt(at)
    if (letter === '#') return opened.length === 0 ? { pairs, comment: at } : null
    if (letter === '"' || letter === "'") {
      if (line.startsWith(letter.repeat(3), at)) return null
      for (at += 1; at < line.length && line[at] !== letter; at += 1) if (line[at] === '\\') at += 1
      if (at >= line.length) return null
    } else if ('([{'.includes(letter)) {
      opened.push({ open: at, close: at, commas: [] })
    } else if (')]}'.includes(letter)) {
      const pair = opened.pop()
      if (pair === undefined) return null
      if (opened.length === 0) pairs.push({ ...pair, close: at })
    } else if (letter === ',') {
      opened.at(-1)?.commas.push(at)
    }
  }
  return opened.length === 0 ? { pairs, comment: line.length } : null
}

/** The line broken inside one of its pairs of brackets, as formatters do; the line itself if that does not help. */
function wrapLine(line: string): string[] {
  if (line.length <= maxColumns) return [line]
  const scanned = scan(line)
  if (scanned === null) return [line]
  const indent = /^\s*/u.exec(line)?.[0] ?? ''
  const code = line.slice(0, scanned.comment).trimEnd()
  const comment = line.slice(scanned.comment)
  const before = comment === '' ? [] : [`${indent}${comment}`]
  if (code.length <= maxColumns) return [...before, code]
  for (const pair of scanned.pairs.toReversed().filter(({ open, close }) => close > open + 1)) {
    const pieces = [pair.open, ...pair.commas, pair.close]
    const items = pieces.slice(0, -1).map((from, index) => code.slice(from + 1, pieces[index + 1]).trim())
    const full = items.filter((item) => item !== '')
    const isOnOneLine = `${indent}${step}${full.join(', ')}`.length <= maxColumns
    // A comma at the end makes a tuple of what is not one; inside a call it changes nothing.
    const content = isOnOneLine
      ? [code.slice(pair.open + 1, pair.close).trim()]
      : full.map((item, index) => (index < full.length - 1 ? `${item},` : item))
    const wrapped = [
      code.slice(0, pair.open + 1),
      ...content.map((each) => `${indent}${step}${each}`),
      `${indent}${code.slice(pair.close)}`,
    ]
    if (wrapped.every((each) => each.length <= maxColumns)) return [...before, ...wrapped]
  }
  return [line]
}

/**
 * The source with its long lines broken at brackets. Whether it still means the same is for the caller to check: what
 * is inside a longer string looks like code here.
 */
export function wrapLongLines(source: string): string {
  return source.split('\n').flatMap(wrapLine).join('\n')
}
