import { z } from 'zod'

const url = z.string().min(1)
const seconds = z.number().min(0).max(3600)

/** One reply of the simulated network, as a lesson declares it. Times are virtual seconds. */
export const networkReplySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('response'),
    method: z.string(),
    url,
    status: z.int().min(100).max(599),
    body: z.string(),
    seconds,
  }),
  z.object({
    kind: z.literal('failure'),
    method: z.string(),
    url,
    failure: z.enum(['timeout', 'refused', 'dns']),
    seconds,
  }),
])
export type NetworkReply = z.infer<typeof networkReplySchema>

/** A complete program as the sandbox runs it: the visible source, and what the lesson declares for it. */
export const programSchema = z.object({
  /** What the learner sees. All line numbers in records refer to it. */
  source: z.string(),
  /** Hidden set-up that runs first in the same namespace; `''` for none. */
  setup: z.string().default(''),
  /** Other files of the program that it may import, by module name. */
  modules: z.record(z.string(), z.string()).default({}),
  network: z.array(networkReplySchema).default([]),
  /** Lines that `input()` returns, in order; without any, `input()` is unsupported. */
  input: z.array(z.string()).default([]),
})
export type Program = z.infer<typeof programSchema>
/** A program as callers pass it: everything but the source is optional. */
export type ProgramInput = z.input<typeof programSchema>
