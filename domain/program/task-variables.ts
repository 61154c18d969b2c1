import * as z from 'zod/mini'
import { valueSchema } from '#domain/program/line-trace'

/**
 * The variables of a program with an event loop: of its module and of the coroutines of every task that has not ended,
 * after each step of the trace. What is recorded is what changed. Coroutines that run or wait are numbered from 1, and
 * the module is number 0.
 */

const index = z.int().check(z.minimum(0))
const text = z.string().check(z.maxLength(2_000))

export const taskVariablesSchema = z.object({
  functions: z.array(text),
  names: z.array(text),
  /** As in a run of lines. */
  values: z.array(valueSchema),
  /** In order of the steps of the trace; nothing is known of those after the last. */
  steps: z.array(
    z.object({
      /** Coroutines that are over, or that nobody waits for any more. */
      ended: z.optional(z.array(index)),
      /** Coroutines that were not there before: their numbers, their tasks, and their names as indices of `functions`. */
      begun: z.optional(z.array(z.tuple([index, index, index]))),
      /**
       * Variables that are not as before: the number of their coroutine, and indices of `names` and `values`. A value
       * of -1 says that the variable is gone.
       */
      changed: z.optional(z.array(z.tuple([index, index, z.int()]))),
    }),
  ),
  /** Whether the run continued after the last step. */
  isCut: z.boolean(),
})
export type TaskVariablesRecord = z.infer<typeof taskVariablesSchema>
