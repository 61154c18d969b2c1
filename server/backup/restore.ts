import fs from 'node:fs'
import path from 'node:path'
import { stampOf } from '#server/backup/backup-files'
import { removeDatabase, standAlone } from '#server/database/copy-database'
import { faultsOf, pendingMigrations } from '#server/database/database-file'
import { takeDatabase } from '#server/database/database-use'
import { migrate } from '#server/database/migrate'
import { DatabaseError } from '#server/database/migration-files'
import {
  contentsOf,
  replaceDatabase,
  settleDatabase,
  type DatabaseContents,
} from '#server/database/replace-database'
import { describeFailure } from '#server/describe-failure'
import { HostError } from '#server/host-error'

/** A backup could not be restored; the message says why. The database is as it was. */
class RestoreError extends HostError {}

export interface RestoreOptions {
  databaseFile: string
  backupFile: string
  now: Date
  /** Decides whether the database may be replaced. `current` is null if there is none, or it cannot be read. */
  confirm: (contents: { backup: DatabaseContents | null; current: DatabaseContents | null }) => boolean
}

/**
 * Puts a backup in the place of the database, after it was checked and brought to this version. The old database is kept
 * beside it.
 *
 * @returns where the old database is kept, null if there was none; undefined if it was not confirmed
 * @throws RestoreError
 */
export function restoreBackup(options: RestoreOptions): string | null | undefined {
  const { databaseFile, backupFile } = options
  if (!fs.existsSync(backupFile)) throw new RestoreError(`There is no file ${backupFile}.`)
  if (fs.existsSync(databaseFile) && fs.realpathSync(backupFile) === fs.realpathSync(databaseFile)) {
    throw new RestoreError(`${backupFile} is the database itself. Name a backup of it.`)
  }
  try {
    fs.mkdirSync(path.dirname(databaseFile), { recursive: true })
    const release = takeDatabase(databaseFile)
    if (release === null) throw inUse(databaseFile)
    const draft = `${databaseFile}.restoring`
    try {
      // Of a process that was killed.
      removeDatabase(draft)
      return restoreFrom(draft, options)
    } finally {
      removeDatabase(draft)
      release()
    }
  } catch (error) {
    if (error instanceof RestoreError) throw error
    const reason = describeFailure(error) ?? (error instanceof Error ? error.message : String(error))
    throw new RestoreError(`Nothing was restored. ${reason}`, { cause: error })
  }
}

function restoreFrom(draft: string, { databaseFile, backupFile, now, confirm }: RestoreOptions) {
  fs.copyFileSync(backupFile, draft)
  fs.chmodSync(draft, 0o600)
  // A copy of a database that was in use has a log beside it, which belongs to it.
  if (fs.existsSync(`${backupFile}-wal`)) fs.copyFileSync(`${backupFile}-wal`, `${draft}-wal`)
  checkDraft(draft, backupFile)
  const isThere = fs.existsSync(databaseFile)
  const current = isThere ? contentsOf(databaseFile) : null
  if (isThere && !confirm({ backup: contentsOf(draft), current })) return undefined
  migrate(draft)
  standAlone(draft)
  if (isThere && !settleDatabase(databaseFile)) throw inUse(databaseFile)
  const keepAs = `${databaseFile}.before-${stampOf(now)}`
  replaceDatabase(databaseFile, draft, keepAs)
  return isThere ? keepAs : null
}

/** Checks the copy that will be used, not the file that it was copied from. */
function checkDraft(draft: string, backupFile: string): void {
  try {
    pendingMigrations(draft)
    const [fault] = faultsOf(draft)
    if (fault !== undefined)
      throw new RestoreError(`${backupFile} cannot be restored: it is damaged (${fault}).`)
  } catch (error) {
    if (error instanceof RestoreError) throw error
    const reason =
      error instanceof DatabaseError ? error.reason : `it is damaged (${(error as Error).message})`
    throw new RestoreError(`${backupFile} cannot be restored: ${reason}.`, { cause: error })
  }
}

const inUse = (databaseFile: string) =>
  new RestoreError(
    `The database ${databaseFile} is in use. Stop the app, and every other command that uses it; then run this again.`,
  )
