import fs from 'node:fs'
import path from 'node:path'

/** Why a backup was made: by the app each day, by the app before it changed the tables, or by the host. */
export type BackupKind = 'daily' | 'migration' | 'manual'

export interface Backup {
  file: string
  kind: BackupKind
  atMillis: number
}

const pattern = /^retrace-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z-(daily|migration|manual)\.db$/

/** An instant as part of a file name, in UTC, such as `2026-11-29T22-30-05Z`. */
export const stampOf = (at: Date): string => at.toISOString().slice(0, 19).replaceAll(':', '-') + 'Z'

/** The name of the file of a backup, such as `retrace-2026-11-29T22-30-05Z-daily.db`. */
export const backupName = (kind: BackupKind, at: Date): string => `retrace-${stampOf(at)}-${kind}.db`

/** The backups in a folder, the newest first; none if there is no such folder. */
export function listBackups(folder: string): Backup[] {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder)
    .flatMap((name): Backup[] => {
      const [, day, hour, minute, second, kind] = pattern.exec(name) ?? []
      if (kind === undefined) return []
      const atMillis = Date.parse(`${day}T${hour}:${minute}:${second}Z`)
      return Number.isNaN(atMillis)
        ? []
        : [{ file: path.join(folder, name), kind: kind as BackupKind, atMillis }]
    })
    .sort((a, b) => b.atMillis - a.atMillis)
}
