import fs from 'node:fs'
import Database from 'better-sqlite3'
import { DatabaseError, MigrationFiles } from '#server/database/migration-files'

/** The migrations of SQLite files. */
export const migrations = new MigrationFiles('prisma/migrations')

/** SQLite's smallest file. It takes a shorter one for a new database, and deletes the log that belongs to it. */
const minBytes = 512

/** Whether there is a file that SQLite may open without harm, whatever is in it. */
export const canBeOpened = (file: string): boolean =>
  (fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= minBytes

/** How long others may keep the lock. */
const lockWaitMillis = 15_000

const restore = 'Restore a backup: see `npm run restore -- --help`.'
const chooseAnother = 'Set DATABASE_URL to another file.'

/**
 * Names of the migrations that a database lacks. Changes nothing.
 *
 * @returns null if there is no file yet
 * @throws DatabaseError if the file is empty, not a database, of another program, or of a newer version of this one
 */
export function pendingMigrations(file: string): string[] | null {
  const found = fs.statSync(file, { throwIfNoEntry: false })
  if (found === undefined) return null
  if (!found.isFile()) throw new DatabaseError(file, 'it is not a file', chooseAnother)
  if (found.size === 0) {
    throw new DatabaseError(
      file,
      'it is empty (0 bytes), and Retrace never leaves it like that',
      `${restore} If nothing was ever stored in it, delete it, and the next start creates a new one.`,
    )
  }
  const applied = canBeOpened(file) ? historyOf(file) : 'unreadable'
  if (applied === 'unreadable') {
    throw new DatabaseError(file, 'it is not a SQLite database, or its beginning is damaged', restore)
  }
  return migrations.pending(file, applied, chooseAnother)
}

/** Names of all migrations in the history of a database, finished or not; null if it has no history. */
function historyOf(file: string): string[] | null | 'unreadable' {
  // Its file is only opened by SQLite: closing it otherwise would give up the locks of this process.
  const database = new Database(file, { fileMustExist: true, timeout: lockWaitMillis })
  try {
    const history = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = '_prisma_migrations'").get()
    if (history === undefined) return null
    const names = database.prepare<[], { name: string }>(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY name',
    )
    return names.all().map(({ name }) => name)
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB') {
      return 'unreadable'
    }
    throw error
  } finally {
    database.close()
  }
}

/**
 * Refuses to change the tables of a damaged database, which could make it worse.
 *
 * @throws DatabaseError
 */
export function refuseDamaged(file: string): void {
  const [damage] = faultsOf(file)
  if (damage !== undefined) throw new DatabaseError(file, `it is damaged (${damage})`, restore)
}

/** What SQLite finds wrong with a database, in its own words; empty if nothing. Reads all of it. */
export function faultsOf(file: string): string[] {
  const database = new Database(file, { fileMustExist: true })
  try {
    const integrity = database.pragma('integrity_check(20)') as { integrity_check: string }[]
    const keys = database.pragma('foreign_key_check') as { table: string; parent: string }[]
    return [
      ...integrity.map((row) => row.integrity_check).filter((sentence) => sentence !== 'ok'),
      ...keys.map(({ table, parent }) => `A row of ${table} refers to a row of ${parent} that is missing`),
    ]
  } catch (error) {
    const isDamage = error instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(error.code)
    if (!isDamage) throw error
    return [error.message]
  } finally {
    database.close()
  }
}
