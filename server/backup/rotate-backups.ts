import type { Backup } from '#server/backup/backup-files'

/** How many backups are kept: the newest of each of the last days and weeks that have one. */
export interface Rotation {
  days: number
  weeks: number
}

/** Backups that were made before changes of the tables; older ones are deleted. */
const keptBeforeMigrations = 5

const dayMillis = 86_400_000
/** 1970-01-01 was a Thursday; weeks begin on Monday, in UTC. */
const mondayOffsetDays = 3

const dayOf = ({ atMillis }: Backup) => Math.floor(atMillis / dayMillis)
const weekOf = (backup: Backup) => Math.floor((dayOf(backup) + mondayOffsetDays) / 7)

/**
 * The backups that are to be deleted. Those that the host made are never among them, and time alone deletes nothing: a
 * day or a week without a backup does not count.
 *
 * @param backups the newest first
 */
export function outdatedBackups(backups: readonly Backup[], { days, weeks }: Rotation): Backup[] {
  const daily = backups.filter(({ kind }) => kind === 'daily')
  const kept = new Set([
    ...newestOfEach(daily, dayOf).slice(0, days),
    ...newestOfEach(daily, weekOf).slice(0, weeks),
    ...backups.filter(({ kind }) => kind === 'migration').slice(0, keptBeforeMigrations),
    ...backups.filter(({ kind }) => kind === 'manual'),
  ])
  return backups.filter((backup) => !kept.has(backup))
}

/**
 * After how many days at most a daily backup is deleted, where one is made each day; null if none is made.
 */
export const longestDaysKept = (isAutomatic: boolean, { days, weeks }: Rotation): number | null =>
  isAutomatic ? Math.max(days, 7 * weeks) : null

/** The first backup of each period. */
function newestOfEach(backups: readonly Backup[], periodOf: (backup: Backup) => number): Backup[] {
  return [...Map.groupBy(backups, periodOf).values()].flatMap(([newest]) => (newest ? [newest] : []))
}

/** Whether there is a daily backup of the day of an instant, in UTC. */
export const hasBackupOfDay = (backups: readonly Backup[], at: Date): boolean =>
  backups.some((backup) => backup.kind === 'daily' && dayOf(backup) === Math.floor(at.getTime() / dayMillis))
