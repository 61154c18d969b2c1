import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listBackups } from '#server/backup/backup-files'
import { startDailyBackups } from '#server/backup/daily-backups'
import { log } from '#server/log'
import { databaseFileOf } from '#server/settings'

const folder = `${databaseFileOf()}-backups`
beforeEach(() => {
  vi.spyOn(log, 'info')
  vi.spyOn(log, 'error')
})
afterEach(() => {
  vi.mocked(log.info).mockRestore()
  vi.mocked(log.error).mockRestore()
  delete process.env['BACKUP_FOLDER']
})

test('a running app writes the backup of the day once, and tells its log', async () => {
  process.env['BACKUP_FOLDER'] = folder
  startDailyBackups({ firstMillis: 1, everyMillis: 3_600_000 })
  await expect
    .poll(() => vi.mocked(log.info).mock.calls.map(([line]) => line))
    .toEqual([
      expect.objectContaining({ event: 'backup-written', file: expect.stringContaining(folder) as string }),
    ])
  expect(listBackups(folder)).toMatchObject([{ kind: 'daily' }])
})

test('one that cannot be written is told to the log, and the app goes on', async () => {
  process.env['BACKUP_FOLDER'] = path.join(databaseFileOf(), 'backups')
  startDailyBackups({ firstMillis: 1, everyMillis: 3_600_000 })
  await expect
    .poll(() => vi.mocked(log.error).mock.calls.map(([line]) => line))
    .toEqual([
      expect.objectContaining({
        event: 'backup-failed',
        reason: expect.stringMatching(
          /^No backup .* A part of its path is a file, not a folder\.$/,
        ) as string,
      }),
    ])
})
