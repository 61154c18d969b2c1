import fs from 'node:fs'
import Database from 'better-sqlite3'
import { removeDatabase, renameDurably } from '#server/database/copy-database'
import { canBeOpened } from '#server/database/database-file'

/**
 * Puts another database in the place of one, in one step: whenever this is interrupted, the old or the new one is there,
 * whole. Call it while `takeDatabase` keeps other processes away.
 *
 * @param by a database without a log beside it; it is gone afterwards
 * @param keepAs where the old one is kept; it may be damaged
 */
export function replaceDatabase(file: string, by: string, keepAs: string): void {
  if (fs.existsSync(file)) {
    const draft = `${file}.keeping`
    removeDatabase(draft)
    fs.copyFileSync(file, draft, fs.constants.COPYFILE_FICLONE)
    fs.chmodSync(draft, 0o600)
    renameDurably(draft, keepAs)
    // Only a damaged database still has one; SQLite would play it into the new one.
    if (fs.existsSync(`${file}-wal`)) renameDurably(`${file}-wal`, `${keepAs}-wal`)
    fs.rmSync(`${file}-shm`, { force: true })
  }
  renameDurably(by, file)
}

/**
 * Folds the log of a database into its file, unless the file is too damaged for that.
 *
 * @returns false if another process has the database open
 */
export function settleDatabase(file: string): boolean {
  if (!canBeOpened(file)) return true
  const database = new Database(file, { timeout: 0 })
  try {
    database.pragma('locking_mode = EXCLUSIVE')
    database.exec('BEGIN EXCLUSIVE')
    database.exec('COMMIT')
    database.pragma('wal_checkpoint(TRUNCATE)')
    return true
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    return !error.code.startsWith('SQLITE_BUSY')
  } finally {
    database.close()
  }
}

/** What a database holds, in numbers that its host can judge. */
export interface DatabaseContents {
  learners: number
  answers: number
  /** When the latest answer arrived; null if there is none. */
  lastAnswerMillis: number | null
}

/** Counts what a database holds; null if it cannot be read. */
export function contentsOf(file: string): DatabaseContents | null {
  if (!canBeOpened(file)) return null
  try {
    const database = new Database(file, { fileMustExist: true })
    try {
      return (
        database
          .prepare<[], DatabaseContents>(
            `SELECT (SELECT count(*) FROM User) AS learners, count(*) AS answers,
               max(serverAtMillis) AS lastAnswerMillis FROM ReviewLog`,
          )
          .get() ?? null
      )
    } finally {
      database.close()
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return null
    throw error
  }
}
