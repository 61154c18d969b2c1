import { z } from 'zod'

/** A program as somebody reads it who believes something wrong about Python: what one rule makes of it. */
export const rewriteSchema = z.object({
  /** Name of the rule, such as `gather-in-completion-order`. */
  rule: z.string(),
  /** Id of the misconception that it follows, such as `M17`. */
  misconception: z.string(),
  /** Which of the places where the rule applies, 0-based; null: all of them. */
  site: z.int().min(0).nullable(),
  /** The lines of the original that it changes, or that the belief is about, 1-based, ascending. */
  lines: z.array(z.int().positive()),
  /**
   * The program as changed, in the author's own layout, where what is believed can be written down as a program;
   * null where the believer's machine works otherwise.
   */
  source: z.string().nullable(),
})
export type Rewrite = z.infer<typeof rewriteSchema>
