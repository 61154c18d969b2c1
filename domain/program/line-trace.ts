import * as z from 'zod/mini'

/**
 * A run of a program without an event loop and without threads, line by line. A step is what happens from one line,
 * return, yield or error of the program to the next; what is recorded is what changed in it. The functions that run
 * are numbered from 1 in order of their calls, and a generator keeps its number; the module is number 0.
 */

const index = z.int().check(z.minimum(0))
const line = z.int().check(z.positive())
const text = z.string().check(z.maxLength(2_000))

/**
 * A value as Python would write it, shortened. A number stands before the text of an object that can be changed: where
 * it is the same twice at one step, it is the same object.
 */
export const valueSchema = z.array(z.union([text, index]))

const stepSchema = z.object({
  /** The line that runs, returns, yields or raises. What is missing below did not happen in it. */
  line,
  /** `return` and `yield` end a function with `value`; `raise` is an error that arises or is passed on. */
  kind: z.optional(z.enum(['return', 'yield', 'raise'])),
  /** What is returned or yielded, as an index of `values`. */
  value: z.optional(index),
  error: z.optional(z.object({ type: text, message: text })),
  /** How many functions, counted from the innermost, are over. */
  popped: z.optional(index),
  /** Functions that begin or go on after that, outermost first: their numbers, and their names as indices of `functions`. */
  pushed: z.optional(z.array(z.tuple([index, index]))),
  /**
   * Variables that are not as before: the number of their function, and indices of `names` and `values`. A value of -1
   * says that the variable is gone.
   */
  changed: z.optional(z.array(z.tuple([index, index, z.int()]))),
  printed: z.optional(z.array(z.object({ stream: z.enum(['stdout', 'stderr']), text }))),
})
export type LineStep = z.infer<typeof stepSchema>

export const lineTraceSchema = z.object({
  functions: z.array(text),
  names: z.array(text),
  values: z.array(valueSchema),
  steps: z.array(stepSchema).check(z.maxLength(10_000)),
  /** Whether the run continued after the last step. */
  isCut: z.boolean(),
})
export type LineTrace = z.infer<typeof lineTraceSchema>
/** The parts of a value. */
export type ValueParts = LineTrace['values'][number]
