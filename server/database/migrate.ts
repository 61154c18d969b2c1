import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'

const prismaFolder = path.resolve(import.meta.dirname, '../../prisma')

/** The current time in the format of Prisma's history table. */
const historyTime = () => new Date().toISOString().replace('Z', '+00:00')

/**
 * Applies the migrations of `prisma/migrations` that are pending for a SQLite file, each in one transaction,
 * and records them as Prisma does, so that `npm run prisma -- migrate status` agrees.
 * Safe when several processes do it at once.
 *
 * @param file path of the database; created with its folder if missing, and an empty file counts as missing
 * @returns names of the migrations that were applied
 * @throws Error if an applied migration was changed, failed before, or breaks a foreign key; the database
 *   is then as it was before that migration
 */
export function migrate(file: string): string[] {
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  const isNew = (fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0
  const database = new Database(file, { timeout: 15_000 })
  // It holds password hashes. SQLite gives its log the same permissions.
  if (isNew) fs.chmodSync(file, 0o600)
  try {
    database.pragma('journal_mode = WAL')
    // Has no effect inside a transaction, so it is set here; foreign_key_check checks the keys instead.
    database.pragma('foreign_keys = OFF')
    database.exec(fs.readFileSync(path.join(prismaFolder, 'history-table.sql'), 'utf8'))
    const names = fs
      .readdirSync(path.join(prismaFolder, 'migrations'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
    const applyUnseen = database.transaction((name: string) => applyMigration(database, name))
    return names.filter((name) => applyUnseen.immediate(name))
  } finally {
    database.close()
  }
}

/** Applies one migration inside a transaction. Returns false if it was applied before. */
function applyMigration(database: Database.Database, name: string): boolean {
  const sql = fs.readFileSync(path.join(prismaFolder, 'migrations', name, 'migration.sql'), 'utf8')
  const checksum = createHash('sha256').update(sql).digest('hex')
  const seen = database
    .prepare<[string], { checksum: string; finished_at: string | null }>(
      'SELECT checksum, finished_at FROM _prisma_migrations WHERE migration_name = ? AND rolled_back_at IS NULL',
    )
    .get(name)
  if (seen?.finished_at === null) {
    throw new Error(`Migration ${name} failed earlier; see \`npm run prisma -- migrate resolve --help\`.`)
  }
  if (seen !== undefined) {
    if (seen.checksum === checksum) return false
    throw new Error(`Migration ${name} was changed after it was applied; restore the file.`)
  }
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
