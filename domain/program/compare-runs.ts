import { firstDifference } from '#domain/program/first-difference'
import type { RunRecord } from '#domain/program/run-record'

type ComparedRun = Pick<RunRecord, 'outcome' | 'stdout' | 'exception' | 'seconds'>

/** How a change to a program changed its run. */
export interface RunComparison {
  /** `reordered`: the same lines in a different order. */
  output: 'same' | 'reordered' | 'different'
  /** Index of the first line that differs; null if none does. */
  firstDifference: number | null
  /** Whether it ends with a different outcome or exception. */
  endsDifferently: boolean
  /** Virtual seconds by which it got slower; negative if it got faster. */
  extraSeconds: number
}

/** Compares the run of a program with its run after a change. */
export function compareRuns(original: ComparedRun, changed: ComparedRun): RunComparison {
  const before = linesOf(original.stdout)
  const after = linesOf(changed.stdout)
  const difference = firstDifference(before, after)
  const isReordered = before.toSorted().join('\n') === after.toSorted().join('\n')
  return {
    output: difference === null ? 'same' : isReordered ? 'reordered' : 'different',
    firstDifference: difference,
    endsDifferently:
      original.outcome !== changed.outcome || original.exception?.type !== changed.exception?.type,
    // Virtual time is a whole number of nanoseconds; anything finer is floating-point error.
    extraSeconds: Math.round((changed.seconds - original.seconds) * 1e9) / 1e9,
  }
}

/** The lines of an output as a learner sees them: without trailing spaces and trailing empty lines. */
export function linesOf(output: string): string[] {
  const lines = output.split('\n').map((line) => line.trimEnd())
  while (lines.at(-1) === '') lines.pop()
  return lines
}
