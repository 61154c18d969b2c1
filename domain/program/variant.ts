import { z } from 'zod'

/** The same program with other numbers, times and names. */
export const proposalSchema = z.object({
  source: z.string(),
  /** What was changed, each wherever it stands. */
  changes: z.array(
    z.object({
      /** A time, another number, a string that names something, or the name of a function. */
      kind: z.enum(['seconds', 'number', 'text', 'name']),
      from: z.string(),
      to: z.string(),
      /** Lines of the program, 1-based; the same before and after. */
      lines: z.array(z.int().positive()),
    }),
  ),
})
export type Proposal = z.infer<typeof proposalSchema>
