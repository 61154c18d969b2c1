import * as z from 'zod/mini'
import { lineTraceSchema } from '#domain/program/line-trace'
import { taskVariablesSchema } from '#domain/program/task-variables'

/**
 * What happened in a run, step by step: enough to draw a lane for each task, with what it waited for, what woke it and
 * what it printed. A step is what the event loop runs without interruption: a task from its resumption to its next
 * suspension, or one callback. What the module itself runs before, between and after these is a step, too.
 */

/** Virtual seconds since the start of the run. */
const seconds = z.number().check(z.minimum(0))
/** A line of the program, 1-based. */
const line = z.int().check(z.positive())
const index = z.int().check(z.minimum(0))
/** Index of a task in the list of tasks. */
const task = index

const placeSchema = z.object({ function: z.string(), line })

const callbackSchema = z.object({
  kind: z.literal('callback'),
  name: z.string(),
  /** Whether the program defined it; otherwise it is internal to asyncio. */
  isOwn: z.boolean(),
})

/** What a timer is for. The task of a sleep or a timeout is null if no task waits for it any more. */
const purposeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sleep'), task: z.nullable(task) }),
  z.object({ kind: z.literal('timeout'), task: z.nullable(task) }),
  callbackSchema,
])

const taskRunnerSchema = z.object({ kind: z.literal('task'), task })

/** What runs in a step. */
const runnerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('module') }),
  taskRunnerSchema,
  z.object({ kind: z.literal('timer'), for: purposeSchema }),
  callbackSchema,
])

/** The line of the program that caused the event; null if asyncio caused it. */
const causedBy = { line: z.nullable(line) }

const eventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('created'),
    ...causedBy,
    task,
    /** An eager task: it ran up to its first wait before its creator went on. */
    ranAtOnce: z.boolean(),
  }),
  z.object({
    kind: z.literal('ready'),
    ...causedBy,
    target: z.discriminatedUnion('kind', [taskRunnerSchema, callbackSchema]),
    /** The call that made it ready, such as `Event.set`; null if it was not one of asyncio's Python functions. */
    call: z.nullable(z.string()),
  }),
  z.object({ kind: z.literal('timer'), ...causedBy, seconds, for: purposeSchema }),
  /** A timer was cancelled before it was due. */
  z.object({ kind: z.literal('timer-dropped'), ...causedBy, seconds, for: purposeSchema }),
  /** A task was awaited that had already ended, so that the awaiting task continued without suspending. */
  z.object({ kind: z.literal('found-done'), ...causedBy, task }),
  z.object({ kind: z.literal('cancel'), ...causedBy, task, accepted: z.boolean() }),
  z.object({
    kind: z.literal('printed'),
    ...causedBy,
    stream: z.enum(['stdout', 'stderr']),
    text: z.string(),
  }),
  /** A lock that the program made was made, taken or released, by a task or by the program outside of any. */
  z.object({
    kind: z.literal('lock'),
    ...causedBy,
    lock: index,
    change: z.enum(['made', 'taken', 'released']),
    task: z.nullable(task),
  }),
  /** A time limit turned the cancellation that it had asked for into `TimeoutError`. */
  z.object({ kind: z.literal('timed-out'), ...causedBy, task }),
  /** The whole loop was blocked, for example by `time.sleep()`. */
  z.object({ kind: z.literal('blocked'), ...causedBy, untilSeconds: seconds }),
])

/** The task that `asyncio.shield()` protects, if one is waited for through it. */
const shielding = { shields: z.optional(task) }

const waitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sleep'), seconds }),
  /** Only for its next turn, for example in `sleep(0)`. */
  z.object({ kind: z.literal('turn') }),
  z.object({ kind: z.literal('task'), task }),
  /** Several tasks at once, with `gather`, `wait` or a `TaskGroup`. */
  z.object({ kind: z.literal('tasks'), call: z.string(), tasks: z.array(task) }),
  /** A call to asyncio, such as `Queue.get`; with the number of the lock that it waits for. */
  z.object({ kind: z.literal('call'), call: z.string(), lock: z.optional(index), ...shielding }),
  z.object({ kind: z.literal('future'), ...shielding }),
])

const endSchema = z.discriminatedUnion('kind', [
  /** The task is suspended; `at` lists the positions of its coroutines, outermost first. */
  z.object({ kind: z.literal('waits'), at: z.array(placeSchema), for: waitSchema }),
  z.object({ kind: z.literal('returned'), value: z.string() }),
  z.object({ kind: z.literal('raised'), type: z.string(), message: z.string() }),
  z.object({ kind: z.literal('cancelled') }),
  /** A step of the module or of a callback is over. */
  z.object({ kind: z.literal('done') }),
])

const stepSchema = z.object({
  /** When the step began. */
  seconds,
  runner: runnerSchema,
  /** Where the program's own code resumed; null if none of it ran, and for modules and callbacks. */
  resumedAt: z.nullable(placeSchema),
  /** The error raised in the task on resumption, because its wait failed or it was cancelled; null if none was. */
  thrown: z._default(z.nullable(z.object({ type: z.string(), message: z.string() })), null),
  /** Lines of the program in the order in which they were reached, at most 200. */
  lines: z.array(line),
  events: z.array(eventSchema),
  end: endSchema,
})

export const traceSchema = z.object({
  /** All tasks of the run, in order of creation. */
  tasks: z.array(
    z.object({
      name: z.string(),
      coroutine: z.string(),
      /** The `repr` of its arguments; null for those that are not numbers, strings or constants. */
      arguments: z._default(z.array(z.nullable(z.string())), []),
      /** Whether the program defined its coroutine. */
      isOwn: z.boolean(),
    }),
  ),
  steps: z.array(stepSchema),
  /**
   * Whether the run continued after the end of the trace. If there are no steps either, tracing would have changed the
   * run.
   */
  isCut: z.boolean(),
  /** The same run line by line; null if it has an event loop or threads, and in runs that were recorded without it. */
  lines: z.optional(z.nullable(lineTraceSchema)),
  /** The variables after each step; null if the run has no event loop, and in runs that were recorded without them. */
  variables: z.optional(z.nullable(taskVariablesSchema)),
})
export type Trace = z.infer<typeof traceSchema>
