import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, inject, test } from 'vitest'
import { SqliteDatabase } from '#server/database/sqlite-database'
import { expect, untilFound } from '#tests/support/expect'
import { addLearner, sessionCookie, sessionToken } from '#tests/support/learner'
import { rateCard } from '#tests/support/rate-card'
import { secondApp, type SecondApp } from '#tests/support/second-app'
import { audit } from '../../scripts/torture/audit.ts'

// Kills are in torture.test.ts, a held lock in log-and-metrics.test.ts, broken starts in tests/scripts/start.test.ts.

const sound = { lost: 0, doubled: 0, differing: 0, corrupt: 0 }
const day = 86_400_000
const cleanUps: (() => Promise<void> | void)[] = []
let app: SecondApp
let userId = ''
let cookie = ''
let card = { cardId: '', itemId: '' }

/** Uses the database from outside of the app, without keeping it open. */
async function withDatabase<T>(work: (database: SqliteDatabase) => Promise<T>): Promise<T> {
  const database = new SqliteDatabase(app.databaseFile)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function startWith(env: Record<string, string> = {}): Promise<void> {
  app = await secondApp(inject('appDatabaseFile'), undefined, env)
  await app.start()
  cleanUps.push(async () => {
    await app.kill()
    app.remove()
  })
  await withDatabase(async (database) => {
    userId = await addLearner(database)
    cookie = `${sessionCookie}=${await sessionToken(database, userId)}`
    card = await database.read((db) =>
      db
        .selectFrom('Card')
        .select(['id as cardId', 'itemId'])
        .where('retiredAtMillis', 'is', null)
        // Of the lesson that the list of cards begins with.
        .where('lessonId', '=', 'asyncio/asynchronous-programming')
        .orderBy('position')
        .executeTakeFirstOrThrow(),
    )
  })
}

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

const get = (address: string) => fetch(app.url + address, { headers: { cookie } })
const statusOf = async (address: string) => (await get(address)).status
const auditOf = (acknowledged: string[]) =>
  withDatabase((database) =>
    audit(database, [
      { userId, acknowledged: new Set(acknowledged), pending: null, send: () => Promise.resolve(false) },
    ]),
  )

const limitFiles = (bytes: string) =>
  spawnSync('prlimit', ['--pid', String(app.pid()), `--fsize=${bytes}:`]).status

describe.skipIf(spawnSync('prlimit', ['--version']).status !== 0)('while no file can grow', () => {
  beforeEach(() => startWith())

  test('answers are refused and pages are shown, and afterwards the same answer is taken', async () => {
    const rating = { ...card, key: randomUUID() }
    // The app opens its files with the first request.
    await expect.poll(() => statusOf('/cards')).toBe(200)
    expect(limitFiles('4096')).toBe(0)
    const refused = await rateCard(app.url, cookie, rating)
    const sentence = await refused.text()
    expect(refused.status).toBe(503)
    expect(sentence).not.toMatch(/SQLITE|at .*\.js/)
    await expect.poll(() => statusOf('/cards')).toBe(200)
    await expect.poll(() => statusOf('/api/health')).toBe(503)
    expect(limitFiles('unlimited')).toBe(0)
    const taken = await rateCard(app.url, cookie, rating)
    expect(taken.status).toBe(200)
    await expect.poll(() => statusOf('/api/health')).toBe(200)
    await expect.poll(() => auditOf([rating.key])).toEqual(sound)
  })
})

describe('in a damaged database', () => {
  beforeEach(() => startWith())

  /** Stops the app, changes its file as a broken disk would, and starts it again. */
  async function damage(change: (sqlite: Database.Database) => void) {
    await app.stop()
    const sqlite = new Database(app.databaseFile)
    sqlite.pragma('ignore_check_constraints = ON')
    change(sqlite)
    sqlite.close()
    await app.start()
  }

  test('a damaged card is named on its own page and in the list, which shows the others', async () => {
    await damage((sqlite) => {
      const triggers = sqlite
        .prepare<[], { name: string }>(
          `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'Item'`,
        )
        .iterate()
      for (const { name } of [...triggers]) sqlite.exec(`DROP TRIGGER "${name}"`)
      sqlite.prepare('UPDATE Item SET face = ? WHERE id = ?').run('{"kind"', card.itemId)
    })
    for (const [address, name] of [
      ['/cards', `card ${card.cardId}`],
      [`/cards/${card.cardId}`, `item of card ${card.cardId}`],
    ] as const) {
      const page = await get(address)
      const html = await page.text()
      expect(page.status).toBe(200)
      expect(html).toContain(name)
      expect(html).toContain('was left out')
    }
    const warnings = () => app.log().filter((line) => line.includes('unreadable-row'))
    await expect.poll(() => warnings().join('\n')).toContain(card.cardId)
  })

  test('damaged pages of the file stop only what needs them, and are told to the host alone', async () => {
    await app.stop()
    const sqlite = new Database(app.databaseFile)
    // What is in the log would be read instead of the file.
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    const pageSize = sqlite.pragma('page_size', { simple: true }) as number
    const roots = [
      ...sqlite
        .prepare<[], { rootpage: number }>(
          "SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'QuizAttempt'",
        )
        .iterate(),
    ]
    sqlite.close()
    const file = fs.openSync(app.databaseFile, 'r+')
    for (const { rootpage } of roots.filter((root) => root.rootpage > 0)) {
      fs.writeSync(file, Buffer.alloc(pageSize, 0x5a), 0, pageSize, (rootpage - 1) * pageSize)
    }
    fs.closeSync(file)
    await app.start()
    await expect.poll(() => statusOf('/lessons')).toBe(200)
    await expect.poll(() => statusOf('/study')).toBe(200)
    const taken = await rateCard(app.url, cookie, card)
    expect(taken.status).toBe(200)
    const quiz = await get('/quiz')
    const html = await quiz.text()
    expect(quiz.status).toBe(500)
    expect(html).not.toMatch(/malformed|SQLITE/)
    await expect.poll(() => app.output()).toContain('SQLITE_CORRUPT')
  })
})

describe('when the clock jumps', () => {
  let clockFile = ''
  const setClock = (shiftMillis: number) => fs.writeFileSync(clockFile, String(shiftMillis))
  beforeEach(async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-clock-'))
    cleanUps.push(() => fs.rmSync(folder, { recursive: true, force: true }))
    clockFile = path.join(folder, 'shift')
    setClock(0)
    const preload = new URL('../support/shifted-clock.mjs', import.meta.url).href
    await startWith({ NODE_OPTIONS: `--import ${preload}`, CLOCK_FILE: clockFile })
  })

  test('a month ahead and back, answers are kept in order and schedules follow from their log', async () => {
    const keys: string[] = []
    for (const shift of [0, 30 * day, 0, -30 * day, 0]) {
      setClock(shift)
      const key = randomUUID()
      const response = await rateCard(app.url, cookie, {
        ...card,
        key,
        follows: keys.at(-1) ?? null,
        atMillis: Date.now() + shift,
      })
      expect(response.status).toBe(200)
      keys.push(key)
    }
    await expect.poll(() => auditOf(keys)).toEqual(sound)
    const events = await untilFound(() =>
      withDatabase((database) =>
        database.read((db) =>
          db
            .selectFrom('ReviewLog')
            .select(['event', 'studyDay'])
            .where('userId', '=', userId)
            .orderBy('revision')
            .execute(),
        ),
      ),
    )
    expect(events.map(({ event }) => event)).toEqual(Array(5).fill('rated'))
    const days = events.map(({ studyDay }) => studyDay)
    expect(days).toEqual(days.toSorted((a, b) => a - b))
  })

  test('back by a year, nobody is locked out for longer than a quarter of an hour', async () => {
    const form = { email: 'nobody@example.org', password: 'a wrong password' }
    const attempt = async () => {
      const csrf = await fetch(`${app.url}/api/auth/csrf`)
      const { csrfToken } = (await csrf.json()) as { csrfToken: string }
      const jar = csrf.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ')
      const response = await fetch(`${app.url}/api/auth/callback/credentials`, {
        method: 'POST',
        headers: { cookie: jar, origin: app.url },
        body: new URLSearchParams({ ...form, csrfToken, json: 'true' }),
        redirect: 'manual',
      })
      return ((await response.json()) as { url: string }).url
    }
    setClock(365 * day)
    for (let n = 0; n < 10; n++) await attempt()
    await expect.poll(attempt).toContain('too-many-attempts')
    setClock(0)
    await expect.poll(attempt).toContain('CredentialsSignin')
  })
})

test('two apps on one file take the same answers once', async () => {
  await startWith()
  const other = await secondApp(app.databaseFile, undefined, { DATABASE_URL: `file:${app.databaseFile}` })
  cleanUps.push(async () => {
    await other.kill()
    other.remove()
  })
  await other.start()
  const cards = await withDatabase((database) =>
    database.read((db) => db.selectFrom('Card').select(['id as cardId', 'itemId']).limit(30).execute()),
  )
  const ratings = cards.map((each) => ({ ...each, key: randomUUID() }))
  const replies = await Promise.all(
    ratings.flatMap((rating) => [app.url, other.url].map((url) => rateCard(url, cookie, rating))),
  )
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
  const kinds = await Promise.all(
    replies.map(async (reply) => ((await reply.json()) as { kind: string }).kind),
  )
  expect(kinds.filter((kind) => kind === 'recorded')).toHaveLength(ratings.length)
  expect(kinds.filter((kind) => kind === 'repeated')).toHaveLength(ratings.length)
  await expect.poll(() => auditOf(ratings.map(({ key }) => key))).toEqual(sound)
})
