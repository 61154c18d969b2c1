import { z } from 'zod'
import { outcomes } from '#domain/program/outcome'

/** The result of running a program. Answer keys come from it: nothing in it is written by hand. */
export const runRecordSchema = z.object({
  /** Version of CPython that ran it, such as `3.14.2`. */
  python: z.string(),
  outcome: z.enum(outcomes),
  stdout: z.string(),
  stderr: z.string(),
  exception: z
    .object({
      type: z.string(),
      message: z.string(),
      /** Line of the program's own source that raised it, 1-based; null if none did. */
      line: z.int().positive().nullable(),
    })
    .nullable(),
  /** Virtual seconds from the first line to the end of the run. */
  seconds: z.number().min(0),
  /** Whether every variation of the run printed the same, so that questions may ask for its output. */
  deterministic: z.boolean(),
  /** Why it is not deterministic, or why it cannot be run, each in one sentence; empty otherwise. */
  reasons: z.array(z.string()),
  /** How the run ended, as a sentence for a learner. */
  summary: z.string(),
})
export type RunRecord = z.infer<typeof runRecordSchema>
