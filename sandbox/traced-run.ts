import type { RunRecord } from '#domain/program/run-record'
import type { Trace } from '#domain/program/trace'

/** A run that was repeated to find out whether it is deterministic, with the trace of one repetition. */
export interface TracedRun {
  record: RunRecord
  trace: Trace
}

/** A run that was not repeated, so that it is unknown whether it is deterministic. */
export interface SingleRun {
  record: Omit<RunRecord, 'deterministic'>
  trace: Trace
}
