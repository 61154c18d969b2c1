import { z } from 'zod'

/** What Python's own compiler says of a piece of source, without running it. */
export const sourceAnalysisSchema = z.object({
  syntaxError: z.object({ message: z.string(), line: z.int().positive() }).nullable(),
  /** Names bound at module level, sorted. */
  bound: z.array(z.string()),
  /** Names that are loaded somewhere, bound nowhere in the source and no builtins, sorted. */
  free: z.array(z.string()),
  /** Top-level names of the modules it imports, sorted. */
  imports: z.array(z.string()),
  /** Whether importing it does something one could see: a call at module level outside def and class. */
  runs: z.boolean(),
  /** Hash of the abstract syntax tree: the same for the same program under any formatting or comments. */
  astHash: z.string(),
  comments: z.array(
    z.object({
      line: z.int().positive(),
      /** Column of the `#`, 0-based. */
      column: z.int().min(0),
      /** The comment with its `#`. */
      text: z.string(),
    }),
  ),
})
export type SourceAnalysis = z.infer<typeof sourceAnalysisSchema>
