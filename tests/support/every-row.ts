import type { Transaction } from '#server/database/transaction'
import { sql } from 'kysely'

export type Rows = Record<string, Record<string, unknown>[]>

/** The names of all tables of the database but those of SQLite and of the migrations. */
export async function tablesOf(db: Transaction): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT name FROM sqlite_schema
    WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\'
    ORDER BY name`.execute(db)
  return rows.map(({ name }) => name)
}

/** The columns of a table. */
export async function columnsOf(db: Transaction, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(db)
  return rows.map(({ name }) => name)
}

/** Every row of every table, in an order that does not depend on when it was written. */
export async function everyRow(db: Transaction): Promise<Rows> {
  const all: Rows = {}
  for (const table of await tablesOf(db)) {
    const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(table)}`.execute(db)
    all[table] = rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  return all
}
