import fs from 'node:fs'
import path from 'node:path'
import { listBackups } from '#server/backup/backup-files'
import { faultsOf, migrations } from '#server/database/database-file'
import { fault, good, warning, type Finding } from '#server/doctor/finding'
import type { BackupSettings } from '#server/settings'

const mebibyte = 1_024 * 1_024
const minFreeBytes = 100 * mebibyte
const dayMillis = 86_400_000
const shown = (bytes: number) => `${Math.floor(bytes / mebibyte).toLocaleString('en')} MiB`

/** Whether a folder can be written and its disk has room for what comes: at least 100 MiB, and the database twice. */
export function checkDisk(folder: string, databaseFile: string): Finding {
  try {
    fs.accessSync(folder, fs.constants.W_OK)
  } catch {
    return fault(
      `The folder ${folder} cannot be written.`,
      'Give the account of the app permission to write to it.',
    )
  }
  const { bavail, bsize } = fs.statfsSync(folder)
  const free = bavail * bsize
  const needed = Math.max(minFreeBytes, 2 * (fs.statSync(databaseFile, { throwIfNoEntry: false })?.size ?? 0))
  const text = `${shown(free)} are free on the disk of ${folder}`
  return free >= needed
    ? good(`${text}.`)
    : fault(
        `${text}, and the app needs ${shown(needed)}.`,
        'Free some space, or move the folder to another disk.',
      )
}

/**
 * Whether the clock can be right.
 *
 * @param lastAnswerMillis when the latest answer arrived; null if there is none
 */
export function checkClock(now: Date, lastAnswerMillis: number | null): Finding {
  const advice = 'Set the clock of this machine, and let it be kept right (NTP). Study days depend on it.'
  const at = now.toISOString()
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(migrations.names().at(-1) ?? '') ?? []
  const writtenMillis = Date.parse(`${year}-${month}-${day}T00:00:00Z`) - 7 * dayMillis
  if (now.getTime() < writtenMillis)
    return fault(`The clock says ${at}, before this version was written.`, advice)
  if (lastAnswerMillis !== null && now.getTime() < lastAnswerMillis - 60_000) {
    return fault(
      `The clock says ${at}, but an answer arrived at ${new Date(lastAnswerMillis).toISOString()}.`,
      advice,
    )
  }
  return good(`The clock says ${at}.`)
}

/** Whether there is a backup that is recent and can be restored. */
export function checkBackups({ folder, isAutomatic }: BackupSettings, now: Date): Finding {
  const [newest] = listBackups(folder)
  const advice = 'Run `npm run backup`. The log of the app says why it wrote none (`backup-failed`).'
  if (newest === undefined) {
    return isAutomatic
      ? warning(`There is no backup in ${folder} yet.`, advice)
      : warning(
          'BACKUPS is off, and there is no backup.',
          'Run `npm run backup` regularly, or set BACKUPS=daily.',
        )
  }
  const [damage] = faultsOf(newest.file)
  const name = path.basename(newest.file)
  if (damage !== undefined) {
    return fault(
      `The latest backup ${name} is damaged: ${damage}.`,
      'Run `npm run backup`, and check the disk.',
    )
  }
  const days = Math.floor((now.getTime() - newest.atMillis) / dayMillis)
  return days > 2
    ? warning(`The latest backup ${name} is ${days} days old.`, advice)
    : good(`The latest backup ${name} can be restored.`)
}
