import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword, verifyPassword } from '#server/account/password'
import { migrate } from '#server/database/migrate'
import { openDatabase } from '#server/database/prisma'

const root = path.resolve(import.meta.dirname, '../..')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-account-'))
const file = path.join(folder, 'app.db')
beforeAll(() => void migrate(file))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

function account(...args: string[]) {
  const command = ['scripts/with-setup.mjs', 'scripts/account.ts', ...args]
  const env = { ...process.env, DATABASE_URL: `file:${file}` }
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', env })
}

test('a reset prints the new password alone, and it opens the account', async () => {
  const database = openDatabase(file)
  const passwordHash = await hashPassword('the old password')
  await database.user.create({ data: { email: 'ada@example.org', passwordHash, createdAtMillis: 0 } })

  const { status, stdout } = account('reset', 'Ada@example.org')
  expect(status).toBe(0)
  expect(stdout).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}\n$/)
  const user = await database.user.findFirstOrThrow({ select: { passwordHash: true } })
  expect(await verifyPassword(user.passwordHash, stdout.trim())).toBe(true)
  await database.$disconnect()
})

test.each([
  {
    args: ['reset', 'nobody@example.org'],
    status: 1,
    stderr: 'There is no account with the address nobody@example.org.\n',
  },
  {
    args: ['reset'],
    status: 2,
    stderr: expect.stringContaining('Usage: npm run account -- reset EMAIL') as string,
  },
  { args: ['--nonsense'], status: 2, stderr: expect.stringContaining('--nonsense') as string },
])('$args ends with status $status and says why', ({ args, status, stderr }) => {
  expect(account(...args)).toMatchObject({ status, stdout: '', stderr })
})
