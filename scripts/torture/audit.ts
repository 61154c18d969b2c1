import { sql } from 'kysely'
import { SqliteDatabase } from '#server/database/sqlite-database'
import type { Database } from '#server/database/transaction'
import { isRelatedKey } from '#server/study/make-related-card-due'
import { schedulesUnlikeTheirLog } from '#server/study/verify-schedules'
import { brokenReferences } from '#tests/support/broken-references'
import type { Client } from './clients.ts'

/** What was found wrong; all zero if nothing was. */
export interface Faults {
  /** Writes that the server confirmed and does not have. */
  lost: number
  /** Writes that it has more than once. */
  doubled: number
  /** Schedules that the replay of their log does not give. */
  differing: number
  /** Sentences of SQLite's own check of the file, and kinds of references to rows that are not there. */
  corrupt: number
}

/** Compares what the server has confirmed to learners with what is stored about them. */
export async function audit(database: Database, clients: readonly Client[]): Promise<Faults> {
  const faults: Faults = { lost: 0, doubled: 0, differing: 0, corrupt: await corruptions(database) }
  for (const client of clients) {
    const keys = await keysOf(database, client.userId)
    const known = new Set(keys)
    faults.lost += [...client.acknowledged].filter((key) => !known.has(key)).length
    // A key that the client never made would be a second row for something that it did once.
    const unexpected = [...known].filter((key) => !client.acknowledged.has(key) && key !== client.pending)
    faults.doubled += keys.length - known.size + unexpected.length
    const differing = await database.read((db) => schedulesUnlikeTheirLog(db, client.userId))
    faults.differing += differing.length
  }
  return faults
}

/** Keys of a learner's log rows, except those of what follows from other events or from a content sync. */
async function keysOf(database: Database, userId: string): Promise<string[]> {
  const rows = await database.read((db) =>
    db.selectFrom('ReviewLog').select('key').where('userId', '=', userId).execute(),
  )
  return rows.map(({ key }) => key).filter((key) => !isRelatedKey(key) && !key.startsWith('reset/'))
}

/** PostgreSQL finds damage of its files by itself, when it reads them. */
async function corruptions(database: Database): Promise<number> {
  return database.read(async (db) => {
    const broken = await brokenReferences(db)
    if (!(database instanceof SqliteDatabase)) return broken.length
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
    return rows.filter(({ integrity_check }) => integrity_check !== 'ok').length + broken.length
  })
}
