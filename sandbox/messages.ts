import { z } from 'zod'
import { programSchema } from '#domain/program/program'
import { rewriteSchema } from '#domain/program/rewrite'
import { runRecordSchema, type RunRecord } from '#domain/program/run-record'
import { traceSchema } from '#domain/program/trace'
import { engineFailures } from '#sandbox/engine'
import type { Hashing } from '#sandbox/hash-mask'
import { streams, type Stream } from '#sandbox/printed'

/** The limits of a run, and the circumstances that can vary between runs of the same program. */
export const runOptionsSchema = z.object({
  /** Limits; times are virtual seconds. */
  maxSeconds: z.number(),
  maxSteps: z.int(),
  maxLines: z.int(),
  maxOutputBytes: z.int(),
  /** Seed of everything random that the program does not seed itself. */
  randomSeed: z.int(),
  /** The first random numbers are the least or the greatest possible, or this one, so that what is rare happens. */
  firstNumbers: z.union([z.enum(['least', 'greatest']), z.int()]).optional(),
  /** What `hash()` tells the program, beyond how sets are ordered, of all that has no fixed hash. */
  hashSalt: z.int().optional(),
  /** Records a trace. */
  trace: z.boolean().optional(),
  /** The order of sets of tasks; by default, and in none of the other orders, that of their creation. */
  taskOrder: z.enum(['reversed', 'shuffled']).optional(),
  /** Objects show other addresses and identities than they have, in the opposite order and of another length. */
  hasOtherAddresses: z.boolean().optional(),
  /** The computer that it seems to run on: another processor, other folders, other sizes of objects. */
  isOtherMachine: z.boolean().optional(),
  /** When a thread begins that was started: at once by default, or when the one that started it waits. */
  threadStart: z.enum(['late', 'late-reversed']).optional(),
  /** Which of two timers with the same deadline fires last, if they were set at different times; `set later` also fires apart. */
  lastOfTies: z.enum(['set later', 'set earlier']).optional(),
  /** Virtual time that each pass of the event loop costs. */
  passCostNanos: z.int().optional(),
  /**
   * Virtual time that Python needs for its own work, as the program's clocks show it: for each look at a clock and each
   * wait less than for the one before, or more.
   */
  slowness: z.enum(['shrinking', 'growing']).optional(),
  /** Wall clock at virtual time zero, in nanoseconds since 1970. */
  epochNanos: z.number().optional(),
  /** The monotonic clock at virtual time zero. */
  monotonicNanos: z.number().optional(),
  /** How far local time is ahead of UTC. */
  zoneMinutes: z.int().optional(),
  /** How often the loop may go round with `sleep(0)` before the clock moves on to the next timer. */
  pollingPasses: z.int().optional(),
  /** How often the program may read the clock before reading it takes virtual time. */
  busyLooks: z.int().optional(),
  /** Runs the program as if a misconception were true: the rule that changes it, and where. */
  believes: rewriteSchema.pick({ rule: true, site: true }).optional(),
})
export type RunOptions = z.infer<typeof runOptionsSchema>

/** A request to an interpreter. */
export const requestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), program: programSchema, options: runOptionsSchema }),
  z.object({ kind: z.literal('analyse'), source: z.string() }),
  z.object({ kind: z.literal('rewrites'), program: programSchema }),
  z.object({ kind: z.literal('propose'), program: programSchema, seed: z.string(), count: z.int() }),
])
export type Request = z.infer<typeof requestSchema>

/** A run as the interpreter reports it, without what it printed. */
export const reportedRunSchema = runRecordSchema
  .pick({ outcome: true, exception: true, seconds: true, reasons: true })
  .extend({
    exitStatus: z.int().nullable(),
    usesThreads: z.boolean(),
    usesSets: z.boolean(),
    /** Whether timers that were set at different times had the same deadline. */
    hasTies: z.boolean(),
    trace: z.optional(traceSchema),
  })
/** A run whose determinism is not known yet. */
export type RawRun = z.infer<typeof reportedRunSchema> & Pick<RunRecord, Stream>

/** What a worker sends back: first that it is ready, then one answer to each request. */
export const workerMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('broken'), reason: z.string() }),
  z.object({
    kind: z.literal('printed'),
    id: z.int(),
    stream: z.enum(streams),
    bytes: z.instanceof(Uint8Array),
  }),
  z.object({
    kind: z.literal('answer'),
    id: z.int(),
    json: z.string().nullable(),
    failure: z.enum(engineFailures).nullable(),
    hitMemoryLimit: z.boolean(),
    printedTooMuch: z.boolean(),
    isUsable: z.boolean(),
  }),
])
export type WorkerMessage = z.infer<typeof workerMessageSchema>

/** The data that a worker thread of Node starts with. */
export interface NodeWorkerData {
  hashing: Hashing
  libraryPath: string
  /** Python, compiled once for all workers, which then share its optimised code. */
  python: WebAssembly.Module
}
