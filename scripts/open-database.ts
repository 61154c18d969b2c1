import fs from 'node:fs'
import path from 'node:path'
import { writeBackup } from '#server/backup/backup'
import { knownMigrations, pendingMigrations, refuseDamaged } from '#server/database/database-file'
import { useDatabase } from '#server/database/database-use'
import { migrate } from '#server/database/migrate'
import { HostError } from '#server/host-error'
import { databaseFileOf, readBackupSettings } from '#server/settings'

/**
 * Keeps the database of this process from being replaced until the process ends.
 *
 * @throws HostError if it is being replaced
 */
export function holdDatabase(file: string = databaseFileOf()): void {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  if (useDatabase(file) === null) {
    throw new HostError(
      `A backup is being restored to ${file}. Run the command again when that has finished.`,
    )
  }
}

/**
 * Brings the database to this version, and keeps it from being replaced until this process ends. If it changes tables,
 * it first writes a backup; that this failed is told, and keeps nothing from going on.
 *
 * @param say writes one line
 * @returns names of the migrations that were applied
 * @throws HostError if it cannot be used
 */
export function openDatabase(say: (line: string) => void, file: string = databaseFileOf()): string[] {
  holdDatabase(file)
  const pending = pendingMigrations(file)
  const hasTables = pending !== null && pending.length < knownMigrations().length
  if (hasTables && pending.length > 0) {
    refuseDamaged(file)
    backUp(file, say)
  }
  return migrate(file)
}

function backUp(databaseFile: string, say: (line: string) => void): void {
  const settings = readBackupSettings(process.env, databaseFile)
  if (!settings.isAutomatic) return
  try {
    const file = writeBackup({ databaseFile, ...settings }, 'migration', new Date())
    say(`The tables of the database change in this version. Backup before that: ${file}`)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    say(`Warning: ${error.message}`)
  }
}
