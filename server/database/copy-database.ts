import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'

/**
 * Writes all that is committed in a database at one instant to a file of its own, also while others write to the
 * database. The copy is one file without a log beside it, readable by this account only, and has nothing of what was
 * deleted.
 *
 * @param to a file that does not exist
 * @throws SqliteError if the database is damaged or the disk full; then there is no copy
 */
export function copyDatabase(from: string, to: string): void {
  try {
    // SQLite writes into an empty file, which keeps its permissions.
    fs.writeFileSync(to, '', { mode: 0o600, flag: 'wx' })
    const database = new Database(from, { fileMustExist: true, timeout: 30_000 })
    try {
      database.prepare('VACUUM INTO ?').run(to)
    } finally {
      database.close()
    }
    standAlone(to)
  } catch (error) {
    removeDatabase(to)
    throw error
  }
}

/** Makes a database one file without a log, and waits until it is on disk. */
export function standAlone(file: string): void {
  const database = new Database(file, { fileMustExist: true })
  try {
    database.pragma('journal_mode = DELETE')
  } finally {
    database.close()
  }
  flush(file)
}

/** Deletes a database file and what SQLite keeps beside it. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) fs.rmSync(file + suffix, { force: true })
}

/** Gives a file that is on disk another name, and waits until that is on disk, too. Replaces what has this name. */
export function renameDurably(from: string, to: string): void {
  fs.renameSync(from, to)
  // Windows does not open folders.
  if (process.platform !== 'win32') flush(path.dirname(to))
}

function flush(place: string): void {
  const descriptor = fs.openSync(place, 'r')
  try {
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}
