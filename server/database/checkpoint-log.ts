import Database from 'better-sqlite3'

/**
 * Folds the write-ahead log into the database file, so that the file alone is everything: a copy of it is a whole
 * backup. For when nobody has the database open any more; SQLite does it as the last connection is closed.
 */
export function checkpointLog(file: string): void {
  const database = new Database(file)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}
