import fs from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { database } from '#server/database/database'
import { log } from '#server/log'
import { signUp } from '#server/account/sign-up'
import { databaseFileOf, databaseUrl, isPostgresql } from '#server/settings'
import { AuthBrowser } from '#tests/support/auth-browser'

process.env['NEXTAUTH_URL'] = 'http://localhost:3000'

beforeEach(() => void vi.spyOn(log, 'error'))
afterEach(() => vi.mocked(log.error).mockRestore())

/** What the form sends and gets, and what the host is told. */
async function tryToSignIn() {
  const answer = await new AuthBrowser().signIn('ada@example.org', 'a short sentence')
  return { answer, logged: vi.mocked(log.error).mock.calls.map(([line]) => line) }
}
/** What somebody who signs up gets, and what the host is told. */
async function tryToSignUp() {
  const form = { email: 'ada@example.org', password: 'a short sentence', timeZone: 'UTC' }
  const result = await signUp(form, { network: '192.0.2.1', requestId: 'a request' }, new Date())
  return { result, logged: vi.mocked(log.error).mock.calls.map(([line]) => line) }
}
/** As SQLite and PostgreSQL say it. */
const missingTable = /no such table: RateLimit|relation "RateLimit" does not exist/
const refused = { status: 401, body: { url: 'http://localhost:3000/api/auth/error?error=unexpected' } }
const told = (message: RegExp, event = 'sign-in-error'): unknown[] => [
  expect.objectContaining({
    event,
    requestId: 'a request',
    error: expect.objectContaining({ message: expect.stringMatching(message) as string }) as Error,
  }),
]

test('a table that is missing is told to the host alone', async () => {
  await database.write((db) => db.schema.dropTable('RateLimit').execute())
  const { answer, logged } = await tryToSignIn()
  expect(answer).toEqual(refused)
  expect(logged).toEqual(told(missingTable))
})

test('and somebody who signs up gets the number of the request, and nothing of SQL', async () => {
  const { result, logged } = await tryToSignUp()
  expect(result).toEqual({ kind: 'unexpected', requestId: 'a request' })
  expect(logged).toEqual(told(missingTable, 'sign-up-error'))
})

// That of PostgreSQL is not ours to remove.
test.skipIf(isPostgresql(databaseUrl()))('and so is a database that is missing', async () => {
  await database.close()
  fs.rmSync(databaseFileOf())
  const { answer, logged } = await tryToSignIn()
  expect(answer).toEqual(refused)
  expect(logged).toEqual(told(/unable to open database file|does not exist/))
})
