import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { spawnSync } from 'node:child_process'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '#server/database/migrate'
import { runScript } from '#tests/support/run-script'
import { canMakeDisks, onSmallDisk } from '#tests/support/small-disk'

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-backups-'))
afterAll(() => fs.rmSync(root, { recursive: true, force: true }))
let n = 0
let folder = ''
let databaseFile = ''
beforeEach(() => {
  folder = path.join(root, String(++n))
  databaseFile = path.join(folder, 'app.db')
})
const backups = (place = path.join(folder, 'backups')) =>
  fs.readdirSync(place).filter((name) => name.endsWith('.db'))
const oldDatabase = () => {
  fs.mkdirSync(folder)
  fs.writeFileSync(databaseFile, gunzipSync(fs.readFileSync('tests/fixtures/databases/2026-11-30.db.gz')))
}

test('npm run backup prints the file alone, beside the database or where it was told to', () => {
  migrate(databaseFile)
  const { status, stdout, stderr } = runScript('backup', [], databaseFile)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(fs.existsSync(stdout.trim())).toBe(true)
  expect(path.dirname(stdout.trim())).toBe(path.join(folder, 'backups'))
  const elsewhere = path.join(folder, 'elsewhere')
  expect(runScript('backup', [], databaseFile, { BACKUP_FOLDER: elsewhere }).status).toBe(0)
  expect(runScript('backup', ['--daily', '--folder', elsewhere], databaseFile).status).toBe(0)
  expect(runScript('backup', ['--daily', '--folder', elsewhere], databaseFile).stdout).toBe('')
  expect(backups(elsewhere)).toHaveLength(2)
})

describe('npm run backup says in one sentence that', () => {
  test('there is no database', () => {
    expect(runScript('backup', [], databaseFile)).toEqual({
      status: 1,
      stdout: '',
      stderr: `There is no database ${databaseFile} yet.\n`,
    })
    expect(fs.existsSync(folder)).toBe(false)
  })

  test('its folder cannot be made', () => {
    migrate(databaseFile)
    const { status, stderr } = runScript('backup', ['--folder', `${databaseFile}/backups`], databaseFile)
    expect(stderr).toBe(
      `No backup of ${databaseFile} was written to ${databaseFile}/backups. A part of its path is a file, not a folder.\n`,
    )
    expect(status).toBe(1)
  })

  test('a setting is broken', () => {
    migrate(databaseFile)
    const { status, stderr } = runScript('backup', [], databaseFile, { BACKUP_DAYS: 'a week' })
    expect(stderr).toBe('Invalid setting: BACKUP_DAYS must be a whole number from 1 to 3660.\n')
    expect(status).toBe(1)
  })

  test.skipIf(!canMakeDisks)('the disk is full, and leaves nothing', () => {
    migrate(databaseFile)
    const disk = path.join(folder, 'disk')
    fs.mkdirSync(disk)
    const command = [process.execPath, 'scripts/backup.ts', '--folder', disk]
    const [program = '', ...args] = onSmallDisk({ folder: disk, kibibytes: 100 }, [
      'sh',
      '-c',
      '"$@"; status=$?; ls -A "$0"; exit $status',
      disk,
      ...command,
    ])
    const env = { ...process.env, DATABASE_URL: `file:${databaseFile}` }
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env })
    expect(stderr).toBe(
      `No backup of ${databaseFile} was written to ${disk}. The disk is full. Free some space, then run the command again; nothing that was stored is lost.\n`,
    )
    expect({ status, stdout }).toEqual({ status: 1, stdout: '.lock\n' })
  })
})

describe('npm run restore', () => {
  test('lists the backups, shows what both hold, and replaces nothing without --yes', () => {
    oldDatabase()
    const { stdout } = runScript('backup', [], databaseFile)
    const file = stdout.trim()
    expect(path.resolve(runScript('restore', [], databaseFile).stdout.trim())).toBe(file)
    fs.rmSync(databaseFile)
    migrate(databaseFile)
    const before = fs.readFileSync(databaseFile)
    const shown = runScript('restore', [file], databaseFile)
    expect(shown.stderr).toContain(
      'The backup:   1 account, 27 answers, the last at 2026-11-24T16:00:00.000Z\n',
    )
    expect(shown.stderr).toContain('The database: 0 accounts, 0 answers\n')
    expect(shown.status).toBe(1)
    expect(fs.readFileSync(databaseFile)).toEqual(before)
    expect(runScript('restore', [file, '--yes'], databaseFile)).toMatchObject({ status: 0, stderr: '' })
    const again = runScript('restore', [file], databaseFile)
    expect(again.stderr).toContain('The database: 1 account, 27 answers')
  })

  test('needs no word where there is no database', () => {
    oldDatabase()
    const { stdout } = runScript('backup', [], databaseFile)
    const moved = path.join(folder, 'new host', 'app.db')
    const restored = runScript('restore', [stdout.trim()], moved)
    expect(restored).toEqual({ status: 0, stdout: `Restored ${moved}.\n`, stderr: '' })
  })
})

describe('a command that changes the tables of a database', () => {
  const tell = (env: Record<string, string> = {}) =>
    runScript('account', ['reset', 'nobody@example.org'], databaseFile, env).stderr

  test('writes a backup before that, once', () => {
    oldDatabase()
    expect(tell()).toMatch(
      /^The tables of the database change in this version\. Backup before that: .*-migration\.db\n/,
    )
    expect(tell()).toBe('There is no account with the address nobody@example.org.\n')
    expect(backups()).toHaveLength(1)
  })

  test('writes none for a new database, or if backups are off', () => {
    expect(tell()).toBe('There is no account with the address nobody@example.org.\n')
    expect(fs.existsSync(path.join(folder, 'backups'))).toBe(false)
    fs.rmSync(folder, { recursive: true })
    oldDatabase()
    expect(tell({ BACKUPS: 'off' })).toBe('There is no account with the address nobody@example.org.\n')
    expect(fs.existsSync(path.join(folder, 'backups'))).toBe(false)
  })

  test('goes on without one that cannot be written, and says so', () => {
    oldDatabase()
    expect(tell({ BACKUP_FOLDER: `${databaseFile}/backups` })).toBe(
      `Warning: No backup of ${databaseFile} was written to ${databaseFile}/backups. A part of its path is a file, not a folder.\nThere is no account with the address nobody@example.org.\n`,
    )
  })
})
