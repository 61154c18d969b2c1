import type { Rewrite } from '#domain/program/rewrite'
import type { RunRecord } from '#domain/program/run-record'
import type { Trace } from '#domain/program/trace'

/** A run of a program as somebody imagines it who believes something wrong. */
export interface BelievedRun {
  rewrite: Rewrite
  record: Omit<RunRecord, 'deterministic'>
  trace: Trace
  /** Names the stored run. */
  hash: string
}
