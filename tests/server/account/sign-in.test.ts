import { beforeEach, describe, expect, test } from 'vitest'
import { authenticate } from '#server/account/authenticate'
import { accountOf, openSession } from '#server/account/open-sessions'
import { resetPassword } from '#server/account/reset-password'
import { signUp } from '#server/account/sign-up'
import { database } from '#server/database/database'

const now = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const ada = { email: 'ada@example.org', password: 'a short sentence', timeZone: 'Europe/Berlin' }

const users = () => database.read((db) => db.selectFrom('User').selectAll().execute())
const forgetAllAttempts = () => database.write((db) => db.deleteFrom('RateLimit').execute())

beforeEach(async () => {
  await database.write((db) => db.deleteFrom('User').execute())
  await forgetAllAttempts()
})

describe('signing up', () => {
  test('makes an account whose day is counted in the zone of the browser', async () => {
    expect(await signUp(ada, null, now)).toEqual({ kind: 'signed-up' })
    const settings = await database.read((db) =>
      db
        .selectFrom('Settings')
        .innerJoin('User', 'User.id', 'Settings.userId')
        .select(['timeZone', 'rolloverHour'])
        .where('email', '=', ada.email)
        .execute(),
    )
    expect(settings).toEqual([{ timeZone: 'Europe/Berlin', rolloverHour: 4 }])
  })

  test('stores no password, but an argon2id hash of it', async () => {
    await signUp(ada, null, now)
    const [user] = await users()
    expect(user?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(user?.passwordHash).not.toContain(ada.password)
  })

  test('a zone that nobody knows becomes UTC rather than a lost account', async () => {
    await signUp({ ...ada, timeZone: 'Mars/Olympus' }, null, now)
    const settings = await database.read((db) => db.selectFrom('Settings').select('timeZone').execute())
    expect(settings).toEqual([{ timeZone: 'UTC' }])
  })

  test.each([
    ['an address without an at sign', { ...ada, email: 'ada' }, 'email', 'invalid'],
    ['a short password', { ...ada, password: 'short' }, 'password', 'invalid'],
    ['a form that is no form', null, 'password', 'invalid'],
  ])('refuses %s and keeps nothing', async (_, form, field, reason) => {
    const result = await signUp(form, null, now)
    expect(result).toMatchObject({ kind: 'refused', reason })
    if (form !== null) expect(result).toMatchObject({ field })
    expect(await users()).toEqual([])
  })

  test('refuses an address that has an account, however it is written', async () => {
    await signUp(ada, null, now)
    const again = await signUp({ ...ada, email: ' ADA@Example.org ' }, null, now)
    expect(again).toEqual({ kind: 'refused', field: 'email', reason: 'taken' })
  })

  test('of two at once with the same address, one is made and one is told', async () => {
    const results = await Promise.all([signUp(ada, null, now), signUp(ada, null, now)])
    expect(results.map((result) => result.kind).sort()).toEqual(['refused', 'signed-up'])
    expect(await users()).toHaveLength(1)
  })
})

describe('signing in', () => {
  beforeEach(() => signUp(ada, null, now))

  test('the right password opens the account, with capitals in the address or without', async () => {
    expect(await authenticate('Ada@example.org', ada.password, null, now)).toMatchObject({
      kind: 'signed-in',
    })
  })

  test('a wrong password and an unknown address get the same answer', async () => {
    const wrong = await authenticate(ada.email, 'another sentence', null, now)
    const unknown = await authenticate('nobody@example.org', ada.password, null, now)
    expect([wrong, unknown]).toEqual([{ kind: 'wrong-credentials' }, { kind: 'wrong-credentials' }])
  })

  test('after ten wrong passwords even the right one has to wait a quarter of an hour', async () => {
    await forgetAllAttempts()
    for (let i = 0; i < 10; i++) await authenticate(ada.email, 'wrong wrong', null, now)
    expect(await authenticate(ada.email, ada.password, null, later(14))).toEqual({
      kind: 'too-many-attempts',
    })
    expect(await authenticate(ada.email, ada.password, null, later(16))).toMatchObject({ kind: 'signed-in' })
  })

  test('a success forgets the failures before it', async () => {
    for (let i = 0; i < 8; i++) await authenticate(ada.email, 'wrong wrong', null, now)
    await authenticate(ada.email, ada.password, null, now)
    for (let i = 0; i < 8; i++) await authenticate(ada.email, 'wrong wrong', null, now)
    expect(await authenticate(ada.email, ada.password, null, now)).toMatchObject({ kind: 'signed-in' })
  })
})

describe('a host resets a password', () => {
  beforeEach(() => signUp(ada, null, now))

  test('the new password opens the account, the old one no longer does, and old sessions end', async () => {
    const [user] = await users()
    const userId = user?.id ?? ''
    const sessionId = await openSession(userId, null, now)
    expect(await accountOf(sessionId, now)).toMatchObject({ id: userId, email: ada.email })
    const password = await resetPassword(ada.email)
    expect(await authenticate(ada.email, password ?? '', null, now)).toEqual({ kind: 'signed-in', userId })
    expect(await authenticate(ada.email, ada.password, null, now)).toEqual({ kind: 'wrong-credentials' })
    expect(await accountOf(sessionId, now)).toBeNull()
  })

  test('there is nothing to reset for an address without an account', async () => {
    expect(await resetPassword('nobody@example.org')).toBeNull()
    expect(await resetPassword('nobody')).toBeNull()
  })
})
