import { z } from 'zod'

/** A program changed by one rule, so that it does what a misconception about Python predicts. */
export const rewriteSchema = z.object({
  /** Name of the rule, such as `gather-in-completion-order`. */
  rule: z.string(),
  /** Id of the misconception behind the rule, such as `M17`. */
  misconception: z.string(),
  /** Which of the places where the rule applies, 0-based; null for all of them. */
  site: z.int().min(0).nullable(),
  /** The lines of the original that it changes or that the misconception is about, 1-based, ascending. */
  lines: z.array(z.int().positive()),
  /**
   * The changed program in the author's own layout; null if the misconception cannot be expressed as a program, because
   * it is about the runtime.
   */
  source: z.string().nullable(),
})
export type Rewrite = z.infer<typeof rewriteSchema>
