import Database from 'better-sqlite3'

/** A table's rows: the names of its columns, and their values in this order. */
export interface TableRows {
  table: string
  columns: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
}

/**
 * A new SQLite file as bytes, in the format of another program.
 *
 * @param schema its statements
 */
export function sqliteBytes(schema: string, tables: readonly TableRows[]): Uint8Array {
  const file = new Database(':memory:')
  try {
    file.exec(schema)
    file.transaction(() => {
      for (const { table, columns, rows } of tables) {
        const places = columns.map(() => '?').join(', ')
        const insert = file.prepare(`insert into ${table} (${columns.join(', ')}) values (${places})`)
        for (const row of rows) insert.run(...row)
      }
    })()
    return file.serialize()
  } finally {
    file.close()
  }
}
