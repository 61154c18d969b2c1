import { z } from 'zod'

/** A code block of a lesson that was run, so that learners can open, change and run it. */
export const shownProgramSchema = z.object({
  /** Line of the lesson's file in which the block begins, 1-based; `data-line` of its `pre` in the lesson's HTML. */
  line: z.int().positive(),
  runHash: z.string(),
  /** Whether the lesson tells right below the block what it prints. */
  isToldBelow: z.boolean().default(false),
})
export type ShownProgram = z.infer<typeof shownProgramSchema>
