import { z } from 'zod'

/** A proposal for a variant of a program, with other numbers, times and names. */
export const proposalSchema = z.object({
  source: z.string(),
  /** The changes, each made everywhere in the program. */
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
