import * as z from 'zod/mini'
import { outcomes } from '#domain/program/outcome'
import { traceSchema } from '#domain/program/trace'

// zod/mini, because the browser parses the server's reply with it.

const recordedRunSchema = z.object({
  source: z.string(),
  trace: traceSchema,
  outcome: z.enum(outcomes),
  /** How it ended, as a sentence. */
  summary: z.string(),
})

/** A recorded run to step through, and the run of the same program in which a wrong answer would be right. */
export const runPairSchema = z.object({
  run: z.object({
    ...recordedRunSchema.shape,
    /** The source as syntax-highlighted HTML. */
    html: z.string(),
  }),
  /** The run in which the misconception is true; null if there is none. */
  believed: z.nullable(recordedRunSchema),
})
export type RunPair = z.infer<typeof runPairSchema>
