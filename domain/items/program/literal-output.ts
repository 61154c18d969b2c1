import type { RunRecord } from '#domain/program/run-record'
import { normaliseOutput } from '#domain/items/grade-answer'

/** Whether a program is straight-line code: each line runs once, from top to bottom. */
export function isStraightLine(source: string): boolean {
  return !/^\s*(?:async|def|class|for|while|if|try|with|match)\b|\blambda\b|\bfor\b.*\bin\b/mu.test(source)
}

/** Whether a straight-line program prints only string literals, so that its output is visible in the code. */
export function printsOnlyLiterals(source: string, run: RunRecord): boolean {
  if (run.outcome !== 'finished' || run.seconds > 0 || run.stdout === '' || !isStraightLine(source))
    return false
  const printedTexts = [...source.matchAll(/print\(\s*(?:"([^"\\{}]*)"|'([^'\\{}]*)')\s*\)/gu)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  const lines = normaliseOutput(run.stdout)
  return (
    lines.length === printedTexts.length &&
    lines.every((line, index) => line === printedTexts[index]?.trimEnd())
  )
}
