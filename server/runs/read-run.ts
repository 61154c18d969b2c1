import { highlightPython } from '#domain/lesson/highlight-python'
import { programSchema } from '#domain/program/program'
import type { RunPair } from '#domain/program/run-pair'
import { runRecordSchema } from '#domain/program/run-record'
import { traceSchema } from '#domain/program/trace'
import type { RecordedRun } from '#domain/trace/run-story'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'

/**
 * A run with its trace; null if no run with that hash has one.
 *
 * @param misconceptionHash hash of the run of the same program in which a misconception is true; `believed` is null if
 *   there is none
 */
export async function readRunPair(hash: string, misconceptionHash: string | null): Promise<RunPair | null> {
  const rows = await database.read(async (db) => ({
    run: await runRow(db, hash),
    believed: misconceptionHash === null ? undefined : await runRow(db, misconceptionHash),
  }))
  const run = recordedRun(rows.run)
  if (run === null) return null
  const { source } = run
  const believed = tracedRun(rows.believed)
  return {
    run: { html: highlightPython(source), ...run },
    believed: believed === null ? null : { source, ...believed },
  }
}

/** A run with its trace, as it was recorded; null if no run with that hash has one. */
export async function readRecordedRun(hash: string): Promise<RecordedRun | null> {
  return database.read((db) => recordedRunOf(db, hash))
}

/** The same within a transaction. */
export const recordedRunOf = async (db: Transaction, hash: string): Promise<RecordedRun | null> =>
  recordedRun(await runRow(db, hash))

type RunRow = Awaited<ReturnType<typeof runRow>>

function runRow(db: Transaction, hash: string) {
  return db
    .selectFrom('Run')
    .select(['record', 'program', 'trace'])
    .where('hash', '=', hash)
    .executeTakeFirst()
}

/** Parses a stored run with its source; null if there is none, or its trace or its program was not stored. */
function recordedRun(row: RunRow): RecordedRun | null {
  const run = tracedRun(row)
  if (run === null || row?.program == null) return null
  return { source: programSchema.parse(JSON.parse(row.program)).source, ...run }
}

/** Parses a stored run; null if there is none, or its trace was not stored. */
function tracedRun(row: RunRow): Omit<RecordedRun, 'source'> | null {
  if (row === undefined || row.trace === null) return null
  const { outcome, summary } = runRecordSchema.parse(JSON.parse(row.record))
  return { trace: traceSchema.parse(JSON.parse(row.trace)), outcome, summary }
}
