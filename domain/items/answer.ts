import { z } from 'zod'
import { confidences } from '#domain/items/confidence'

/** What a learner gave in answer to an item. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().max(100_000) }),
  /** The text of the chosen option: its place differs from showing to showing. */
  z.object({ kind: z.literal('choice'), text: z.string().max(10_000) }),
  /** Lines in the order given. */
  z.object({ kind: z.literal('lines'), lines: z.array(z.string().max(10_000)).max(1_000) }),
  /** Number of a line of the shown program, from 1. */
  z.object({ kind: z.literal('line'), line: z.int().positive().max(1_000_000) }),
  z.object({ kind: z.literal('gave-up') }),
])
export type Answer = z.infer<typeof answerSchema>

// Not in confidence.ts: the study page takes the names from there, and must not load zod with them.
export const confidenceSchema = z.enum(confidences)
