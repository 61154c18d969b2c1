import { sql } from 'kysely'
import type { DB } from '#prisma/database'
import type { StagedRows, Transaction } from '#server/database/transaction'
import { slices } from '#server/slices'

/** Fewer parameters in all than PostgreSQL takes, 65 535. */
const rowsAtOnce = 500

/** Rows that wait in memory. They are inserted while only their own learner waits. */
export class RowsInMemory implements StagedRows {
  readonly #rows = new Map<keyof DB, object[]>()
  readonly #onRows: (count: number) => void

  constructor(onRows: (count: number) => void) {
    this.#onRows = onRows
  }

  add(table: keyof DB, rows: readonly object[]): Promise<void> {
    const staged = this.#rows.get(table) ?? []
    this.#rows.set(table, staged)
    for (const row of rows) staged.push(row)
    this.#onRows(rows.length)
    return Promise.resolve()
  }

  async insert(db: Transaction, table: keyof DB): Promise<void> {
    const rows = this.#rows.get(table) ?? []
    for (const some of slices(rows, rowsAtOnce)) {
      // Kysely knows the columns of one table; these rows have those of the table that they are staged for.
      await db
        .insertInto(table as 'ReviewLog')
        .values(some as never)
        .execute()
    }
    // A connection keeps its plans for checking foreign keys. Those of when the table was small read all of it for each
    // row that refers to it; new statistics discard them.
    if (rows.length > rowsAtOnce) await sql`ANALYZE ${sql.table(table)}`.execute(db)
  }

  drop(): Promise<void> {
    this.#rows.clear()
    return Promise.resolve()
  }
}
