import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { DatabaseError, MigrationFiles } from '#server/database/migration-files'
import { lockSpace } from '#server/database/postgresql/locks'
import { HostError } from '#server/host-error'

/** The migrations of PostgreSQL. Those after the first, which is all that came before, have twins for SQLite. */
const migrations = new MigrationFiles('prisma/postgresql/migrations')

const chooseAnother = 'Set DATABASE_URL to another database, such as an empty one.'

/**
 * Names of the migrations that a PostgreSQL database lacks. Changes nothing.
 *
 * @param name what the host knows it by
 * @throws DatabaseError if it is of another program, or of a newer version of this one
 * @throws HostError if it cannot be reached
 */
export const pendingInPostgresql = (url: string, name: string): Promise<string[]> =>
  connected(url, name, async (client) => migrations.pending(name, await historyOf(client), chooseAnother))

/**
 * Applies the migrations that a PostgreSQL database lacks, each in one transaction, and records them as Prisma does. Safe
 * when several processes do it at once.
 *
 * @param name what the host knows it by
 * @returns names of the migrations that were applied
 * @throws DatabaseError if this version cannot use it
 * @throws HostError if it cannot be reached
 * @throws Error if an applied migration was changed or failed before
 */
export const migratePostgresql = (url: string, name: string): Promise<string[]> =>
  connected(url, name, async (client) => {
    await client.query(`SELECT pg_advisory_lock(${lockSpace.migration}, 0)`)
    await refuseUnfit(client, name)
    const pending = migrations.pending(name, await historyOf(client), chooseAnother)
    await client.query(historyTable)
    const applied: string[] = []
    for (const migration of migrations.names()) {
      if (await applyMigration(client, migration)) applied.push(migration)
    }
    if (pending.length > 0) await client.query('ANALYZE')
    return applied
  })

/** Prisma's own, in the words of PostgreSQL. */
const historyTable = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`

/** Names of all migrations in the history; empty for an empty database, null if others have tables in it. */
async function historyOf(client: Client): Promise<string[] | null> {
  const { rows: tables } = await client.query<{ name: string }>(
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()',
  )
  if (!tables.some(({ name }) => name === '_prisma_migrations')) return tables.length === 0 ? [] : null
  const { rows } = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY name',
  )
  return rows.map(({ name }) => name)
}

/** The oldest version with all that the migrations use. */
const minVersion = 14

async function refuseUnfit(client: Client, name: string): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS version,
       current_setting('server_encoding') AS encoding`,
  )
  const [server] = rows
  if (server === undefined) return
  if (server.version < minVersion) {
    throw new DatabaseError(
      name,
      `it is of PostgreSQL ${server.version}`,
      `Use PostgreSQL ${minVersion} or newer.`,
    )
  }
  if (server.encoding !== 'UTF8') {
    throw new DatabaseError(name, `its texts are in ${server.encoding}`, 'Create it with ENCODING UTF8.')
  }
}

/** Applies one migration in a transaction. Returns false if it was applied before. */
async function applyMigration(client: Client, migration: string): Promise<boolean> {
  const { rows } = await client.query<{ checksum: string; finished_at: Date | null }>(
    'SELECT checksum, finished_at FROM _prisma_migrations WHERE migration_name = $1 AND rolled_back_at IS NULL',
    [migration],
  )
  if (!migrations.isDue(migration, rows[0])) return false
  const { sql, checksum } = migrations.read(migration)
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), checksum, migration],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
  return true
}

/** Connects for some work. */
async function connected<Result>(
  url: string,
  name: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({
    connectionString: url,
    application_name: 'retrace',
    connectionTimeoutMillis: 15_000,
  })
  try {
    await client.connect()
  } catch (error) {
    const reason = error instanceof Error && error.message !== '' ? error.message : String(error)
    throw new HostError(
      `The database ${name} cannot be reached (${reason}). Check DATABASE_URL, and that it runs.`,
    )
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
