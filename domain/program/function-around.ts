import { indentOf } from '#domain/program/indent-of'

/** The line of the innermost `def` around a line, 1-based; null at the top of the module. */
export function functionAround(line: number, source: readonly string[]): number | null {
  let indent = indentOf(source[line - 1] ?? '')
  for (let above = line - 1; above >= 1; above -= 1) {
    const text = source[above - 1] ?? ''
    if (text.trim() === '' || indentOf(text) >= indent) continue
    indent = indentOf(text)
    if (/^\s*(?:async\s+)?def\b/u.test(text)) return above
  }
  return null
}
