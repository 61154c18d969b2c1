import { SqliteDatabase } from '#server/database/sqlite-database'
import { databaseFileOf } from '#server/settings'

// Next loads modules anew after an edit in development: one connection lives through it.
declare global {
  var retraceDatabase: SqliteDatabase | undefined
}

/** The database of this process. */
export const database = (globalThis.retraceDatabase ??= new SqliteDatabase(databaseFileOf()))
