import * as z from 'zod/mini'
import { firstDifference } from '#domain/program/first-difference'
import type { Trace } from '#domain/program/trace'

/** Where two runs of a program first differ. */
export const divergenceSchema = z.object({
  /** Index of the first step that differs, in both traces; null if a trace is missing or no step differs. */
  step: z.nullable(z.int().check(z.minimum(0))),
  /** Index of the first printed line that differs; null if both printed the same. */
  outputLine: z.nullable(z.int().check(z.minimum(0))),
})
export type Divergence = z.infer<typeof divergenceSchema>

interface ComparedRun {
  lines: readonly string[]
  trace: Trace | null
}

/** Compares the output and, if both have one, the trace of two runs of a program. */
export function findDivergence(one: ComparedRun, other: ComparedRun): Divergence {
  const steps = (trace: Trace) => trace.steps.map((step) => JSON.stringify(step))
  const step = one.trace && other.trace && firstDifference(steps(one.trace), steps(other.trace))
  return { step, outputLine: firstDifference(one.lines, other.lines) }
}
