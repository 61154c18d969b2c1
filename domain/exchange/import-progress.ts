import * as z from 'zod/mini'

/** A line that the server sends while it stores what a file holds. The last line of its answer is the reply. */
export const progressLineSchema = z.object({
  /** What is done, from 0 to 1. */
  share: z.number(),
})
export type ProgressLine = z.infer<typeof progressLineSchema>
