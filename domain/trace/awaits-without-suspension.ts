import { indentOf } from '#domain/program/indent-of'
import type { Step } from '#domain/trace/loop-state'

const withoutText = (line: string) => line.replace(/'[^']*'|"[^"]*"/g, '').replace(/#.*/, '')

/**
 * Lines of a step whose `await` completed without suspending the task. A line is only included if the trace proves it:
 * not the line where the step resumed or ended, none that a `found-done` event already covers, and none after which
 * nothing of the same function ran.
 *
 * @param source the lines of the program
 */
export function awaitsWithoutSuspension(step: Step, source: readonly string[]): number[] {
  const { lines, events, end, resumedAt, thrown } = step
  // An error that passes through an await reaches its line once more.
  if (thrown !== null) return []
  // The lines of an eager task are mixed with those of its creator, and an error may be raised before an await.
  const isMixed = events.some((event) => event.kind === 'created' && event.ranAtOnce)
  if (isMixed || end.kind === 'raised' || end.kind === 'cancelled') return []
  const unproven = new Set<number | null>([resumedAt?.line ?? null])
  if (end.kind === 'waits') for (const { line } of end.at) unproven.add(line)
  for (const event of events) if (event.kind === 'found-done') unproven.add(event.line)
  return [...new Set(lines)].filter((line) => {
    const code = withoutText(source[line - 1] ?? '')
    if (unproven.has(line) || !/\bawait\b/.test(code) || /\b(?:def|lambda|if|for)\b/.test(code)) return false
    const later = lines.slice(lines.lastIndexOf(line) + 1)
    return end.kind === 'returned' || later.some((other) => isLaterInSameFunction(line, other, source))
  })
}

/** Whether a line that ran later is a different line of the same function. */
function isLaterInSameFunction(line: number, later: number, source: readonly string[]): boolean {
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
