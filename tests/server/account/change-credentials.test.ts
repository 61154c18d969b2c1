import { beforeEach, describe, expect, test, vi } from 'vitest'
import { authenticate } from '#server/account/authenticate'
import { changeEmail, changePassword, type Asker } from '#server/account/change-credentials'
import {
  accountOf,
  endOtherSessions,
  endSession,
  noteUse,
  openSession,
  sessionsOf,
} from '#server/account/open-sessions'
import { hashPassword } from '#server/account/password'
import { database } from '#server/database/database'
import { log } from '#server/log'

const now = new Date('2026-11-23T10:00:00Z')
const current = 'a short sentence'
const wanted = 'another short sentence'
const passwordHash = await hashPassword(current)
const home = { network: '192.0.2.1', requestId: 'a request', device: null }
const firefox = { browser: 'Firefox', system: 'Linux' }

let ada: Asker
beforeEach(async () => {
  await database.write(async (db) => {
    await db.deleteFrom('User').execute()
    await db.deleteFrom('RateLimit').execute()
    for (const id of ['ada', 'bob']) {
      await db
        .insertInto('User')
        .values({ id, email: `${id}@example.org`, passwordHash, createdAtMillis: 0 })
        .execute()
    }
  })
  ada = { userId: 'ada', sessionId: await openSession('ada', null, firefox, now), ...home }
})

const notice = { subject: 'A notice', text: 'Changed.' }
const change = (given: { current?: string; wanted?: string } = {}, asker = ada) =>
  changePassword(asker, { current, wanted, ...given }, firefox, notice, now)
const signIn = (password: string, email = 'ada@example.org') => authenticate({ email, password }, home, now)
const signedIn = { kind: 'signed-in', userId: 'ada' }

describe('changing a password', () => {
  test('the new one opens the account, and the old one no longer does', async () => {
    expect(await change()).toMatchObject({ kind: 'changed' })
    expect(await signIn(wanted)).toEqual(signedIn)
    expect(await signIn(current)).toEqual({ kind: 'wrong-credentials' })
  })

  test('ends every session, also the one that may have been copied, and opens a new one', async () => {
    const elsewhere = await openSession('ada', null, firefox, now)
    const bobs = await openSession('bob', null, firefox, now)
    const changed = await change()
    const fresh = changed.kind === 'changed' ? changed.sessionId : ''
    const open = async (id: string) => (await accountOf(id, now))?.id ?? null
    expect(await Promise.all([ada.sessionId, elsewhere, fresh, bobs].map(open))).toEqual([
      null,
      null,
      'ada',
      'bob',
    ])
  })

  test.each([
    ['the current one is wrong', { current: 'wrong wrong' }, { kind: 'wrong-password' }],
    ['the new one is short', { wanted: 'short' }, { kind: 'refused', reason: 'invalid' }],
    ['the new one is common', { wanted: 'password1' }, { kind: 'refused', reason: 'common' }],
    ['the new one is the address', { wanted: 'ada@example.org' }, { kind: 'refused', reason: 'personal' }],
  ])('changes nothing if %s', async (_, given, outcome) => {
    expect(await change(given)).toEqual(outcome)
    expect(await signIn(current)).toEqual(signedIn)
    expect(await accountOf(ada.sessionId, now)).not.toBeNull()
  })

  test('of two changes at once, sent by the same page, one counts', async () => {
    const outcomes = await Promise.all([change(), change({ wanted: 'a third short sentence' })])
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'signed-out'])
    expect(await sessionsOf('ada', now)).toHaveLength(1)
  })

  test('a session of somebody else changes nothing', async () => {
    const bobs = await openSession('bob', null, firefox, now)
    expect(await change({}, { ...ada, sessionId: bobs })).toEqual({ kind: 'signed-out' })
    expect(await signIn(current)).toEqual(signedIn)
  })

  test('whoever has a session can guess no more passwords with it than without', async () => {
    for (let n = 0; n < 10; n++) await change({ current: 'wrong wrong' })
    expect(await change()).toEqual({ kind: 'too-many-attempts' })
    expect(await signIn(current)).toEqual({ kind: 'too-many-attempts' })
  })
})

/** Without SMTP_URL. */
const unsent = () => {
  throw new Error('This site sends no mail.')
}

describe('changing the address', () => {
  const move = (email: string, password = current) => changeEmail(ada, { email, password }, unsent, now)

  test('the account is found under the new one, and no longer under the old one', async () => {
    expect(await move(' Countess@Example.org ')).toEqual({ kind: 'changed' })
    expect(await signIn(current, 'countess@example.org')).toEqual(signedIn)
    expect(await signIn(current)).toEqual({ kind: 'wrong-credentials' })
  })

  test.each([
    ['it is taken', 'BOB@example.org', current, { kind: 'refused', reason: 'taken' }],
    ['it is none', 'bob', current, { kind: 'refused', reason: 'invalid' }],
    ['the password is wrong', 'countess@example.org', 'wrong wrong', { kind: 'wrong-password' }],
  ])('changes nothing if %s', async (_, email, password, outcome) => {
    expect(await move(email, password)).toEqual(outcome)
    expect(await signIn(current)).toEqual(signedIn)
  })

  test('cannot be used to try many addresses', async () => {
    for (let n = 0; n < 10; n++) await move('bob@example.org')
    expect(await move('bob@example.org')).toEqual({ kind: 'too-many-attempts' })
  })

  test('makes nobody an author', async () => {
    process.env['AUTHOR_EMAILS'] = 'author@example.org'
    await move('author@example.org')
    expect(await accountOf(ada.sessionId, now)).toMatchObject({ role: 'learner' })
  })
})

describe('sessions', () => {
  test('are listed with their browser and their last use, the latest first, and are those of the learner alone', async () => {
    const later = new Date(now.getTime() + 60_000)
    await openSession('bob', null, firefox, now)
    await openSession('ada', null, { browser: 'Safari', system: 'iPhone' }, later)
    expect(await sessionsOf('ada', later)).toMatchObject([
      { browser: 'Safari', system: 'iPhone', usedAtMillis: later.getTime() },
      { ...firefox, usedAtMillis: now.getTime() },
    ])
  })

  test('are in use by the quarter of an hour, so that a page is not a write', async () => {
    const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    const isToNote = async (minutes: number) => (await accountOf(ada.sessionId, at(minutes)))?.isUseToNote
    expect([await isToNote(14), await isToNote(16)]).toEqual([false, true])
    await noteUse({ userId: 'bob', sessionId: ada.sessionId }, at(16))
    expect(await isToNote(16)).toBe(true)
    await noteUse(ada, at(16))
    expect([await isToNote(30), await isToNote(32)]).toEqual([false, true])
    expect(await sessionsOf('ada', at(16))).toMatchObject([{ usedAtMillis: at(16).getTime() }])
  })

  test('end one by one, or all others at once, and never those of somebody else', async () => {
    const [second, third] = [
      await openSession('ada', null, firefox, now),
      await openSession('ada', null, firefox, now),
    ]
    const bobs = await openSession('bob', null, firefox, now)
    await endSession({ userId: 'ada', sessionId: bobs })
    await endSession({ userId: 'ada', sessionId: second })
    const ids = async () => (await sessionsOf('ada', now)).map(({ id }) => id).toSorted()
    expect(await ids()).toEqual([ada.sessionId, third].toSorted())
    await endOtherSessions(ada)
    expect(await ids()).toEqual([ada.sessionId])
    expect(await sessionsOf('bob', now)).toHaveLength(1)
  })
})

test('the log names what happened and to whom, and no address or password', async () => {
  const info = vi.spyOn(log, 'info')
  await change({ current: 'wrong wrong' })
  await changeEmail(ada, { email: 'countess@example.org', password: current }, unsent, now)
  await change()
  const who = { requestId: 'a request', userId: 'ada' }
  expect(info.mock.calls.map(([line]) => line)).toEqual([
    { event: 'owner-not-confirmed', ...who, reason: 'wrong' },
    { event: 'email-changed', ...who },
    { event: 'password-changed', ...who },
  ])
  info.mockRestore()
})
