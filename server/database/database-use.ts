import fs from 'node:fs'
import Database from 'better-sqlite3'

/** Keeps the connections that hold a lock from being collected. */
const held = new Set<Database.Database>()

/** Ends what it was returned for. */
type Release = () => void

/**
 * Marks a database as in use by this process, until it lets go or ends in any way. Any number of processes may use a
 * database, but not while one of them replaces it.
 *
 * The lock is one of the system's, on an empty file of its own beside the database: it can be taken whatever state the
 * database is in, and the system takes it back from a process that is killed.
 *
 * @param waitMillis how long to wait for a process that replaces the database
 * @returns null if another process is replacing it
 */
export const useDatabase = (file: string, waitMillis = 15_000): Release | null =>
  lock(`${file}.lock`, 'shared', waitMillis)

/**
 * Keeps all other processes that use {@link useDatabase} away from a database, to replace it.
 *
 * @returns null if another process uses it
 */
export const takeDatabase = (file: string): Release | null => lock(`${file}.lock`, 'exclusive', 0)

/**
 * Makes processes take turns.
 *
 * @param lockFile which is created if it is missing
 * @returns null if it was not this one's turn in time
 */
export const takeTurn = (lockFile: string, waitMillis: number): Release | null =>
  lock(lockFile, 'exclusive', waitMillis)

function lock(lockFile: string, kind: 'shared' | 'exclusive', waitMillis: number): Release | null {
  if (!fs.existsSync(lockFile)) fs.writeFileSync(lockFile, '', { mode: 0o600, flag: 'a' })
  const database = new Database(lockFile, { timeout: waitMillis })
  try {
    if (kind === 'exclusive') {
      database.exec('BEGIN EXCLUSIVE')
    } else {
      database.exec('BEGIN')
      // The first read takes the lock.
      database.prepare('SELECT 1 FROM sqlite_schema').get()
    }
  } catch (error) {
    database.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
  held.add(database)
  return () => {
    held.delete(database)
    database.close()
  }
}
