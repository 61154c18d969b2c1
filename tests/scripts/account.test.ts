import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword, verifyPassword } from '#server/account/password'
import { migrate } from '#server/database/migrate'
import { SqliteDatabase } from '#server/database/sqlite-database'

const root = path.resolve(import.meta.dirname, '../..')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-account-'))
const file = path.join(folder, 'app.db')
let database: SqliteDatabase
beforeAll(() => {
  migrate(file)
  database = new SqliteDatabase(file)
})
afterAll(async () => {
  await database.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

function account(...args: string[]) {
  const command = ['scripts/with-setup.mjs', 'scripts/account.ts', ...args]
  const env = { ...process.env, DATABASE_URL: `file:${file}`, LOG_LEVEL: 'info' }
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', env })
}

const password = /^([a-z2-9]{4}-){3}[a-z2-9]{4}\n$/
const usersOf = (email: string) =>
  database.read((db) => db.selectFrom('User').selectAll().where('email', '=', email).execute())

test('a reset prints the new password alone, and it opens the account', async () => {
  const passwordHash = await hashPassword('the old password')
  const ada = { id: 'ada', email: 'ada@example.org', passwordHash, createdAtMillis: 0 }
  await database.write((db) => db.insertInto('User').values(ada).execute())

  const { status, stdout, stderr } = account('reset', 'Ada@example.org')
  expect(status).toBe(0)
  expect(stdout).toMatch(password)
  expect(stderr).toContain('"event":"password-reset"')
  const [user] = await usersOf('ada@example.org')
  expect(await verifyPassword(user?.passwordHash ?? null, stdout.trim())).toBe(true)
})

test('an account is added, made an author, listed and removed, with a line in the log for each change', async () => {
  const added = account('add', 'Grace@example.org')
  expect(added).toMatchObject({ status: 0, stdout: expect.stringMatching(password) as string })
  const [grace] = await usersOf('grace@example.org')
  expect(grace).toMatchObject({ role: 'learner' })
  expect(await verifyPassword(grace?.passwordHash ?? null, added.stdout.trim())).toBe(true)

  const changed = account('role', 'grace@example.org', 'author')
  expect(changed).toMatchObject({ status: 0, stdout: '' })
  expect(changed.stderr).toContain(
    `"event":"role-changed","userId":"${grace?.id}","before":"learner","role":"author"`,
  )
  expect(account('list').stdout).toMatch(/^grace@example\.org\tauthor\t\d{4}-\d\d-\d\d\t-\t0$/m)

  const unsure = account('remove', 'grace@example.org')
  expect(unsure).toMatchObject({ status: 1, stdout: '' })
  expect(unsure.stderr).toContain('add --yes')
  expect(await usersOf('grace@example.org')).toHaveLength(1)
  const removed = account('remove', 'grace@example.org', '--yes')
  expect(removed.status).toBe(0)
  expect(removed.stderr).toContain('"event":"account-removed"')
  expect(await usersOf('grace@example.org')).toEqual([])
  expect(await database.read((db) => db.selectFrom('Settings').selectAll().execute())).toEqual([])
})

test('an address that has an account, or is none, cannot be added', () => {
  for (const email of ['ADA@example.org', 'ada']) {
    expect(account('add', email)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `${email} is no email address, or already has an account.\n`,
    })
  }
})

const nobody = 'There is no account with the address nobody@example.org.\n'
const usage = expect.stringContaining('Usage: npm run account -- list') as string
test.each([
  { args: ['reset', 'nobody@example.org'], status: 1, stderr: nobody },
  { args: ['role', 'nobody@example.org', 'author'], status: 1, stderr: nobody },
  { args: ['remove', 'nobody@example.org', '--yes'], status: 1, stderr: nobody },
  { args: ['reset'], status: 2, stderr: usage },
  { args: ['role', 'ada@example.org', 'king'], status: 2, stderr: usage },
  { args: ['add', 'ada@example.org', 'king'], status: 2, stderr: usage },
  { args: ['--nonsense'], status: 2, stderr: expect.stringContaining('--nonsense') as string },
])('$args ends with status $status and says why', ({ args, status, stderr }) => {
  expect(account(...args)).toMatchObject({ status, stdout: '', stderr })
})
