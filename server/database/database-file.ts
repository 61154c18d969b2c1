import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'

const migrationsFolder = path.resolve(import.meta.dirname, '../../prisma/migrations')

/** A file cannot be used as the database of this app; the message says why and what to do. */
export class DatabaseFileError extends Error {}

/** Names of the migrations of this version, in the order in which they are applied. */
export const knownMigrations = (): string[] =>
  fs
    .readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

/** The SQL of a migration. */
export const sqlOfMigration = (name: string): string =>
  fs.readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8')

/** How long others may keep the lock. */
const lockWaitMillis = 15_000

const advice = 'Restore a backup: see `npm run restore -- --help`.'
const refusal = (file: string, reason: string) =>
  new DatabaseFileError(`The database ${file} cannot be used: ${reason}`)

/**
 * Names of the migrations that a database lacks. Changes nothing.
 *
 * @returns null if there is no file yet
 * @throws DatabaseFileError if the file is empty, not a database, of another program, or of a newer version of this one
 */
export function pendingMigrations(file: string): string[] | null {
  const found = fs.statSync(file, { throwIfNoEntry: false })
  if (found === undefined) return null
  if (!found.isFile()) throw refusal(file, 'it is not a file. Set DATABASE_URL to a file.')
  if (found.size === 0) {
    throw refusal(
      file,
      `it is empty (0 bytes), and Retrace never leaves it like that. ${advice} If nothing was ever stored in it, delete it, and the next start creates a new one.`,
    )
  }
  const applied = historyOf(file)
  const known = knownMigrations()
  const newer = applied?.filter((name) => !known.includes(name)) ?? []
  if (applied === null || (newer.length > 0 && newer.length === applied.length)) {
    throw refusal(file, 'it belongs to another program. Set DATABASE_URL to another file.')
  }
  if (newer.length > 0) {
    throw refusal(
      file,
      `it was written by a newer version of Retrace, which has the migration ${newer.at(-1)}. Update the app, or restore an older backup.`,
    )
  }
  return known.filter((name) => !applied.includes(name))
}

/** Names of all migrations in the history of a database, finished or not; null if it has no history. */
function historyOf(file: string): string[] | null {
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
      throw refusal(file, `it is not a SQLite database, or its beginning is damaged. ${advice}`)
    }
    throw error
  } finally {
    database.close()
  }
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
  } finally {
    database.close()
  }
}
