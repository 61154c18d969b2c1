import type { Step } from '#domain/trace/loop-state'

const withoutText = (line: string) => line.replace(/'[^']*'|"[^"]*"/g, '').replace(/#.*/, '')
const indentOf = (line: string) => line.length - line.trimStart().length

/**
 * Lines of a step whose `await` was reached and passed without a wait: awaiting alone does not give up control.
 * A line is left out wherever the trace does not prove it: where the step went on from, where it ended, where the
 * trace itself says what was found there, and where nothing of the same function ran after it.
 *
 * @param source the lines of the program
 */
export function awaitsThatDidNotWait(step: Step, source: readonly string[]): number[] {
  const { lines, events, end, resumedAt } = step
  // The lines of an eager task's first run stand between those of its creator, and an error may come before an await.
  const isMixed = events.some((event) => event.kind === 'created' && event.ranAtOnce)
  if (isMixed || end.kind === 'raised' || end.kind === 'cancelled') return []
  const unproven = new Set<number | null>([resumedAt?.line ?? null])
  if (end.kind === 'waits') for (const { line } of end.at) unproven.add(line)
  for (const event of events) if (event.kind === 'found-done') unproven.add(event.line)
  return [...new Set(lines)].filter((line) => {
    const code = withoutText(source[line - 1] ?? '')
    if (unproven.has(line) || !/\bawait\b/.test(code) || /\b(?:def|lambda|if|for)\b/.test(code)) return false
    const later = lines.slice(lines.lastIndexOf(line) + 1)
    return end.kind === 'returned' || later.some((other) => wentOn(line, other, source))
  })
}

/** Whether a line that ran later is another statement of the same function. */
function wentOn(line: number, later: number, source: readonly string[]): boolean {
  const inside = functionOf(line, source)
  return later !== line && inside !== null && inside === functionOf(later, source)
}

/** The line of the innermost `def` around a line, 1-based; null at the top of the module. */
function functionOf(line: number, source: readonly string[]): number | null {
  let indent = indentOf(source[line - 1] ?? '')
  for (let above = line - 1; above >= 1; above -= 1) {
    const text = source[above - 1] ?? ''
    if (text.trim() === '' || indentOf(text) >= indent) continue
    indent = indentOf(text)
    if (/^\s*(?:async\s+)?def\b/.test(text)) return above
  }
  return null
}
