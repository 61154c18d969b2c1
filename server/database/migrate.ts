import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { migrations, pendingMigrations } from '#server/database/database-file'

const historyTable = path.resolve(import.meta.dirname, '../../prisma/history-table.sql')

/** The current time in the format of Prisma's history table. */
const historyTime = () => new Date().toISOString().replace('Z', '+00:00')

/**
 * Applies the migrations of `prisma/migrations` that are pending for a SQLite file, each in one transaction,
 * and records them as Prisma does, so that `npm run prisma -- migrate status` agrees.
 * Safe when several processes do it at once.
 *
 * @param file path of the database; created with its folder if missing
 * @returns names of the migrations that were applied
 * @throws DatabaseError if the file is not a database that this version can use
 * @throws Error if an applied migration was changed, failed before, or breaks a foreign key; the database
 *   is then as it was before that migration
 */
export function migrate(file: string): string[] {
  if (pendingMigrations(file) === null) create(file)
  const database = new Database(file, { timeout: 15_000, fileMustExist: true })
  try {
    database.pragma('journal_mode = WAL')
    // Has no effect inside a transaction, so it is set here; foreign_key_check checks the keys instead.
    database.pragma('foreign_keys = OFF')
    const applyUnseen = database.transaction((name: string) => applyMigration(database, name))
    return migrations.names().filter((name) => applyUnseen.immediate(name))
  } finally {
    database.close()
  }
}

/**
 * Creates a database that has nothing but the table of its history, unless another process does. It gets its name when
 * it is complete, so that an empty file is never one of ours.
 */
function create(file: string): void {
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  const draft = `${file}.new-${process.pid}`
  try {
    // It holds password hashes. SQLite gives its log the same permissions.
    fs.writeFileSync(draft, '', { mode: 0o600 })
    const database = new Database(draft)
    try {
      database.exec(fs.readFileSync(historyTable, 'utf8'))
    } finally {
      database.close()
    }
    fs.linkSync(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    fs.rmSync(draft, { force: true })
    fs.rmSync(`${draft}-journal`, { force: true })
  }
}

/** Applies one migration inside a transaction. Returns false if it was applied before. */
function applyMigration(database: Database.Database, name: string): boolean {
  const seen = database
    .prepare<[string], { checksum: string; finished_at: string | null }>(
      'SELECT checksum, finished_at FROM _prisma_migrations WHERE migration_name = ? AND rolled_back_at IS NULL',
    )
    .get(name)
  if (!migrations.isDue(name, seen)) return false
  const { sql, checksum } = migrations.read(name)
  const startedAt = historyTime()
  database.exec(sql)
  if (database.pragma('foreign_key_check', { simple: true }) !== undefined) {
    throw new Error(`Migration ${name} breaks a foreign key.`)
  }
  database
    .prepare(
      `INSERT INTO _prisma_migrations (id, checksum, started_at, finished_at, migration_name, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    )
    .run(randomUUID(), checksum, startedAt, historyTime(), name)
  return true
}
