import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Backup, BackupKind } from '#server/backup/backup-files'
import { longestDaysKept, outdatedBackups } from '#server/backup/rotate-backups'

const day = 86_400_000
const monday = Date.parse('2026-11-30T00:00:00Z')
const backupAt = (atMillis: number, kind: BackupKind = 'daily'): Backup => ({
  file: `${kind} ${new Date(atMillis).toISOString()}`,
  kind,
  atMillis,
})
const newestFirst = (backups: Backup[]) => backups.toSorted((a, b) => b.atMillis - a.atMillis)
const rotation = { days: 7, weeks: 4 }

/** Days on which a backup is kept after one was made on each of some days, and rotated each time. */
function keptDays(days: number[]): number[] {
  let backups: Backup[] = []
  for (const n of days) {
    backups = newestFirst([...backups, backupAt(monday + n * day + 5)])
    const outdated = new Set(outdatedBackups(backups, rotation))
    backups = backups.filter((backup) => !outdated.has(backup))
  }
  return backups.map(({ atMillis }) => Math.floor((atMillis - monday) / day))
}

describe('of daily backups', () => {
  test('after sixty days, the last seven days and the last of four weeks are kept', () => {
    // Day 59 is a Thursday: Sundays are 55, 48 and 41.
    expect(keptDays(Array.from({ length: 60 }, (_, n) => n))).toEqual([59, 58, 57, 56, 55, 54, 53, 48, 41])
  })

  test('where one is made each day, none is older than learners are told', () => {
    for (let length = 1; length < 60; length++) {
      const days = keptDays(Array.from({ length }, (_, n) => n))
      expect(length - Math.min(...days)).toBeLessThanOrEqual(longestDaysKept(true, rotation) ?? 0)
    }
    expect(longestDaysKept(true, { days: 30, weeks: 2 })).toBe(30)
    expect(longestDaysKept(false, rotation)).toBeNull()
  })

  test('nothing is deleted because time has passed', () => {
    expect(keptDays([0, 1, 2, 400])).toEqual([400, 2, 1, 0])
  })

  test('the newest of a day is kept', () => {
    const backups = newestFirst([backupAt(monday + 1), backupAt(monday + 2)])
    expect(outdatedBackups(backups, rotation)).toEqual([backupAt(monday + 1)])
  })
})

test('five backups before migrations are kept', () => {
  const backups = newestFirst([1, 2, 3, 4, 5, 6, 7].map((n) => backupAt(monday + n * day, 'migration')))
  expect(outdatedBackups(backups, rotation)).toEqual(backups.slice(5))
})

const anyBackups = fc
  .array(
    fc.record({
      atMillis: fc.integer({ min: monday, max: monday + 100 * day }),
      kind: fc.constantFrom<BackupKind>('daily', 'migration', 'manual'),
    }),
  )
  .map((all) => newestFirst(all.map(({ atMillis, kind }) => backupAt(atMillis, kind))))

test('whatever there is, the newest and those of the host stay, and rotating twice changes nothing more', () => {
  fc.assert(
    fc.property(
      anyBackups,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
      (all, days, weeks) => {
        const outdated = outdatedBackups(all, { days, weeks })
        const [newest] = all
        const kept = all.filter((backup) => !outdated.includes(backup))
        expect(outdated.some(({ kind }) => kind === 'manual')).toBe(false)
        expect(newest === undefined || kept.includes(newest)).toBe(true)
        expect(kept.filter(({ kind }) => kind === 'daily').length).toBeLessThanOrEqual(days + weeks)
        expect(outdatedBackups(kept, { days, weeks })).toEqual([])
      },
    ),
  )
})
