import { z } from 'zod'

/** The analysis of a piece of source by Python's own compiler, without running it. */
export const sourceAnalysisSchema = z.object({
  syntaxError: z.object({ message: z.string(), line: z.int().positive() }).nullable(),
  /** Names bound at module level, sorted. */
  bound: z.array(z.string()),
  /** Names that are read but neither bound in the source nor builtins, sorted. */
  free: z.array(z.string()),
  /** Top-level names of the modules it imports, sorted. */
  imports: z.array(z.string()),
  /** Whether importing it may have a visible effect: a call at module level outside of functions and classes. */
  runs: z.boolean(),
  /** Line of the first statement that awaits outside of functions, as only notebooks allow; null if none does. */
  firstAwait: z.int().positive().nullable(),
  /** The functions and classes at module level, with the lines of each. */
  definitions: z.array(z.object({ name: z.string(), first: z.int().positive(), last: z.int().positive() })),
  /** Hash of the abstract syntax tree, independent of formatting and comments. */
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
