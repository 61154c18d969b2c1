import { beforeEach, describe, expect, test } from 'vitest'
import { signUp } from '#server/account/sign-up'
import { database } from '#server/database/database'

const now = new Date('2026-11-23T10:00:00Z')
const ada = { email: 'ada.lovelace@example.org', password: 'a short sentence', timeZone: 'Europe/Berlin' }
const home = { network: '192.0.2.1', requestId: 'a request' }

const users = () => database.read((db) => db.selectFrom('User').selectAll().execute())

beforeEach(async () => {
  await database.write(async (db) => {
    await db.deleteFrom('User').execute()
    await db.deleteFrom('RateLimit').execute()
  })
})

test('makes an account whose day is counted in the zone of the browser', async () => {
  expect(await signUp(ada, home, now)).toMatchObject({ kind: 'signed-up' })
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
  await signUp(ada, home, now)
  const [user] = await users()
  expect(user?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(user?.passwordHash).not.toContain(ada.password)
})

test('a zone that nobody knows becomes UTC rather than a lost account', async () => {
  await signUp({ ...ada, timeZone: 'Mars/Olympus' }, home, now)
  const settings = await database.read((db) => db.selectFrom('Settings').select('timeZone').execute())
  expect(settings).toEqual([{ timeZone: 'UTC' }])
})

test.each([
  ['an address without an at sign', { ...ada, email: 'ada' }, 'email', 'invalid'],
  ['a short password', { ...ada, password: 'short' }, 'password', 'invalid'],
  ['a form that is no form', null, 'password', 'invalid'],
])('refuses %s and keeps nothing', async (_, form, field, reason) => {
  const result = await signUp(form, home, now)
  expect(result).toMatchObject({ kind: 'refused', reason })
  if (form !== null) expect(result).toMatchObject({ field })
  expect(await users()).toEqual([])
})

test('refuses an address that has an account, however it is written', async () => {
  await signUp(ada, home, now)
  const again = await signUp({ ...ada, email: ' ADA.Lovelace@Example.org ' }, home, now)
  expect(again).toEqual({ kind: 'refused', field: 'email', reason: 'taken' })
})

test('of two at once with the same address, one is made and one is told', async () => {
  const results = await Promise.all([signUp(ada, home, now), signUp(ada, home, now)])
  expect(results.map((result) => result.kind).sort()).toEqual(['refused', 'signed-up'])
  expect(await users()).toHaveLength(1)
})

test('one network makes at most a hundred accounts in a quarter of an hour', async () => {
  const key = `sign-up/network/${home.network}`
  const row = { key, hits: 99, windowEndsMillis: now.getTime() + 60_000 }
  await database.write((db) => db.insertInto('RateLimit').values(row).execute())
  expect(await signUp(ada, home, now)).toMatchObject({ kind: 'signed-up' })
  const bob = { ...ada, email: 'bob@example.org' }
  expect(await signUp(bob, home, now)).toEqual({ kind: 'too-many-attempts' })
  expect(await signUp(bob, { ...home, network: '192.0.2.2' }, now)).toMatchObject({ kind: 'signed-up' })
})

describe('a password that is easily guessed is refused:', () => {
  test.each([
    ['password', 'common'],
    ['12345678', 'common'],
    ['Password1!', 'common'],
    ['P@ssw0rd', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['qwertyuiop', 'common'],
    ['ada.lovelace@example.org', 'personal'],
    ['ADA.Lovelace', 'personal'],
    ['lovelace99', 'personal'],
    ['retrace2026', 'personal'],
  ])('%s', async (password, reason) => {
    const result = await signUp({ ...ada, password }, home, now)
    expect(result).toEqual({ kind: 'refused', field: 'password', reason })
    expect(await users()).toEqual([])
  })

  test.each(['a short sentence', 'ganz geheim', 'vq7-mmt-xk2', 'grün ist die Hoffnung'])(
    '“%s” is not',
    async (password) => {
      expect(await signUp({ ...ada, password }, home, now)).toMatchObject({ kind: 'signed-up' })
    },
  )

  test('an address of any length is not a password', async () => {
    const email = `${'long.'.repeat(10)}${ada.email}`
    const result = await signUp({ ...ada, email, password: email.toUpperCase() }, home, now)
    expect(result).toMatchObject({ field: 'password', reason: 'personal' })
  })

  test('a long password is judged in a moment', async () => {
    const startedAt = performance.now()
    await signUp({ ...ada, password: '4@8({[<369&#!1|0$5+7%2'.repeat(9) }, home, now)
    expect(performance.now() - startedAt).toBeLessThan(10_000)
  })
})
