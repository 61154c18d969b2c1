import { randomUUID } from 'node:crypto'
import os from 'node:os'
import { afterAll, beforeAll, describe, inject, test } from 'vitest'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { openPage, signUp, useBrowser } from '#tests/support/browser'
import { expect, untilFound } from '#tests/support/expect'
import { addLearner, sessionCookie, sessionToken } from '#tests/support/learner'
import { rateCard } from '#tests/support/rate-card'
import { secondApp, type SecondApp } from '#tests/support/second-app'
import { takeWriteLock } from '#tests/support/write-lock'
import { freePort } from '../../scripts/app-process.ts'

useBrowser()
let app: SecondApp
let database: SqliteDatabase
let metricsPort = 0

beforeAll(async () => {
  metricsPort = await freePort()
  const env = { LOG_LEVEL: 'debug', SLOW_QUERY_MS: '0', METRICS_PORT: String(metricsPort) }
  app = await secondApp(inject('appDatabaseFile'), undefined, env)
  await app.start()
  database = new SqliteDatabase(app.databaseFile)
})

afterAll(async () => {
  await database.close()
  await app.kill()
  app.remove()
})

/** A card of the content with its item. */
const someCard = () =>
  database.read((db) => db.selectFrom('Card').select(['id as cardId', 'itemId']).executeTakeFirstOrThrow())

const rate = async (cookie: string, answer?: string): Promise<number> =>
  (await rateCard(app.url, cookie, { ...(await someCard()), ...(answer === undefined ? {} : { answer }) }))
    .status

type Line = Record<string, unknown>
const lines = () => app.log().map((line) => JSON.parse(line) as Line)
const events = () => lines().flatMap(({ event }) => (typeof event === 'string' ? [event] : []))

test('the log of a whole walk has every request and every sign-in, and nothing that a learner typed', async () => {
  const secrets = {
    email: 'walker@example.org',
    password: 'a secret walk in the woods',
    wrongPassword: 'not the password at all',
    search: 'searched-for-words',
    answer: 'typed-answer-words',
    note: 'noted-problem-words',
  }
  const { page, context } = await openPage({ baseURL: app.url })
  await signUp(page, secrets.email, secrets.password)
  const cookies = await context.cookies()
  const token = cookies.find(({ name }) => name === sessionCookie)?.value ?? ''
  expect(token).not.toBe('')
  const cookie = `${sessionCookie}=${token}`
  await page.goto('/lessons/asyncio/asynchronous-programming')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.goto(`/cards?q=${secrets.search}`)
  await page.getByText('No cards found').waitFor()
  const rated = await rate(cookie, secrets.answer)
  expect(rated).toBe(200)
  const flag = { ...(await someCard()), key: randomUUID(), note: secrets.note }
  const flagged = await fetch(`${app.url}/api/cards/flag`, {
    method: 'POST',
    headers: { cookie, origin: app.url, 'content-type': 'application/json' },
    body: JSON.stringify({ lessonId: null, flag }),
  })
  expect(flagged.status).toBe(200)
  const refused = await fetch(`${app.url}/author`, { headers: { cookie } })
  expect(refused.status).toBe(404)
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor()
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(secrets.email)
  await page.getByLabel('Password', { exact: true }).fill(secrets.wrongPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Wrong email or password.').waitFor()
  await context.close()

  await expect
    .poll(events)
    .toEqual(
      expect.arrayContaining(['signed-up', 'signed-in', 'signed-out', 'sign-in-failed', 'author-refused']),
    )
  const request = await untilFound(() => lines().find(({ route }) => route === '/lessons/[course]/[lesson]'))
  expect(request).toMatchObject({ level: 'debug', method: 'GET', status: 200 })
  expect(request['requestId']).toMatch(/^[\da-f-]{36}$/)
  expect(request['time']).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  expect(request['millis']).toEqual(expect.any(Number))
  expect(new Set(lines().map(({ route }) => route))).toContain('/api/auth/[...nextauth]')
  const text = app.log().join('\n')
  for (const secret of [...Object.values(secrets), token]) expect(text).not.toContain(secret)
})

test('a slow query is logged with its text and without its values', async () => {
  const userId = await addLearner(database)
  const cookie = `${sessionCookie}=${await sessionToken(database, userId)}`
  await fetch(`${app.url}/cards?q=zebra`, { headers: { cookie } })
  const slow = await untilFound(() =>
    lines().find(({ event, sql }) => event === 'slow-query' && String(sql).includes('"Card"')),
  )
  expect(slow['sql']).toMatch(/^select .*\(select \?\)/)
  const text = app.log().join('\n')
  expect(text).not.toContain('zebra')
  expect(text).not.toContain(userId + '"')
})

describe('metrics', () => {
  const read = async (path = '/metrics') => fetch(`http://127.0.0.1:${metricsPort}${path}`)
  const valueOf = async (name: string): Promise<number> => {
    const text = await (await read()).text()
    const line = text.split('\n').find((each) => each.startsWith(`${name} `))
    return line === undefined ? 0 : Number(line.slice(name.length + 1))
  }

  test('count requests by route and status, ratings and waits for a lock, and measure the database', async () => {
    const userId = await addLearner(database)
    const cookie = `${sessionCookie}=${await sessionToken(database, userId)}`
    const ratings = 'retrace_ratings_total{result="recorded"}'
    const requests = 'retrace_http_requests_total{route="/api/reviews",status="200"}'
    const waits = 'retrace_database_lock_wait_seconds_count'
    const before = {
      ratings: await valueOf(ratings),
      requests: await valueOf(requests),
      waits: await valueOf(waits),
    }
    const lock = await takeWriteLock(app.databaseFile)
    const rating = rate(cookie)
    // The page needs no lock.
    const page = await fetch(`${app.url}/cards`, { headers: { cookie } })
    expect(page.status).toBe(200)
    await lock.release()
    const rated = await rating
    expect(rated).toBe(200)
    await expect.poll(() => valueOf(ratings)).toBe(before.ratings + 1)
    await expect.poll(() => valueOf(requests)).toBe(before.requests + 1)
    await expect.poll(() => valueOf(waits)).toBeGreaterThan(before.waits)
    await expect
      .poll(() => valueOf('retrace_http_request_duration_seconds_count{route="/cards"}'))
      .toBeGreaterThan(0)
    await expect.poll(() => valueOf('retrace_database_bytes{file="database"}')).toBeGreaterThan(100_000)
    await expect.poll(() => valueOf('retrace_sandbox_runs')).toBeGreaterThan(0)
  })

  test('answer on their own port only, and on this machine only', async () => {
    const [elsewhere, inApp] = [await read('/'), await fetch(`${app.url}/metrics`)]
    expect([elsewhere.status, inApp.status]).toEqual([404, 404])
    const outside = Object.values(os.networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
    for (const { address } of outside) {
      await expect(fetch(`http://${address}:${metricsPort}/metrics`)).rejects.toThrow()
    }
  })
})
