import * as z from 'zod/mini'
import { outcomes } from '#domain/program/outcome'
import { traceSchema } from '#domain/program/trace'

// zod/mini, because the browser parses the server's reply with it.

const tracedRunSchema = z.object({
  source: z.string(),
  trace: traceSchema,
  outcome: z.enum(outcomes),
  /** How it ended, in a sentence. */
  summary: z.string(),
})

/** A recorded run to step through, and the run of the same program that would make a wrong answer right. */
export const runPairSchema = z.object({
  run: z.object({
    ...tracedRunSchema.shape,
    /** The source as highlighted HTML. */
    html: z.string(),
  }),
  /** Null if there is no such run. */
  believed: z.nullable(tracedRunSchema),
})
export type RunPair = z.infer<typeof runPairSchema>
