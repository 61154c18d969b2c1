import * as z from 'zod/mini'
import { firstDifference } from '#domain/program/first-difference'
import type { Trace } from '#domain/program/trace'

/** Where two runs of a program part: until there they are the same. */
export const partingSchema = z.object({
  /** Index of the first step that differs, in both traces; null where either has no trace or none differs. */
  step: z.nullable(z.int().check(z.minimum(0))),
  /** Index of the first printed line that differs; null where both printed the same. */
  outputLine: z.nullable(z.int().check(z.minimum(0))),
})
export type Parting = z.infer<typeof partingSchema>

interface Shown {
  lines: readonly string[]
  trace: Trace | null
}

/** The point where two runs part. */
export function partWays(one: Shown, other: Shown): Parting {
  const steps = (trace: Trace) => trace.steps.map((step) => JSON.stringify(step))
  const step = one.trace && other.trace && firstDifference(steps(one.trace), steps(other.trace))
  return { step, outputLine: firstDifference(one.lines, other.lines) }
}
