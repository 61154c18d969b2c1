import { z } from 'zod'
import { runRecordSchema } from '#domain/program/run-record'
import type { EngineFailure } from '#sandbox/engine'
import type { Reply } from '#sandbox/interpreter'
import { reportedRunSchema, type RawRun } from '#sandbox/messages'
import { MAX_OUTPUT_BYTES, type Stream } from '#sandbox/printed'

const MAX_TEXT_CHARACTERS = 4_000
const text = z.string().max(MAX_TEXT_CHARACTERS)

/**
 * A run as an untampered interpreter reports it. A program can change the Python that runs it, and so the report of its
 * own run; only reports of this shape are accepted.
 */
const credibleRunSchema = reportedRunSchema.extend({
  exception: runRecordSchema.shape.exception.unwrap().extend({ type: text, message: text }).nullable(),
  reasons: text.array().max(1),
})

type ReportedRun = Omit<RawRun, Stream>

const emptyRun: ReportedRun = {
  outcome: 'time-limit',
  exception: null,
  seconds: 0,
  reasons: [],
  exitStatus: null,
  usesThreads: false,
  usesSets: false,
  hasTies: false,
}

/** How a run is recorded whose interpreter broke. */
const failureRecords: Record<EngineFailure, Pick<RawRun, 'outcome' | 'reasons'>> = {
  'forbidden-call': {
    outcome: 'unsupported',
    reasons: ['The program reaches for JavaScript, which the sandbox does not let it have.'],
  },
  tampered: {
    outcome: 'unsupported',
    reasons: ['The program changes the Python that it is run and checked with.'],
  },
  stack: { outcome: 'memory-limit', reasons: ['It nests so deeply that the interpreter has no stack left.'] },
  other: { outcome: 'unsupported', reasons: ['The program ends or breaks the interpreter that it runs in.'] },
}

/** Reads the reply to a run request, including one from an interpreter that broke or that sent an invalid report. */
export function readRun(reply: Reply, wallClockSeconds: number): RawRun {
  const { printed } = reply
  return {
    ...reportOf(reply, wallClockSeconds),
    stdout: printed.text('stdout'),
    stderr: printed.text('stderr'),
  }
}

function reportOf(reply: Reply, wallClockSeconds: number): ReportedRun {
  if (reply.kind === 'too-slow') {
    return { ...emptyRun, reasons: [`It did not end within ${wallClockSeconds} real seconds.`] }
  }
  const memory = { outcome: 'memory-limit' as const, reasons: ['It needed more than 256 MB.'] }
  const run = reply.kind === 'json' ? parseRun(reply.json) : null
  if (reply.printedTooMuch && run?.outcome !== 'output-limit') {
    return {
      ...emptyRun,
      outcome: 'output-limit',
      reasons: [`It printed more than ${MAX_OUTPUT_BYTES} bytes.`],
    }
  }
  if (reply.hitMemoryLimit) return { ...(run ?? emptyRun), ...memory, exception: null }
  return run ?? { ...emptyRun, ...failureRecords[reply.kind === 'broken' ? reply.failure : 'other'] }
}

function parseRun(json: string): ReportedRun | null {
  try {
    return credibleRunSchema.parse(JSON.parse(json))
  } catch {
    return null
  }
}
