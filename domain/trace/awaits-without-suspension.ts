import { functionAround } from '#domain/program/function-around'
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
    // It raised an error at once.
    if (/^\s*except\b/u.test(source[(later[0] ?? 0) - 1] ?? '')) return false
    return end.kind === 'returned' || later.some((other) => isLaterInSameFunction(line, other, source))
  })
}

/** Whether a line that ran later is a different line of the same function. */
function isLaterInSameFunction(line: number, later: number, source: readonly string[]): boolean {
  const inside = functionAround(line, source)
  return later !== line && inside !== null && inside === functionAround(later, source)
}
