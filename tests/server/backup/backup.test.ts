import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { writeBackup, writeDailyBackup } from '#server/backup/backup'
import { listBackups } from '#server/backup/backup-files'
import { restoreBackup } from '#server/backup/restore'
import { faultsOf, pendingMigrations } from '#server/database/database-file'
import { useDatabase } from '#server/database/database-use'
import { migrate } from '#server/database/migrate'
import { runKilled, startScript } from '#tests/support/run-script'
import { oneIn } from '#tests/support/sweep'

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-backup-'))
afterAll(() => fs.rmSync(root, { recursive: true, force: true }))
let n = 0
let databaseFile = ''
let folder = ''
beforeEach(() => {
  databaseFile = path.join(root, String(++n), 'app.db')
  folder = path.join(path.dirname(databaseFile), 'backups')
  migrate(databaseFile)
})

const now = new Date('2026-11-30T12:00:00Z')
const options = () => ({ databaseFile, folder, rotation: { days: 7, weeks: 4 } })
const confirm = () => true

function change<T>(work: (database: Database.Database) => T, file = databaseFile): T {
  const database = new Database(file)
  const result = work(database)
  database.close()
  return result
}
const addUser = (id: string) =>
  change((database) =>
    database
      .prepare("INSERT INTO User (id, email, passwordHash, createdAtMillis) VALUES (?, ?, 'x', 0)")
      .run(id, `${id}@example.org`),
  )
const users = (file: string) =>
  change(
    (database) =>
      database
        .prepare<[], { id: string }>('SELECT id FROM User ORDER BY id')
        .all()
        .map(({ id }) => id),
    file,
  )
const beside = () => fs.readdirSync(path.dirname(databaseFile)).sort()

describe('a backup', () => {
  test('holds what is committed and not yet in the file, and is one file that nobody else may read', () => {
    const open = new Database(databaseFile)
    open
      .prepare(
        "INSERT INTO User (id, email, passwordHash, createdAtMillis) VALUES ('ada', 'ada@example.org', 'x', 0)",
      )
      .run()
    open.exec('BEGIN')
    open
      .prepare(
        "INSERT INTO User (id, email, passwordHash, createdAtMillis) VALUES ('bob', 'bob@example.org', 'x', 0)",
      )
      .run()
    const file = writeBackup(options(), 'manual', now)
    open.close()
    expect(path.basename(file)).toBe('retrace-2026-11-30T12-00-00Z-manual.db')
    expect(fs.readdirSync(folder).sort()).toEqual(['.lock', path.basename(file)])
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    expect(users(file)).toEqual(['ada'])
    expect(faultsOf(file)).toEqual([])
  })

  test('has nothing of what was deleted', () => {
    addUser('a-name-that-is-gone')
    change((database) => database.exec('DELETE FROM User'))
    expect(fs.readFileSync(writeBackup(options(), 'manual', now)).includes('a-name-that-is-gone')).toBe(false)
  })

  test('is the same instant for all tables while another process writes', async () => {
    addUser('ada')
    const script = `import Database from 'better-sqlite3'
      const database = new Database(${JSON.stringify(databaseFile)}, { timeout: 60_000 })
      const add = database.prepare('INSERT INTO RateLimit (key, hits, windowEndsMillis) VALUES (?, 0, 0)')
      const both = database.transaction((n) => (add.run('left ' + n), add.run('right ' + n)))
      process.stdout.write('writing')
      for (let n = 0; ; n++) both(n)`
    const { spawn } = await import('node:child_process')
    const writer = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: path.resolve(import.meta.dirname, '../../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(writer.stdout, 'data')
    const sizes = Array.from({ length: 5 }, (_, second) => {
      const file = writeBackup(options(), 'manual', new Date(now.getTime() + second * 1_000))
      return change((database) => {
        const count = database.prepare<[string], { n: number }>(
          'SELECT count(*) AS n FROM RateLimit WHERE key LIKE ?',
        )
        const [left, right] = ['left %', 'right %'].map((side) => count.get(side)?.n)
        expect(left).toBe(right)
        return left ?? 0
      }, file)
    })
    writer.kill('SIGKILL')
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
    expect(sizes[4]).toBeGreaterThan(sizes[0] ?? 0)
  })

  test('of a damaged database is not kept, and the earlier ones stay', () => {
    addUser('ada')
    const good = writeBackup(options(), 'manual', now)
    const { page, size } = change((database) => ({
      page: (
        database.prepare("SELECT rootpage AS page FROM sqlite_schema WHERE name = 'User'").get() as {
          page: number
        }
      ).page,
      size: database.pragma('page_size', { simple: true }) as number,
    }))
    const descriptor = fs.openSync(databaseFile, 'r+')
    fs.writeSync(descriptor, Buffer.alloc(size, 0x5a), 0, size, (page - 1) * size)
    fs.closeSync(descriptor)
    expect(() => writeBackup(options(), 'manual', new Date(now.getTime() + 1_000))).toThrow(
      /^No backup .* damaged/,
    )
    expect(fs.readdirSync(folder).sort()).toEqual(['.lock', path.basename(good)])
  })

  test('is made once a day, and rotates', () => {
    const days = Array.from({ length: 40 }, (_, d) => new Date(now.getTime() + d * 86_400_000))
    for (const at of days) {
      expect(writeDailyBackup(options(), at)).not.toBeNull()
      expect(writeDailyBackup(options(), at)).toBeNull()
    }
    expect(listBackups(folder)).toHaveLength(9)
  })
})

describe('a restored backup', () => {
  test('is what the database was, and the database that was there is kept', () => {
    addUser('ada')
    const backupFile = writeBackup(options(), 'manual', now)
    addUser('bob')
    const keptAs = restoreBackup({ databaseFile, backupFile, now, confirm })
    expect(users(databaseFile)).toEqual(['ada'])
    expect(users(keptAs ?? '')).toEqual(['ada', 'bob'])
    expect(beside()).toEqual(['app.db', 'app.db.before-2026-11-30T12-00-00Z', 'app.db.lock', 'backups'])
  })

  test('may be one of an earlier version, and is of this version afterwards', () => {
    const backupFile = path.join(root, 'old.db')
    const old = gunzipSync(fs.readFileSync('tests/fixtures/databases/2026-11-30.db.gz'))
    fs.writeFileSync(backupFile, old)
    expect(pendingMigrations(backupFile)).not.toEqual([])
    restoreBackup({ databaseFile, backupFile, now, confirm })
    expect(users(databaseFile)).toEqual(['learner'])
    expect(pendingMigrations(databaseFile)).toEqual([])
    expect(fs.readFileSync(backupFile)).toEqual(old)
  })

  test('replaces a file that is no database, and keeps it with its log', () => {
    addUser('ada')
    const backupFile = writeBackup(options(), 'manual', now)
    fs.writeFileSync(databaseFile, 'no database')
    fs.writeFileSync(`${databaseFile}-wal`, 'no log')
    const keptAs = restoreBackup({ databaseFile, backupFile, now, confirm })
    expect(users(databaseFile)).toEqual(['ada'])
    expect(fs.readFileSync(keptAs ?? '', 'utf8')).toBe('no database')
    expect(fs.readFileSync(`${keptAs}-wal`, 'utf8')).toBe('no log')
  })

  test('is refused while a process uses the database', () => {
    const backupFile = writeBackup(options(), 'manual', now)
    const release = useDatabase(databaseFile)
    expect(() => restoreBackup({ databaseFile, backupFile, now, confirm })).toThrow(/is in use. Stop the app/)
    release?.()
    const open = new Database(databaseFile)
    open.prepare('SELECT * FROM User').all()
    expect(() => restoreBackup({ databaseFile, backupFile, now, confirm })).toThrow(/is in use. Stop the app/)
    open.close()
    expect(restoreBackup({ databaseFile, backupFile, now, confirm })).toBeTypeOf('string')
  })

  test.each([
    ['an empty file', '', /it is empty/],
    ['a letter', 'Dear reader, '.repeat(1_000), /not a SQLite database/],
  ])('cannot be %s', (_, text, reason) => {
    addUser('ada')
    const backupFile = path.join(root, 'letter.db')
    fs.writeFileSync(backupFile, text)
    expect(() => restoreBackup({ databaseFile, backupFile, now, confirm })).toThrow(reason)
    expect(users(databaseFile)).toEqual(['ada'])
    expect(beside()).toEqual(['app.db', 'app.db.lock'])
  })

  test('cannot be one that is cut off', () => {
    addUser('ada')
    const backupFile = writeBackup(options(), 'manual', now)
    fs.truncateSync(backupFile, 40_960)
    expect(() => restoreBackup({ databaseFile, backupFile, now, confirm })).toThrow(/it is damaged/)
    expect(users(databaseFile)).toEqual(['ada'])
  })

  test('cannot be one of a newer version, or the database itself', () => {
    const backupFile = writeBackup(options(), 'manual', now)
    change(
      (database) =>
        database.exec(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
          VALUES ('newer', 'x', '29990101000000_flying_cars', 'then')`),
      backupFile,
    )
    expect(() => restoreBackup({ databaseFile, backupFile, now, confirm })).toThrow(/newer version/)
    expect(() => restoreBackup({ databaseFile, backupFile: databaseFile, now, confirm })).toThrow(/itself/)
  })
})

const stepsUpTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1)

describe('when it is killed at any step', () => {
  test('a backup leaves no file that looks like one and is not, and the next one leaves nothing else', () => {
    addUser('ada')
    // The first one makes the files of the locks, too.
    runKilled('backup', ['--folder', folder], databaseFile, 0)
    const steps = runKilled('backup', ['--folder', folder], databaseFile, 0)
    expect(steps).toBeGreaterThan(15)
    for (const step of oneIn(3, stepsUpTo(steps))) {
      runKilled('backup', ['--folder', folder], databaseFile, step)
      for (const { file } of listBackups(folder)) expect(users(file)).toEqual(['ada'])
      expect(users(databaseFile)).toEqual(['ada'])
    }
    writeBackup(options(), 'manual', now)
    expect(fs.readdirSync(folder).filter((name) => !name.endsWith('-manual.db'))).toEqual(['.lock'])
  })

  test('a restore leaves the old or the new database, whole, and the next one finishes', () => {
    addUser('ada')
    const backupFile = writeBackup(options(), 'manual', now)
    addUser('bob')
    const whole = fs.readFileSync(databaseFile)
    const steps = runKilled('restore', [backupFile, '--yes'], databaseFile, 0)
    expect(users(databaseFile)).toEqual(['ada'])
    expect(steps).toBeGreaterThan(40)
    const outcomes = new Set<string>()
    // Most of what the last ones do concerns the database itself.
    const [early, late] = [stepsUpTo(steps - 30), stepsUpTo(steps).slice(-30)]
    for (const step of [...oneIn(6, early), ...oneIn(2, late)]) {
      for (const name of beside().filter((each) => each.startsWith('app.db'))) {
        fs.rmSync(path.join(path.dirname(databaseFile), name))
      }
      fs.writeFileSync(databaseFile, whole)
      runKilled('restore', [backupFile, '--yes'], databaseFile, step)
      outcomes.add(users(databaseFile).join())
      for (const name of beside().filter((each) => each.startsWith('app.db.before-'))) {
        expect(users(path.join(path.dirname(databaseFile), name))).toEqual(['ada', 'bob'])
      }
    }
    expect([...outcomes].sort()).toEqual(['ada', 'ada,bob'])
    restoreBackup({ databaseFile, backupFile, now, confirm })
    expect(beside().filter((name) => !name.includes('.before-'))).toEqual([
      'app.db',
      'app.db.lock',
      'backups',
    ])
  })

  test('a process that was killed no longer keeps others from the database', async () => {
    const backupFile = writeBackup(options(), 'manual', now)
    const holder = startScript('../tests/support/hold-database', [databaseFile], databaseFile)
    await once(holder.stdout, 'data')
    expect(() => restoreBackup({ databaseFile, backupFile, now, confirm })).toThrow(/is in use/)
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    expect(restoreBackup({ databaseFile, backupFile, now, confirm })).toBeTypeOf('string')
  })
})
