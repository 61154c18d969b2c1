import type { DatabaseStore } from '#server/database/database-store'
import { PostgresqlStore } from '#server/database/postgresql/postgresql-store'
import { SqliteStore } from '#server/database/sqlite-store'
import { databaseFileOf, databaseUrl, isPostgresql } from '#server/settings'

/** The database that a URL names; by default, that of this installation. */
export const databaseStore = (url: string = databaseUrl()): DatabaseStore =>
  isPostgresql(url) ? new PostgresqlStore(url) : new SqliteStore(databaseFileOf(url))
