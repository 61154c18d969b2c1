import { firstDifference } from '#domain/program/first-difference'
import type { RunRecord } from '#domain/program/run-record'

type Shown = Pick<RunRecord, 'outcome' | 'stdout' | 'exception' | 'seconds'>

/** What a change of a program did to its run. */
export interface RunComparison {
  /** `reordered`: the same lines come in another order. */
  output: 'same' | 'reordered' | 'different'
  /** Index of the first line that is not the same; null where all are. */
  firstDifference: number | null
  /** Whether it ends in another way: another outcome, or another exception. */
  endsOtherwise: boolean
  /** Virtual seconds that it takes longer; negative where it is quicker. */
  extraSeconds: number
}

export function compareRuns(original: Shown, changed: Shown): RunComparison {
  const before = linesOf(original.stdout)
  const after = linesOf(changed.stdout)
  const difference = firstDifference(before, after)
  const isReordered = before.toSorted().join('\n') === after.toSorted().join('\n')
  return {
    output: difference === null ? 'same' : isReordered ? 'reordered' : 'different',
    firstDifference: difference,
    endsOtherwise:
      original.outcome !== changed.outcome || original.exception?.type !== changed.exception?.type,
    // Virtual time is a whole number of nanoseconds; what is left below that is the arithmetic of floats.
    extraSeconds: Math.round((changed.seconds - original.seconds) * 1e9) / 1e9,
  }
}

/** The lines of an output as a learner sees them. */
export function linesOf(output: string): string[] {
  const lines = output.split('\n').map((line) => line.trimEnd())
  while (lines.at(-1) === '') lines.pop()
  return lines
}
