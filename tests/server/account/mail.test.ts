import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { authenticate } from '#server/account/authenticate'
import { changeEmail, changePassword, type Asker } from '#server/account/change-credentials'
import { removeAccount } from '#server/account/delete-account'
import { makeMailToken } from '#server/account/mail-tokens'
import { accountOf, openSession } from '#server/account/open-sessions'
import { hashPassword } from '#server/account/password'
import { addLink, waysInOf } from '#server/account/provider-links'
import { requestReset, resetByMail } from '#server/account/reset-by-mail'
import { isEmailVerified, sendVerification, verifyEmail } from '#server/account/verify-email'
import { database } from '#server/database/database'
import { log } from '#server/log'
import { everyRow } from '#tests/support/every-row'
import { watchDatabase } from '#tests/support/watch-database'
import { openMailbox, type Mailbox } from '#tests/support/mailbox'

const now = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const password = 'a short sentence'
const wanted = 'another short sentence'
const passwordHash = await hashPassword(password)
const home = { network: '192.0.2.1', requestId: 'a request' }
const firefox = { browser: 'Firefox', system: 'Linux' }
const adas = 'ada@example.org'

let mailbox: Mailbox
beforeAll(async () => {
  mailbox = await openMailbox()
  vi.stubEnv('SMTP_URL', mailbox.url)
  vi.stubEnv('MAIL_FROM', 'Retrace <retrace@example.org>')
})
afterAll(() => mailbox.close())

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
  ada = {
    userId: 'ada',
    sessionId: await openSession('ada', null, firefox, now),
    ...{ ...home, device: null },
  }
})

const linked = (token: string) => ({ subject: 'A link', text: `https://example.org/#${token}\n` })
const notice = { subject: 'A notice', text: 'Changed.' }
const movedTo = (email: string) => ({ subject: 'A notice', text: email })
const ask = (email = adas, at = now) => requestReset(email, home, linked, at)
const reset = (token: string, chosen = wanted, at = now) =>
  resetByMail({ token, password: chosen }, home, notice, at)
const verify = (token: string, at = now) => verifyEmail(token, home, movedTo, at)
const signIn = async (given: string, email = adas) =>
  (await authenticate({ email, password: given }, { ...home, device: null }, now)).kind
const move = (email: string) => changeEmail(ada, { email, password }, linked, now)
const sendLink = () => sendVerification({ userId: 'ada', email: adas }, undefined, linked, now)

/** Asks for a link, and gives what it holds. */
async function askedToken(at = now): Promise<string> {
  expect(await ask(adas, at)).toEqual({ kind: 'accepted' })
  return (await mailbox.next()).token
}

describe('a link for a new password', () => {
  test('arrives at the address, gives the account a new password once, and ends all sessions', async () => {
    await ask()
    const mail = await mailbox.next()
    expect(mail).toMatchObject({ to: adas, subject: 'A link' })
    expect(await reset(mail.token)).toEqual({ kind: 'changed' })
    expect(await signIn(wanted)).toBe('signed-in')
    expect(await signIn(password)).toBe('wrong-credentials')
    expect(await accountOf(ada.sessionId, now)).toBeNull()
    expect(await isEmailVerified('ada')).toBe(true)
    expect(await mailbox.next()).toMatchObject({ to: adas, subject: 'A notice' })
    expect(await reset(mail.token, 'a third short sentence')).toEqual({ kind: 'expired' })
    expect(await signIn(wanted)).toBe('signed-in')
  })

  test('ends the links to providers: whoever made them may not have been the owner', async () => {
    await database.write((db) => addLink(db, 'ada', { issuer: 'https://example.org', subject: '1' }, now))
    const token = await askedToken()
    expect((await waysInOf('ada')).links).toHaveLength(1)
    expect(await reset(token)).toEqual({ kind: 'changed' })
    expect((await waysInOf('ada')).links).toEqual([])
    await mailbox.next()
  })

  test('works once, even for two at the same time', async () => {
    const token = await askedToken()
    const outcomes = await Promise.all([reset(token), reset(token, 'a third short sentence')])
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'expired'])
    await mailbox.next()
  })

  test('works for an hour, until there is a newer one or another password', async () => {
    const first = await askedToken()
    expect(await reset(first, wanted, later(61))).toEqual({ kind: 'expired' })
    const second = await askedToken()
    expect(await reset(first)).toEqual({ kind: 'expired' })
    await changePassword(ada, { current: password, wanted }, firefox, notice, now)
    await mailbox.next()
    expect(await reset(second, 'a third short sentence')).toEqual({ kind: 'expired' })
    expect(await reset('made up')).toEqual({ kind: 'expired' })
  })

  test('is not used up by a password that is refused', async () => {
    const token = await askedToken()
    expect(await reset(token, 'short')).toEqual({ kind: 'refused', reason: 'invalid' })
    expect(await reset(token, 'password1')).toEqual({ kind: 'refused', reason: 'common' })
    expect(await reset(token, adas)).toEqual({ kind: 'refused', reason: 'personal' })
    expect(await reset(token)).toEqual({ kind: 'changed' })
    await mailbox.next()
  })

  test('stands nowhere in the database', async () => {
    const token = await askedToken()
    expect(JSON.stringify(await database.read(everyRow))).not.toContain(token)
  })

  test('is for nobody who only took the address afterwards', async () => {
    const token = await askedToken()
    await database.write((db) =>
      db.updateTable('User').set({ email: 'countess@example.org' }).where('id', '=', 'ada').execute(),
    )
    expect(await reset(token)).toEqual({ kind: 'expired' })
    expect(await signIn(password, 'countess@example.org')).toBe('signed-in')
  })

  test('is answered alike whether the address has an account, which gets no more than three an hour', async () => {
    expect(await ask('nobody@example.org')).toEqual({ kind: 'accepted' })
    expect(await ask('no address')).toEqual({ kind: 'invalid' })
    for (let i = 0; i < 3; i += 1) await askedToken()
    expect(await ask()).toEqual({ kind: 'accepted' })
    expect(await ask('bob@example.org')).toEqual({ kind: 'accepted' })
    // The mails that were not sent would have come before.
    expect(await mailbox.next()).toMatchObject({ to: 'bob@example.org' })
    expect(mailbox.mails.some(({ to }) => to === 'nobody@example.org')).toBe(false)
    expect((await askedToken(later(61))).length).toBe(43)
  })

  test('cannot be asked for without end from one network', async () => {
    for (let i = 0; i < 60; i += 1) await ask('nobody@example.org')
    expect(await ask('nobody@example.org')).toEqual({ kind: 'too-many-attempts' })
    expect(await reset('made up')).toEqual({ kind: 'too-many-attempts' })
    expect(await verify('made up')).toEqual({ kind: 'too-many-attempts' })
    expect(await requestReset('nobody@example.org', { ...home, network: '192.0.2.2' }, linked, now)).toEqual({
      kind: 'accepted',
    })
  })
})

describe('an address', () => {
  test('is verified by a link, once, within three days', async () => {
    await sendLink()
    const { token } = await mailbox.next()
    expect(await isEmailVerified('ada')).toBe(false)
    expect(await verify(token, later(3 * 24 * 60 + 1))).toEqual({ kind: 'expired' })
    expect(await verify(token)).toEqual({ kind: 'verified', email: adas })
    expect(await isEmailVerified('ada')).toBe(true)
    expect(await verify(token)).toEqual({ kind: 'expired' })
    expect(await reset(token)).toEqual({ kind: 'expired' })
  })

  test('changes when the link that was sent to it is opened, and the former one is told', async () => {
    expect(await move('Countess@example.org ')).toEqual({ kind: 'to-be-verified' })
    const mail = await mailbox.next()
    expect(mail.to).toBe('countess@example.org')
    expect(await signIn(password)).toBe('signed-in')
    expect(await signIn(password, 'countess@example.org')).toBe('wrong-credentials')
    expect(await verify(mail.token)).toEqual({ kind: 'verified', email: 'countess@example.org' })
    expect(await signIn(password)).toBe('wrong-credentials')
    expect(await signIn(password, 'countess@example.org')).toBe('signed-in')
    expect(await mailbox.next()).toMatchObject({
      to: adas,
      text: expect.stringContaining('countess') as string,
    })
    expect((await accountOf(ada.sessionId, now))?.id).toBe('ada')
  })

  test('does not change if somebody else has it by then, or the password was changed meanwhile', async () => {
    await move('countess@example.org')
    const { token } = await mailbox.next()
    await database.write((db) =>
      db.updateTable('User').set({ email: 'countess@example.org' }).where('id', '=', 'bob').execute(),
    )
    expect(await verify(token)).toEqual({ kind: 'taken' })
    await database.write((db) =>
      db.updateTable('User').set({ email: 'bob@example.org' }).where('id', '=', 'bob').execute(),
    )
    await changePassword(ada, { current: password, wanted }, firefox, notice, now)
    await mailbox.next()
    expect(await verify(token)).toEqual({ kind: 'expired' })
    expect(await signIn(wanted)).toBe('signed-in')
  })

  test('is not sent more than a few links', async () => {
    for (let i = 0; i < 3; i += 1) {
      expect(await sendLink()).toBe(true)
      await mailbox.next()
    }
    expect(await sendLink()).toBe(false)
  })
})

test('the owner is told that the password was changed in a session, but not of an attempt', async () => {
  await changePassword(ada, { current: 'wrong wrong', wanted }, firefox, notice, now)
  expect(await signIn(password)).toBe('signed-in')
  await changePassword(ada, { current: password, wanted }, firefox, notice, now)
  expect(await mailbox.next()).toMatchObject({ to: adas, subject: 'A notice' })
  await sendLink()
  expect(await mailbox.next()).toMatchObject({ subject: 'A link' })
})

test('an address gets no more mails because accounts with it come and go', async () => {
  const user = { email: 'stranger@example.org', passwordHash, createdAtMillis: 0 }
  for (let i = 0; i < 5; i += 1) {
    const userId = `stranger ${i}`
    await database.write((db) =>
      db
        .insertInto('User')
        .values({ id: userId, ...user })
        .execute(),
    )
    const isSent = await sendVerification({ userId, email: user.email }, undefined, linked, now)
    expect(isSent).toBe(i < 3)
    if (isSent) await mailbox.next()
    const token = await database.write((db) =>
      makeMailToken(db, { userId, purpose: 'verify', email: 'elsewhere@example.org' }, now),
    )
    expect(await verify(token)).toMatchObject({ kind: 'verified' })
    if (i < 3) expect(await mailbox.next()).toMatchObject({ to: user.email, subject: 'A notice' })
    await database.write((db) => removeAccount(db, { userId, email: 'elsewhere@example.org' }))
  }
  expect(JSON.stringify(await database.read(everyRow))).not.toContain('stranger')
  await sendLink()
  // The mails that were not sent would have come before.
  expect(await mailbox.next()).toMatchObject({ to: adas })
})

test('nothing is looked up for a mail before the request is answered', async () => {
  const { use } = await watchDatabase(async () => {
    await ask()
    await setImmediate()
  })
  expect(use.writes).toBe(1)
  await mailbox.next()
})

test('a mail that cannot be sent is in the log, without its address, and the answer is the same', async () => {
  const error = vi.spyOn(log, 'error')
  const failing = vi.fn(() => {
    throw new Error(`no ${adas}`)
  })
  expect(await requestReset(adas, home, failing, now)).toEqual({ kind: 'accepted' })
  await vi.waitFor(() => expect(error).toHaveBeenCalled())
  expect(JSON.stringify(error.mock.calls)).not.toContain('ada')
  expect(error.mock.calls[0]?.[0]).toMatchObject({ event: 'mail-failed', purpose: 'reset' })
})
