import type { RunRecord } from '#domain/program/run-record'
import type { Trace } from '#domain/program/trace'

export interface TracedRun {
  record: RunRecord
  trace: Trace
}

/** A single run: a record that does not know whether it is always the same. */
export interface Performance {
  record: Omit<RunRecord, 'deterministic'>
  trace: Trace
}
