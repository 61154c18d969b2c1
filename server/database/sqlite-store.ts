import fs from 'node:fs'
import path from 'node:path'
import { writeBackup } from '#server/backup/backup'
import { startDailyBackups } from '#server/backup/daily-backups'
import { checkpointLog } from '#server/database/checkpoint-log'
import { faultsOf, migrations, pendingMigrations, refuseDamaged } from '#server/database/database-file'
import { useDatabase } from '#server/database/database-use'
import { migrate } from '#server/database/migrate'
import type { DatabaseStore } from '#server/database/database-store'
import { checkBackups, checkDisk } from '#server/doctor/check-host'
import type { Finding } from '#server/doctor/finding'
import { HostError } from '#server/host-error'
import { readBackupSettings } from '#server/settings'

/** A SQLite file. Before its tables change, a backup is written; that this failed is told, and keeps nothing from going on. */
export class SqliteStore implements DatabaseStore {
  readonly name: string
  readonly url: string

  /** @param file path of the database, which need not exist */
  constructor(file: string) {
    this.name = file
    this.url = `file:${file}`
  }

  hold(): void {
    fs.mkdirSync(path.dirname(this.name), { recursive: true })
    if (useDatabase(this.name) === null) {
      throw new HostError(
        `A backup is being restored to ${this.name}. Run the command again when that has finished.`,
      )
    }
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws is a rejection
  async pending(): Promise<string[] | null> {
    return pendingMigrations(this.name)
  }

  async prepare(say: (line: string) => void): Promise<string[]> {
    requireWritable(path.dirname(this.name))
    this.hold()
    const pending = await this.pending()
    const hasTables = pending !== null && pending.length < migrations.names().length
    if (hasTables && pending.length > 0) {
      refuseDamaged(this.name)
      this.#backUp(say)
    }
    return migrate(this.name)
  }

  faults(): string[] {
    return faultsOf(this.name)
  }

  checks(now: Date): Record<string, Finding> {
    return {
      disk: checkDisk(path.dirname(this.name), this.name),
      backups: checkBackups(readBackupSettings(process.env, this.name), now),
    }
  }

  settle(): void {
    checkpointLog(this.name)
  }

  keepBackedUp(): void {
    if (readBackupSettings(process.env, this.name).isAutomatic) startDailyBackups()
  }

  #backUp(say: (line: string) => void): void {
    const settings = readBackupSettings(process.env, this.name)
    if (!settings.isAutomatic) return
    try {
      const file = writeBackup({ databaseFile: this.name, ...settings }, 'migration', new Date())
      say(`The tables of the database change in this version. Backup before that: ${file}`)
    } catch (error) {
      if (!(error instanceof HostError)) throw error
      say(`Warning: ${error.message}`)
    }
  }
}

function requireWritable(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true })
    fs.accessSync(folder, fs.constants.W_OK)
  } catch {
    throw new HostError(`The folder ${folder} is not writable. Give this account permission to write to it.`)
  }
}
