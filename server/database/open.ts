import { PostgresqlDatabase } from '#server/database/postgresql/postgresql-database'
import { SqliteDatabase } from '#server/database/sqlite-database'
import type { Database, DatabaseOptions } from '#server/database/transaction'
import { databaseFileOf, databaseUrl, isPostgresql } from '#server/settings'

/** Opens the database that a URL names; by default, that of this installation. */
export const openDatabase = (url: string = databaseUrl(), options: DatabaseOptions = {}): Database =>
  isPostgresql(url) ? new PostgresqlDatabase(url, options) : new SqliteDatabase(databaseFileOf(url), options)
