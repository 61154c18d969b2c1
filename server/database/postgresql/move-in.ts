import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import type { Client } from 'pg'
import { faultsOf, pendingMigrations } from '#server/database/database-file'
import { takeDatabase } from '#server/database/database-use'
import { lockSpace } from '#server/database/postgresql/locks'
import { PostgresqlStore } from '#server/database/postgresql/postgresql-store'
import { HostError } from '#server/host-error'
import { slices } from '#server/slices'

/** What a table holds: how many rows, and a sum of their hashes, which does not depend on their order. */
interface Contents {
  rows: number
  hash: bigint
}

/** Contents of tables by their names. */
export type Moved = ReadonlyMap<string, Contents>

/** Rows in one statement; PostgreSQL takes 65 535 values. */
const rowsAtOnce = 500

/**
 * Copies all rows of a SQLite database into an empty PostgreSQL database, and compares what both hold then. All of it is
 * one transaction: if anything fails, or differs, the target stays empty. The source is not changed.
 *
 * @param file the source, which nobody may use meanwhile
 * @param url the target; it gets its tables here
 * @param say writes one line
 * @throws HostError if one of them cannot be used, or the target is not empty
 */
export async function moveIntoPostgresql(
  file: string,
  url: string,
  say: (line: string) => void,
): Promise<Moved> {
  const release = requireSource(file)
  try {
    const store = new PostgresqlStore(url)
    await store.prepare()
    const { default: pg } = await import('pg')
    const { valueParser } = await import('#server/database/postgresql/values')
    const client = new pg.Client({ connectionString: url, types: { getTypeParser: valueParser } })
    await client.connect()
    const sqlite = new Database(file, { readonly: true, fileMustExist: true })
    try {
      await client.query('BEGIN')
      await client.query(`SELECT pg_advisory_xact_lock(${lockSpace.all}, 0)`)
      const tables = await tablesInOrder(client)
      await requireEmpty(client, store.name, tables)
      const moved = await copyTables(sqlite, client, tables, say)
      await client.query('COMMIT')
      await client.query('ANALYZE')
      return moved
    } finally {
      // Ends the transaction, too, unless it was committed.
      await client.end()
      sqlite.close()
    }
  } finally {
    release()
  }
}

/** Keeps everybody else away from the source, which has to be sound and of this version. */
function requireSource(file: string): () => void {
  const pending = pendingMigrations(file)
  if (pending === null) throw new HostError(`There is no database ${file}.`)
  if (pending.length > 0) {
    throw new HostError(
      `The database ${file} is of an earlier version. Start the app once with it, stop it, and run this again.`,
    )
  }
  const release = takeDatabase(file)
  if (release === null)
    throw new HostError(`The database ${file} is in use. Stop the app, and run this again.`)
  const [fault] = faultsOf(file)
  if (fault === undefined) return release
  release()
  throw new HostError(`The database ${file} is damaged (${fault}). Restore a backup: \`npm run restore\`.`)
}

interface Table {
  name: string
  columns: string[]
}

/** All tables, each after those that its rows refer to at once. */
async function tablesInOrder(client: Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; refers: string[] }>(`
    SELECT relname AS name,
      (SELECT json_agg(attname ORDER BY attname) FROM pg_attribute
        WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped AND attidentity = '') AS columns,
      coalesce((SELECT json_agg(DISTINCT r.relname) FROM pg_constraint JOIN pg_class r ON r.oid = confrelid
        WHERE conrelid = t.oid AND contype = 'f' AND NOT condeferrable AND r.oid <> t.oid), '[]') AS refers
    FROM pg_class t
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname NOT LIKE '\\_%'
    ORDER BY relname`)
  const ordered: Table[] = []
  const placed = new Set<string>()
  while (ordered.length < rows.length) {
    const next = rows.find(
      ({ name, refers }) => !placed.has(name) && refers.every((other) => placed.has(other)),
    )
    if (next === undefined) throw new Error('Tables refer to each other in a circle.')
    placed.add(next.name)
    ordered.push(next)
  }
  return ordered
}

async function requireEmpty(client: Client, name: string, tables: readonly Table[]): Promise<void> {
  // Its row is part of every database.
  await client.query('DELETE FROM "ContentRevision" WHERE "revision" = 0')
  for (const table of tables) {
    const { rowCount } = await client.query(`SELECT 1 FROM "${table.name}" LIMIT 1`)
    if (rowCount === 0) continue
    throw new HostError(
      `The database ${name} is not empty: ${table.name} has rows. Create another one; nothing was changed.`,
    )
  }
}

async function copyTables(
  sqlite: Database.Database,
  client: Client,
  tables: readonly Table[],
  say: (line: string) => void,
): Promise<Moved> {
  // They would make rows that are copied anyway. What they refuse was refused when it was written.
  for (const { name } of tables) await client.query(`ALTER TABLE "${name}" DISABLE TRIGGER USER`)
  const moved = new Map<string, Contents>()
  for (const table of tables) {
    const source = await copyRows(sqlite, client, table)
    const target = await contentsOf(client, table)
    if (source.rows !== target.rows || source.hash !== target.hash) {
      throw new HostError(
        `${table.name} has ${source.rows} rows, of which PostgreSQL keeps ${target.rows}, or others. Nothing was changed; report this.`,
      )
    }
    say(`${table.name}: ${source.rows} rows, the same in both`)
    moved.set(table.name, source)
  }
  await client.query('SET CONSTRAINTS ALL IMMEDIATE')
  for (const { name } of tables) await client.query(`ALTER TABLE "${name}" ENABLE TRIGGER USER`)
  return moved
}

type Row = readonly (string | number | null)[]

/** Copies the rows of a table in the order of their numbers, and says what they are. */
async function copyRows(
  sqlite: Database.Database,
  client: Client,
  { name, columns }: Table,
): Promise<Contents> {
  const list = columns.map((column) => `"${column}"`).join(', ')
  const hasNumbers = !/WITHOUT ROWID/i.test(
    String(sqlite.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name)),
  )
  const rows = sqlite
    .prepare(`SELECT ${list} FROM "${name}" ${hasNumbers ? 'ORDER BY rowid' : ''}`)
    .raw()
    .iterate() as IterableIterator<Row>
  const contents = { rows: 0, hash: 0n }
  let waiting: Row[] = []
  const insert = async () => {
    for (const some of slices(waiting, rowsAtOnce)) {
      const places = some.map(
        (_, row) => `(${columns.map((_name, column) => `$${row * columns.length + column + 1}`).join(', ')})`,
      )
      if (some.flat().some((value) => typeof value === 'string' && value.includes('\0'))) {
        throw new HostError(
          `A text in ${name} has the character U+0000, which PostgreSQL does not store. Nothing was changed; take it out and run this again.`,
        )
      }
      await client.query(`INSERT INTO "${name}" (${list}) VALUES ${places.join(', ')}`, some.flat())
    }
    waiting = []
  }
  for (const row of rows) {
    add(contents, row)
    waiting.push(row)
    if (waiting.length === rowsAtOnce) await insert()
  }
  await insert()
  return contents
}

/** What PostgreSQL holds of a table. */
async function contentsOf(client: Client, { name, columns }: Table): Promise<Contents> {
  const list = columns.map((column) => `"${column}"`).join(', ')
  const contents = { rows: 0, hash: 0n }
  await client.query(`DECLARE moved NO SCROLL CURSOR FOR SELECT ${list} FROM "${name}"`)
  for (;;) {
    const { rows } = await client.query<Row & unknown[]>({ text: 'FETCH 1000 FROM moved', rowMode: 'array' })
    if (rows.length === 0) break
    for (const row of rows) add(contents, row)
  }
  await client.query('CLOSE moved')
  return contents
}

function add(contents: Contents, row: Row): void {
  contents.rows += 1
  contents.hash += createHash('sha256').update(JSON.stringify(row)).digest().readBigUInt64LE()
}
