import type { Rewrite } from '#domain/program/rewrite'
import type { RunRecord } from '#domain/program/run-record'
import type { Trace } from '#domain/program/trace'

/** A run of a program as it would be if a misconception were true. */
export interface MisconceptionRun {
  rewrite: Rewrite
  record: Omit<RunRecord, 'deterministic'>
  trace: Trace
  /** Key of the stored run. */
  hash: string
}
