import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '#server/database/migrate'
import { runScript } from '#tests/support/run-script'
import { oneIn } from '#tests/support/sweep'
import { freePort } from '../../scripts/app-process.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-damaged-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
const databaseFile = path.join(folder, 'app.db')
const backupFile = path.join(folder, 'good.db')
let whole = Buffer.alloc(0)

beforeAll(() => {
  migrate(databaseFile)
  const database = new Database(databaseFile)
  const add = database.prepare(
    "INSERT INTO User (id, email, passwordHash, createdAtMillis) VALUES (?, ?, 'x', 0)",
  )
  for (let n = 0; n < 500; n++) add.run(`learner-${n}`, `learner-${n}@example.org`)
  database.close()
  whole = fs.readFileSync(databaseFile)
  fs.copyFileSync(databaseFile, backupFile)
})

const pageSize = 4_096
/** The pages of a table and its indexes. */
function pagesOf(table: string): number[] {
  const database = new Database(backupFile, { readonly: true })
  const rows = database
    .prepare<[string], { pageno: number }>(
      'SELECT pageno FROM dbstat WHERE name IN (SELECT name FROM sqlite_schema WHERE tbl_name = ?)',
    )
    .all(table)
  database.close()
  return rows.map(({ pageno }) => pageno)
}
function withGarbageIn(pages: readonly number[]): Buffer {
  const bytes = Buffer.from(whole)
  for (const page of pages) bytes.fill(0x5a, (page - 1) * pageSize, page * pageSize)
  return bytes
}

const damages = [
  { name: 'is empty', bytes: () => Buffer.alloc(0), says: /it is empty \(0 bytes\)/ },
  {
    name: 'has garbage at its head',
    bytes: () => Buffer.concat([Buffer.alloc(200, 0x5a), whole.subarray(200)]),
    says: /it is not a SQLite database, or its beginning is damaged/,
  },
  {
    name: 'has garbage where its tables are described',
    bytes: () =>
      Buffer.concat([whole.subarray(0, 100), Buffer.alloc(pageSize - 100, 0x5a), whole.subarray(pageSize)]),
    says: /damaged/,
  },
  {
    name: 'has garbage in the middle',
    bytes: () => withGarbageIn([...pagesOf('User'), ...pagesOf('Lesson'), ...pagesOf('Session')]),
    says: /damaged/,
  },
  { name: 'is cut off', bytes: () => whole.subarray(0, 5 * pageSize), says: /damaged/ },
]

const commands: Record<
  string,
  (file: string) => Promise<{ status: number | null; stdout: string; stderr: string }>
> = {
  'npm start': async (file) => {
    const env = { ...process.env, DATABASE_URL: `file:${file}`, PORT: String(await freePort()), BASE_URL: '' }
    const own = { AUTH_SECRET: 'a secret for tests, of enough characters' }
    return spawnSync(process.execPath, ['scripts/start.mjs'], { encoding: 'utf8', env: { ...env, ...own } })
  },
  'content -- sync': (file) => Promise.resolve(runScript('content', ['sync'], file)),
  'account -- reset': (file) =>
    Promise.resolve(runScript('account', ['reset', 'learner-1@example.org'], file)),
  backup: (file) => Promise.resolve(runScript('backup', [], file)),
  doctor: (file) => Promise.resolve(runScript('doctor', [], file)),
}

const pairs = damages.flatMap((damage) => Object.keys(commands).map((command) => ({ damage, command })))

test.each(oneIn(3, pairs))(
  'of a database that $damage.name, $command says so in a sentence, and leaves it as it is',
  async ({ damage: { bytes, says }, command }) => {
    fs.writeFileSync(databaseFile, bytes())
    const before = fs.readFileSync(databaseFile)
    const { status, stdout, stderr } = (await commands[command]?.(databaseFile)) ?? {}
    const said = `${stdout}${stderr}`
    expect(said).toMatch(says)
    expect(said).not.toMatch(/^\s+at |\.ts:\d|node:internal/m)
    expect(status).toBeGreaterThan(0)
    expect(fs.readFileSync(databaseFile).equals(before)).toBe(true)
  },
)

describe.each(oneIn(2, damages))('a database that $name', ({ bytes, says }) => {
  beforeEach(() => fs.writeFileSync(databaseFile, bytes()))

  test('restore replaces it by a good backup, and keeps it', () => {
    const before = fs.readFileSync(databaseFile)
    const asked = runScript('restore', [backupFile], databaseFile)
    expect(asked).toMatchObject({ status: 1, stdout: '' })
    expect(asked.stderr).toMatch(/The database: (cannot be read|\d+ accounts)/)
    expect(fs.readFileSync(databaseFile).equals(before)).toBe(true)
    const { status, stdout } = runScript('restore', [backupFile, '--yes'], databaseFile)
    expect(status).toBe(0)
    const [, kept = ''] = /is now (.*)\.\n$/.exec(stdout) ?? []
    expect(fs.readFileSync(kept).equals(before)).toBe(true)
    const database = new Database(databaseFile)
    expect(database.prepare('SELECT count(*) AS n FROM User').get()).toEqual({ n: 500 })
    database.close()
    fs.rmSync(kept)
  })

  test('is not restored from', () => {
    const bad = path.join(folder, 'bad.db')
    fs.copyFileSync(databaseFile, bad)
    fs.writeFileSync(databaseFile, whole)
    const { status, stderr } = runScript('restore', [bad, '--yes'], databaseFile)
    expect(stderr).toMatch(/^.*bad\.db cannot be restored: .*\.\n$/)
    expect(stderr).toMatch(says)
    expect(status).toBe(1)
    expect(fs.readFileSync(databaseFile).equals(whole)).toBe(true)
  })
})
