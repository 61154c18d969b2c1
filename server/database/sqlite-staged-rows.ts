import { sql } from 'kysely'
import type { DB } from '#prisma/database'
import type { Database, StagedRows, Transaction } from '#server/database/transaction'
import { slices } from '#server/slices'

/** Fewer parameters in all than SQLite takes, 32 766. */
const rowsAtOnce = 200

/**
 * Rows on their way into the database. They wait in temporary tables of the connection, which take no lock and are gone
 * with the process, until one transaction takes them over without anything passing through JavaScript.
 */
export class RowsInTemporaryTables implements StagedRows {
  readonly #database: Database
  readonly #columns = new Map<keyof DB, readonly string[]>()
  readonly #onRows: (count: number) => void

  constructor(database: Database, onRows: (count: number) => void) {
    this.#database = database
    this.#onRows = onRows
  }

  async add(table: keyof DB, rows: readonly object[]): Promise<void> {
    if (rows[0] === undefined) return
    if (!this.#columns.has(table)) {
      await this.#database.read(async (db) => {
        await sql`drop table if exists temp.${nameOf(table)}`.execute(db)
        await sql`create temp table ${nameOf(table)} as select * from main.${sql.table(table)} where 0`.execute(
          db,
        )
      })
      this.#columns.set(table, Object.keys(rows[0]))
    }
    for (const some of slices(rows, rowsAtOnce)) {
      // Kysely knows the tables of the schema only. A temporary one has the columns of that which it is for.
      const staged = stagedName(table) as 'ReviewLog'
      await this.#database.read((db) =>
        db
          .insertInto(staged)
          .values(some as never)
          .execute(),
      )
      this.#onRows(some.length)
    }
  }

  async insert(db: Transaction, table: keyof DB): Promise<void> {
    const names = this.#columns.get(table)
    if (names === undefined) return
    const columns = sql.join(names.map((name) => sql.ref(name)))
    await sql`insert into main.${sql.table(table)} (${columns})
      select ${columns} from temp.${nameOf(table)} order by rowid`.execute(db)
  }

  async drop(): Promise<void> {
    for (const table of this.#columns.keys())
      await this.#database.read((db) => sql`drop table temp.${nameOf(table)}`.execute(db))
    this.#columns.clear()
  }
}

const stagedName = (table: keyof DB) => `staged ${table}`
const nameOf = (table: keyof DB) => sql.id(stagedName(table))
