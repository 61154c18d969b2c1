import { SqliteDatabase } from '#server/database/sqlite-database'
import { databaseFileOf } from '#server/settings'

// In development, Next reloads modules after an edit: the connection must survive that.
declare global {
  var retraceDatabase: SqliteDatabase | undefined
}

/** The database of this process. */
export const database = (globalThis.retraceDatabase ??= new SqliteDatabase(databaseFileOf()))
