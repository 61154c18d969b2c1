import type { Exercise } from '#domain/items/exercise'
import { linesOf } from '#domain/program/compare-runs'
import { firstDifference } from '#domain/program/first-difference'
import type { RunRecord } from '#domain/program/run-record'

/** The verdict on a learner's program; only `right` solves the exercise. */
export type PracticeVerdict =
  | { kind: 'right' }
  /** It does not finish. */
  | { kind: 'failed' }
  /** `firstDifference` is the index of the first output line that differs from the goal. */
  | { kind: 'output'; firstDifference: number }
  | { kind: 'slow'; seconds: number }
  /** It contains the goal's output as a literal instead of computing it. */
  | { kind: 'written-down'; line: string }

/**
 * Judges a run against the goal of an exercise: it must print the same output in no more virtual time, and the source
 * must not contain the output as literals.
 */
export function judgePractice(
  { goal, solution, program }: Pick<Exercise, 'goal' | 'solution' | 'program'>,
  source: string,
  run: Pick<RunRecord, 'outcome' | 'stdout' | 'seconds'>,
): PracticeVerdict {
  if (run.outcome !== 'finished') return { kind: 'failed' }
  const wanted = linesOf(goal.stdout)
  const printed = linesOf(run.stdout)
  const difference = firstDifference(wanted, printed)
  if (difference !== null) return { kind: 'output', firstDifference: difference }
  const isLiteral = (line: string, text: string) =>
    line.length > 1 && quoted(line).some((form) => text.includes(form))
  const line = wanted.find(
    (each) => isLiteral(each, source) && !isLiteral(each, solution) && !isLiteral(each, program.source),
  )
  if (line !== undefined) return { kind: 'written-down', line }
  return run.seconds > goal.seconds ? { kind: 'slow', seconds: run.seconds } : { kind: 'right' }
}

const quoted = (line: string) => [`'${line}'`, `"${line}"`]
