import type { Transaction } from '#server/database/transaction'
import { sql } from 'kysely'

export type Rows = Record<string, Record<string, unknown>[]>

/** The tables of the database but those of itself and of the migrations, in order. */
async function tables(db: Transaction) {
  const all = await db.introspection.getTables()
  return all.filter(({ name }) => !/^(?:sqlite|_)/.test(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The names of all tables of the database but those of itself and of the migrations. */
export const tablesOf = async (db: Transaction): Promise<string[]> =>
  (await tables(db)).map(({ name }) => name)

/** The columns of a table. */
export async function columnsOf(db: Transaction, table: string): Promise<string[]> {
  const found = (await tables(db)).find(({ name }) => name === table)
  return (found?.columns ?? []).map(({ name }) => name).filter((name) => name !== 'rowid')
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
