import { highlightPython } from '#domain/lesson/highlight-python'
import { programSchema } from '#domain/program/program'
import type { RunPair } from '#domain/program/run-pair'
import { runRecordSchema } from '#domain/program/run-record'
import { traceSchema } from '#domain/program/trace'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/sqlite-database'

/**
 * A run with its trace, or null where there is none of that hash.
 *
 * @param believedHash of the run of a believer in the same program; left out of the answer if there is none
 */
export async function readRunPair(hash: string, believedHash: string | null): Promise<RunPair | null> {
  const rows = await database.read(async (db) => ({
    run: await runRow(db, hash),
    believed: believedHash === null ? undefined : await runRow(db, believedHash),
  }))
  const run = toldRun(rows.run)
  if (run === null || rows.run?.program == null) return null
  const believed = toldRun(rows.believed)
  const { source } = programSchema.parse(JSON.parse(rows.run.program))
  return {
    run: { source, html: highlightPython(source), ...run },
    believed: believed === null ? null : { source, ...believed },
  }
}

type RunRow = Awaited<ReturnType<typeof runRow>>

function runRow(db: Transaction, hash: string) {
  return db
    .selectFrom('Run')
    .select(['record', 'program', 'trace'])
    .where('hash', '=', hash)
    .executeTakeFirst()
}

/** What a run shows; null where its trace was not kept. */
function toldRun(row: RunRow): Pick<RunPair['run'], 'trace' | 'outcome' | 'summary'> | null {
  if (row === undefined || row.trace === null) return null
  const { outcome, summary } = runRecordSchema.parse(JSON.parse(row.record))
  return { trace: traceSchema.parse(JSON.parse(row.trace)), outcome, summary }
}
