import { z } from 'zod'
import { programSchema } from '#domain/program/program'
import { rewriteSchema } from '#domain/program/rewrite'
import { runRecordSchema } from '#domain/program/run-record'
import { traceSchema } from '#domain/program/trace'
import { engineFailures } from '#sandbox/engine'

/** The most that a run may print, in bytes of UTF-8. */
export const MAX_OUTPUT_BYTES = 65_536

/** What a run may use up, and how one run differs from another of the same program. */
export const runOptionsSchema = z.object({
  /** Limits; times are virtual seconds. */
  maxSeconds: z.number(),
  maxSteps: z.int(),
  maxLines: z.int(),
  maxOutputBytes: z.int(),
  /** Seed of everything random that the program does not seed itself. */
  randomSeed: z.int(),
  /** Writes down what happens step by step. */
  trace: z.boolean().optional(),
  /** Shuffles the order of sets of tasks; without it they are in order of creation. */
  taskOrderSeed: z.int().optional(),
  /** Lets timers of equal deadline that were set at different times fire apart. */
  splitsTies: z.boolean().optional(),
  /** Virtual time that each pass of the event loop costs. */
  passCostNanos: z.int().optional(),
  /** Wall clock at virtual time zero, in nanoseconds since 1970. */
  epochNanos: z.number().optional(),
  /** How often the loop may go round with `sleep(0)` before the clock moves on to the next timer. */
  pollingPasses: z.int().optional(),
  /** How often the program may look at the clock before looking costs time. */
  busyLooks: z.int().optional(),
  /** Runs the program as a believer reads it: the rule that changes it, and where. */
  believes: rewriteSchema.pick({ rule: true, site: true }).optional(),
})
export type RunOptions = z.infer<typeof runOptionsSchema>

/** What is asked of an interpreter. */
export const requestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), program: programSchema, options: runOptionsSchema }),
  z.object({ kind: z.literal('analyse'), source: z.string() }),
  z.object({ kind: z.literal('rewrites'), program: programSchema }),
  z.object({ kind: z.literal('propose'), program: programSchema, seed: z.string(), count: z.int() }),
])
export type Request = z.infer<typeof requestSchema>

/** One run as the interpreter tells it: a run record before its determinism is known. */
export const rawRunSchema = runRecordSchema
  .pick({ outcome: true, stdout: true, stderr: true, exception: true, seconds: true, reasons: true })
  .extend({ exitStatus: z.int().nullable(), trace: z.optional(traceSchema) })
export type RawRun = z.infer<typeof rawRunSchema>

/** What a worker sends back: first that it is ready, then one answer to each request. */
export const workerMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('broken'), reason: z.string() }),
  z.object({
    kind: z.literal('answer'),
    id: z.int(),
    json: z.string().nullable(),
    failure: z.enum(engineFailures).nullable(),
    hitMemoryLimit: z.boolean(),
    isUsable: z.boolean(),
  }),
])
export type WorkerMessage = z.infer<typeof workerMessageSchema>

/** What a worker of Node starts with. */
export interface NodeWorkerData {
  hashSeed: string
  libraryPath: string
  /** Python, compiled once for all workers: what one of them has made quick is quick in the others. */
  python: WebAssembly.Module
}
