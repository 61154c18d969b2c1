import Database from 'better-sqlite3'

/**
 * Checkpoints the write-ahead log into the database file, so that a copy of that file is a complete backup. Call it
 * when no process has the database open; SQLite also does it when the last connection is closed cleanly.
 */
export function checkpointLog(file: string): void {
  const database = new Database(file)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}
