import { beforeEach, describe, expect, test, vi } from 'vitest'
import { authenticate } from '#server/account/authenticate'
import { accountOf, openSession } from '#server/account/open-sessions'
import { hashPassword } from '#server/account/password'
import { resetPassword } from '#server/account/reset-password'
import { database } from '#server/database/database'
import { log } from '#server/log'
import { databaseUrl, isPostgresql } from '#server/settings'

const now = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const ada = { email: 'ada@example.org', password: 'a short sentence' }
const passwordHash = await hashPassword(ada.password)

const from = (network: string, deviceId?: string) => ({
  network,
  requestId: 'a request',
  device: deviceId === undefined ? null : { userId: 'ada', deviceId },
})
const home = from('192.0.2.1')
const signIn = (client = home, at = now, { email } = ada) =>
  authenticate({ email, password: ada.password }, client, at)
const fail = (client = home, email = ada.email) =>
  authenticate({ email, password: 'wrong wrong' }, client, now)
const failOften = async (times: number, client = home) => {
  for (let n = 0; n < times; n++) expect(await fail(client)).toEqual({ kind: 'wrong-credentials' })
}
const signedIn = { kind: 'signed-in', userId: 'ada' }
const tooMany = { kind: 'too-many-attempts' }

const addUser = (id: string) =>
  database.write((db) =>
    db
      .insertInto('User')
      .values({ id, email: `${id}@example.org`, passwordHash, createdAtMillis: 0 })
      .execute(),
  )

beforeEach(async () => {
  await database.write(async (db) => {
    await db.deleteFrom('User').execute()
    await db.deleteFrom('RateLimit').execute()
  })
  await addUser('ada')
})

describe('signing in', () => {
  test('the right password opens the account, with capitals in the address or without', async () => {
    expect(await signIn(home, now, { ...ada, email: 'Ada@example.org' })).toEqual(signedIn)
  })

  test('a wrong password and an unknown address get the same answer', async () => {
    expect(await fail()).toEqual({ kind: 'wrong-credentials' })
    expect(await fail(home, 'nobody@example.org')).toEqual({ kind: 'wrong-credentials' })
  })

  test.each(['none', '', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA'])(
    'no password opens an account with %o for a hash',
    async (hash) => {
      await database.write((db) => db.updateTable('User').set({ passwordHash: hash }).execute())
      for (const password of ['none', '', ada.password])
        expect(await signIn(home, now, { ...ada, password })).toEqual({ kind: 'wrong-credentials' })
    },
  )

  test('after ten wrong passwords even the right one has to wait a quarter of an hour', async () => {
    await failOften(10)
    expect(await signIn(home, later(14))).toEqual(tooMany)
    expect(await signIn(home, later(16))).toEqual(signedIn)
  })

  test('a success forgets the failures before it', async () => {
    await failOften(8)
    expect(await signIn()).toEqual(signedIn)
    await failOften(8)
    expect(await signIn()).toEqual(signedIn)
  })

  test('only what is compared counts: no success, and nothing that is not an address', async () => {
    for (let n = 0; n < 20; n++) expect(await signIn()).toEqual(signedIn)
    await fail(home, 'not an address')
    const rows = await database.read((db) =>
      db.selectFrom('RateLimit').select('key').where('hits', '>', 0).execute(),
    )
    expect(rows).toEqual([])
  })
})

describe('strangers', () => {
  test('who fail from elsewhere do not lock the owner out', async () => {
    await failOften(10, from('198.51.100.7'))
    expect(await fail(from('198.51.100.7'))).toEqual(tooMany)
    expect(await signIn()).toEqual(signedIn)
  })

  test('who guess from many addresses are stopped after fifty failures, but not a known device', async () => {
    for (let n = 0; n < 10; n++) await failOften(5, from(`198.51.100.${n}`))
    expect(await fail(from('198.51.100.99'))).toEqual(tooMany)
    expect(await signIn()).toEqual(tooMany)
    expect(await signIn(from('192.0.2.1', 'my laptop'))).toEqual(signedIn)
  })

  test('who share the address of a known device do not lock it out either', async () => {
    await failOften(10)
    expect(await signIn()).toEqual(tooMany)
    expect(await signIn(from(home.network, 'my laptop'))).toEqual(signedIn)
  })

  test('who know another account gain nothing from its device', async () => {
    const elsewhere = { ...home, device: { userId: 'mallory', deviceId: 'her laptop' } }
    await failOften(10)
    expect(await fail(elsewhere)).toEqual(tooMany)
  })

  test('who have a known device can guess no more than anybody else', async () => {
    await failOften(10, from(home.network, 'my laptop'))
    expect(await signIn(from(home.network, 'my laptop'))).toEqual(tooMany)
  })

  test('who try 270 times from one network stop nobody elsewhere', async () => {
    const outcomes: string[] = []
    for (let round = 0; round < 3; round++) {
      const attempts = Array.from({ length: 90 }, (_, n) =>
        fail(from('198.51.100.7'), `nobody${round}-${n}@example.org`),
      )
      outcomes.push(...(await Promise.all(attempts)).map(({ kind }) => kind))
    }
    expect(outcomes.filter((kind) => kind === 'wrong-credentials')).toHaveLength(200)
    expect(outcomes.filter((kind) => kind === 'too-many-attempts')).toHaveLength(70)
    expect(await signIn()).toEqual(signedIn)
  })

  test('who try many at once get no more than one after the other', async () => {
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => fail()))
    expect(outcomes.filter(({ kind }) => kind === 'wrong-credentials')).toHaveLength(10)
  })
})

test('a class of forty behind one address signs in although each has mistyped three times', async () => {
  const learners = Array.from({ length: 40 }, (_, n) => `learner${n}`)
  for (const learner of learners) await addUser(learner)
  for (const learner of learners) {
    for (let n = 0; n < 3; n++) await fail(home, `${learner}@example.org`)
  }
  const outcomes = await Promise.all(
    learners.map((learner) => signIn(home, now, { ...ada, email: `${learner}@example.org` })),
  )
  expect(outcomes).toEqual(learners.map((userId) => ({ kind: 'signed-in', userId })))
})

// On PostgreSQL, attempts wait for each other before they wait for a hash.
test.skipIf(isPostgresql(databaseUrl()))(
  'beyond what can wait for its hash, an attempt is told so and does not count',
  async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 150 }, (_, n) => fail(from(`198.51.100.${n}`), `nobody${n}@example.org`)),
    )
    const busy = outcomes.flatMap(({ kind }, n) => (kind === 'busy' ? [n] : []))
    expect(busy).not.toEqual([])
    const counted = await database.read((db) =>
      db
        .selectFrom('RateLimit')
        .select('key')
        .where('key', 'like', 'sign-in/network/%')
        .where('hits', '>', 0)
        .execute(),
    )
    expect(counted).toHaveLength(150 - busy.length)
  },
)

describe('the log', () => {
  const spies = [vi.spyOn(log, 'info'), vi.spyOn(log, 'warn')]
  beforeEach(() => spies.forEach((spy) => spy.mockClear()))
  const lines = () => spies.flatMap((spy) => spy.mock.calls.map(([line]) => line))

  test('names what happened and to whom by their id, and no address', async () => {
    await failOften(10)
    await signIn()
    await signIn(from('192.0.2.2'))
    const who = { requestId: 'a request', userId: 'ada' }
    expect(lines()).toEqual([
      ...Array.from({ length: 10 }, () => ({ event: 'sign-in-failed', ...who })),
      { event: 'signed-in', ...who },
      { event: 'sign-in-refused', ...who, limit: 'accountFromNetwork' },
    ])
    expect(JSON.stringify(lines())).not.toMatch(/example\.org|192\.0\.2/)
  })
})

describe('a host resets a password', () => {
  test('the new password opens the account, the old one no longer does, and old sessions end', async () => {
    const sessionId = await openSession('ada', null, { browser: '', system: '' }, now)
    expect(await accountOf(sessionId, now)).toMatchObject({ id: 'ada', email: ada.email })
    const password = (await resetPassword(ada.email))?.password ?? ''
    expect(await authenticate({ ...ada, password }, home, now)).toEqual(signedIn)
    expect(await signIn()).toEqual({ kind: 'wrong-credentials' })
    expect(await accountOf(sessionId, now)).toBeNull()
  })

  test('the failures of its account no longer count, those of others do', async () => {
    await addUser('adam')
    await failOften(10)
    for (let n = 0; n < 10; n++) await fail(home, 'ada@example.orga')
    const password = (await resetPassword(ada.email))?.password ?? ''
    expect(await authenticate({ ...ada, password }, home, now)).toEqual(signedIn)
    expect(await fail(home, 'ada@example.orga')).toEqual(tooMany)
  })

  test('there is nothing to reset for an address without an account', async () => {
    expect(await resetPassword('nobody@example.org')).toBeNull()
    expect(await resetPassword('nobody')).toBeNull()
  })
})
