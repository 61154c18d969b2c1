import { sql } from 'kysely'
import { prepared } from '#server/database/prepared-query'
import { outOfIndex } from '#server/database/sql-functions'
import { numbersRowsInOrderOfCommits, type Transaction } from '#server/database/transaction'

/** A row of the log, with the number that the database gave it when it was inserted. */
export interface LogRow {
  number: number
  id: string
}

const rowNumber = sql<number>`"ReviewLog".rowid`

const numbered = (db: Transaction) =>
  db.selectFrom('ReviewLog').select(['ReviewLog.id', rowNumber.as('number')])

/**
 * The row after which whatever is new to a learner has its number: the newest of all learners if rows are numbered in the
 * order in which they are committed, else the learner's own newest. Undefined if there is none.
 */
export const newestRow = (db: Transaction, userId: string): Promise<LogRow | undefined> =>
  numbersRowsInOrderOfCommits(db) ? newestOfAll.first(db, {}) : newestOwnRow(db, userId)

const newestOfAll = prepared<object>()((db) => numbered(db).orderBy(rowNumber, 'desc').limit(1))

/** A learner's newest row. */
export const newestOwnRow = (db: Transaction, userId: string): Promise<LogRow | undefined> =>
  numbered(db)
    .where('userId', '=', userId)
    // Else SQLite goes through the rows of others, in order, until there is one of the learner.
    .orderBy(outOfIndex(rowNumber), 'desc')
    .limit(1)
    .executeTakeFirst()

/** How many rows {@link rowsAfter} goes through to find those of the learner, at most; negative if there is no sense in it. */
export const distance = (db: Transaction, from: LogRow, to: LogRow): number =>
  numbersRowsInOrderOfCommits(db) ? to.number - from.number : 0

/** A learner's rows after one, in their order, with their cards. */
export const rowsAfter = (db: Transaction, userId: string, { number }: LogRow) =>
  numbered(db)
    .select('cardId')
    .where(rowNumber, '>', number)
    // Else SQLite reads all rows of the learner by an index.
    .where(outOfIndex(sql.ref<string>('userId')), '=', userId)
    .orderBy(rowNumber)
    .execute()

/** Whether a row is still in the log. It is not if it was rolled back, the file restored, or a learner's log replaced. */
export async function isIn(db: Transaction, row: LogRow | undefined): Promise<boolean> {
  if (row === undefined) return true
  const found = await rowWithId.first(db, { id: row.id })
  return found?.number === row.number
}

const rowWithId = prepared<{ id: string }>()((db, value) => numbered(db).where('id', '=', value('id')))
