import Database from 'better-sqlite3'

/** A file is no SQLite database that can be read, or not of the expected form. */
export class UnreadableDatabaseError extends Error {}

/** Rows of a database that somebody sent. */
export interface ForeignDatabase {
  /** Whether it has an ordinary table of this name. Views and virtual tables are none: they would run what they say. */
  hasTable(name: string): boolean
  /** The first rows of an ordinary table, each with the given columns in order. @throws UnreadableDatabaseError */
  rows(table: string, columns: readonly string[], max: number): unknown[][]
  /** Number of rows of an ordinary table. @throws UnreadableDatabaseError */
  count(table: string): number
}

/**
 * Reads from a SQLite database of unknown origin, in memory. Nothing that its schema defines is run: only plain columns
 * of plain tables are read.
 *
 * @throws UnreadableDatabaseError
 */
export function readForeignDatabase<Result>(
  bytes: Uint8Array,
  read: (file: ForeignDatabase) => Result,
): Result {
  let file: Database.Database | null = null
  try {
    file = new Database(withKnownCollations(bytes), { readonly: true })
    file.pragma('trusted_schema = OFF')
    file.pragma('cell_size_check = ON')
    return read(foreignDatabase(file))
  } catch (error) {
    if (error instanceof Database.SqliteError) throw new UnreadableDatabaseError(error.message)
    throw error
  } finally {
    file?.close()
  }
}

/**
 * A copy of a database in which collations that SQLite does not know are replaced, without which it reads no table that
 * has them. Only the order of texts in indexes depends on it, and nothing is looked up in those.
 */
function withKnownCollations(bytes: Uint8Array): Buffer {
  const copy = new Database(Buffer.from(bytes))
  try {
    const definitions = copy.prepare('select rowid, sql from sqlite_schema where sql is not null').raw().all()
    const replaced = (definitions as [number, string][])
      .map(([row, sql]) => [row, sql.replaceAll(foreignCollation, 'collate nocase'), sql] as const)
      .filter(([, sql, before]) => sql !== before)
    if (replaced.length === 0) return Buffer.from(bytes)
    copy.unsafeMode(true)
    copy.pragma('writable_schema = ON')
    const update = copy.prepare('update sqlite_schema set sql = ? where rowid = ?')
    for (const [row, sql] of replaced) update.run(sql, row)
    return copy.serialize()
  } finally {
    copy.close()
  }
}
/** Anki's own. */
const foreignCollation = /\bcollate\s+unicase\b/giu

function foreignDatabase(file: Database.Database): ForeignDatabase {
  const tables = new Set(
    file
      .prepare("select name from pragma_table_list where schema = 'main' and type = 'table'")
      .pluck()
      .all()
      .map(String),
  )
  const columnsOf = (table: string) => {
    if (!tables.has(table)) throw new UnreadableDatabaseError(`There is no table ${table}.`)
    return new Set(
      file.prepare('select name from pragma_table_xinfo(?) where hidden = 0').pluck().all(table).map(String),
    )
  }
  return {
    hasTable: (name) => tables.has(name),
    rows(table, columns, max) {
      const present = columnsOf(table)
      const missing = columns.find((column) => !present.has(column))
      if (missing !== undefined) throw new UnreadableDatabaseError(`The table ${table} has no ${missing}.`)
      const list = columns.map((column) => `"${column}"`).join(', ')
      return file.prepare(`select ${list} from "${table}" limit ?`).raw().all(max) as unknown[][]
    },
    count(table) {
      columnsOf(table)
      return Number(file.prepare(`select count(*) from "${table}"`).pluck().get())
    },
  }
}
