import * as z from 'zod/mini'

// zod/mini, because the browser parses the server's reply with it.

const count = z.int().check(z.minimum(0))

/** How the server graded a run that was traced, and how often the learner has traced the same run. */
export const tracingScoreSchema = z.object({
  correct: count,
  questions: count,
  /** This time included. */
  times: count,
  /** The best score so far; this time included. */
  best: count,
})
export type TracingScore = z.infer<typeof tracingScoreSchema>

/** The answer to a question that was passed over. */
export const PASSED = -1
