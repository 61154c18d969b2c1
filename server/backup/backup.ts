import fs from 'node:fs'
import path from 'node:path'
import { backupName, listBackups, type BackupKind } from '#server/backup/backup-files'
import { hasBackupOfDay, outdatedBackups, type Rotation } from '#server/backup/rotate-backups'
import { copyDatabase, removeDatabase, renameDurably } from '#server/database/copy-database'
import { faultsOf } from '#server/database/database-file'
import { takeTurn } from '#server/database/database-use'
import { describeFailure } from '#server/describe-failure'
import { HostError } from '#server/host-error'

/** A backup could not be written; the message says why. There is none, and those that were there before are unchanged. */
class BackupError extends HostError {}

export interface BackupOptions {
  databaseFile: string
  /** Where backups are kept; created if it is missing. */
  folder: string
  rotation: Rotation
}

/** How long to wait for another process that writes a backup. */
const maxWaitMillis = 120_000
const draftName = '.retrace-unfinished.db'

/**
 * Writes a backup of a database, also while the app runs, and deletes those that rotate out. It gets its name when it is
 * complete, on disk and checked, so that whatever has such a name can be restored.
 *
 * @returns its file
 * @throws BackupError
 */
export function writeBackup(options: BackupOptions, kind: BackupKind, now: Date): string {
  return inTurn(options, () => write(options, kind, now))
}

/**
 * Does the same for the backup of the day, unless there is one.
 *
 * @returns its file; null if there was one
 * @throws BackupError
 */
export function writeDailyBackup(options: BackupOptions, now: Date): string | null {
  return inTurn(options, () =>
    hasBackupOfDay(listBackups(options.folder), now) ? null : write(options, 'daily', now),
  )
}

function write({ databaseFile, folder, rotation }: BackupOptions, kind: BackupKind, now: Date): string {
  const draft = path.join(folder, draftName)
  // Of a process that was killed.
  removeDatabase(draft)
  copyDatabase(databaseFile, draft)
  const [fault] = faultsOf(draft)
  if (fault !== undefined) {
    removeDatabase(draft)
    throw new BackupError(
      `No backup was written, because the database ${databaseFile} is damaged (${fault}). Run \`npm run doctor\`.`,
    )
  }
  const file = path.join(folder, backupName(kind, now))
  renameDurably(draft, file)
  for (const outdated of outdatedBackups(listBackups(folder), rotation)) fs.rmSync(outdated.file)
  return file
}

function inTurn<T>({ databaseFile, folder }: BackupOptions, work: () => T): T {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    const release = takeTurn(path.join(folder, '.lock'), maxWaitMillis)
    if (release === null)
      throw new BackupError(`Another backup is being written to ${folder}. Try again later.`)
    try {
      return work()
    } finally {
      release()
    }
  } catch (error) {
    if (error instanceof BackupError) throw error
    const reason = describeFailure(error) ?? (error instanceof Error ? error.message : String(error))
    throw new BackupError(`No backup of ${databaseFile} was written to ${folder}. ${reason}`, {
      cause: error,
    })
  }
}
