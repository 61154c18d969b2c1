import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { authenticate } from '#server/account/authenticate'
import { changeEmail, changePassword, type Asker } from '#server/account/change-credentials'
import { askToLink, unlinkProvider } from '#server/account/change-providers'
import { readSessionToken } from '#server/account/cookies'
import { deleteAccount } from '#server/account/delete-account'
import { enterByProvider } from '#server/account/enter-by-provider'
import { accountOf, endSession } from '#server/account/open-sessions'
import { hashPassword } from '#server/account/password'
import { mayAskProvider } from '#server/account/provider-limits'
import { waysInOf } from '#server/account/provider-links'
import { resetPassword } from '#server/account/reset-password'
import { readNewcomer, signUpByProvider } from '#server/account/sign-up-by-provider'
import { database } from '#server/database/database'
import { log } from '#server/log'
import { settings } from '#server/settings'
import type { ProviderContext } from 'oidc-provider'
import { AuthBrowser } from '#tests/support/auth-browser'
import { openMailbox } from '#tests/support/mailbox'
import { openSite } from '#tests/support/openid-site'

const password = 'a short sentence'
const passwordHash = await hashPassword(password)
const firefox = { browser: 'Firefox', system: 'Linux' }
const home = { network: '192.0.2.1', requestId: 'a request', device: null }
const baseUrl = 'http://localhost:3000'

const say = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
const tell = vi.spyOn(console, 'info').mockImplementation(() => undefined)
const site = await openSite()
site.serve(baseUrl)
Object.assign(process.env, site.settings, { NEXTAUTH_URL: baseUrl })
afterAll(async () => {
  await site.close()
  say.mockRestore()
  tell.mockRestore()
})

beforeEach(async () => {
  site.meddle = null
  site.people.clear()
  site.people.set('grace', { email: 'Grace@example.org', email_verified: true })
  await database.write(async (db) => {
    await db.deleteFrom('User').execute()
    await db.deleteFrom('RateLimit').execute()
    const ada = { id: 'ada', email: 'ada@example.org', passwordHash, createdAtMillis: 0 }
    await db.insertInto('User').values(ada).execute()
    await db.insertInto('Settings').values({ userId: 'ada', timeZone: 'UTC' }).execute()
  })
})

/** Leaves for the site, signs in there as somebody, and comes back; gives the path that this leads to. */
async function enterAs(name: string, browser = new AuthBrowser()): Promise<string> {
  const back = await site.signIn(await browser.leaveFor('oidc'), name)
  return pathOf(await browser.comeBack(back))
}
const pathOf = (address: string) => address.replace(baseUrl, '')

/** Agrees to an account, as the button of the page for newcomers does. */
async function agree(browser: AuthBrowser, code = '') {
  const newcomer = await readNewcomer(browser.jar)
  if (newcomer === null) throw new Error('There is no newcomer.')
  const before = await readSessionToken(browser.jar)
  return signUpByProvider(newcomer, { code, timeZone: 'Europe/Berlin' }, before, firefox, home, new Date())
}
const notice = { subject: 'A notice', text: 'Changed.' }
const unlinked = (issuer: string) => ({ subject: 'Unlinked', text: issuer })
async function signUp(name: string): Promise<string> {
  const browser = new AuthBrowser()
  expect(await enterAs(name, browser)).toBe('/sign-up/by-provider')
  const made = await agree(browser)
  if (made.kind !== 'signed-up') throw new Error(made.kind)
  return made.userId
}
const userIn = async (browser: AuthBrowser) => {
  const token = await readSessionToken(browser.jar)
  return token === null ? null : ((await accountOf(token.sessionId, new Date()))?.id ?? null)
}
async function askerIn(browser: AuthBrowser): Promise<Asker> {
  const token = await readSessionToken(browser.jar)
  if (token === null) throw new Error('Nobody is signed in.')
  return { ...token, ...home }
}
async function adasBrowser(): Promise<AuthBrowser> {
  const browser = new AuthBrowser()
  await browser.signIn('ada@example.org', password)
  return browser
}
const prove = async (browser: AuthBrowser, given = password) =>
  askToLink(await askerIn(browser), { issuer: site.issuer, password: given }, browser.jar, new Date())
const accounts = () => database.read((db) => db.selectFrom('User').selectAll().execute())

describe('a newcomer', () => {
  test('gets an account with the address that the provider has verified, and no password opens it', async () => {
    const userId = await signUp('grace')
    const made = (await accounts()).find(({ id }) => id === userId)
    expect(made).toMatchObject({ email: 'grace@example.org', passwordHash: null, role: 'learner' })
    expect(made?.emailVerifiedAtMillis).not.toBeNull()
    expect(await authenticate({ email: 'grace@example.org', password: '' }, home, new Date())).toEqual({
      kind: 'wrong-credentials',
    })
  })

  test('is nobody before they have agreed: no account and no session', async () => {
    const browser = new AuthBrowser()
    await enterAs('grace', browser)
    expect(await accounts()).toHaveLength(1)
    expect(await userIn(browser)).toBeNull()
  })

  test.each([
    ['has not verified the address', { email: 'mallory@example.org', email_verified: false }],
    ['does not say whether it has', { email: 'mallory@example.org' }],
    ['names no address', {}],
    ['names something else', { email: 'mallory', email_verified: true }],
    ['has not verified that of somebody else', { email: 'ada@example.org', email_verified: false }],
  ])('gets none if the provider %s', async (_, person) => {
    site.people.set('mallory', person)
    const browser = new AuthBrowser()
    expect(await enterAs('mallory', browser)).toBe('/sign-in?error=unverified-address')
    expect(await readNewcomer(browser.jar)).toBeNull()
    expect(await accounts()).toHaveLength(1)
  })

  test('who has the address of an account is not let into it, verified or not', async () => {
    site.people.set('mallory', { email: 'ada@example.org', email_verified: true })
    const browser = new AuthBrowser()
    expect(await enterAs('mallory', browser)).toBe('/sign-in?error=address-taken')
    expect(await userIn(browser)).toBeNull()
    expect((await waysInOf('ada')).links).toEqual([])
  })

  test('gets one account, however often they agree', async () => {
    const browser = new AuthBrowser()
    await enterAs('grace', browser)
    const kinds = (await Promise.all([agree(browser), agree(browser)])).map(({ kind }) => kind)
    expect(kinds.toSorted()).toEqual(['signed-up', 'taken'])
    expect(await accounts()).toHaveLength(2)
  })

  test('needs the code of the host, and gets nothing while sign-up is closed', async () => {
    const policy = vi.spyOn(settings(), 'signUp', 'get')
    policy.mockReturnValue({ kind: 'code', code: 'open sesame' })
    const browser = new AuthBrowser()
    expect(await enterAs('grace', browser)).toBe('/sign-up/by-provider')
    expect(await agree(browser, 'sesame')).toEqual({ kind: 'wrong-code' })
    policy.mockReturnValue({ kind: 'closed' })
    expect(await agree(browser, 'open sesame')).toEqual({ kind: 'closed' })
    expect(await enterAs('grace')).toBe('/sign-in?error=closed')
    expect(await accounts()).toHaveLength(1)
    policy.mockReturnValue({ kind: 'code', code: 'open sesame' })
    expect(await agree(browser, ' open sesame ')).toMatchObject({ kind: 'signed-up' })
    policy.mockReturnValue({ kind: 'closed' })
    expect(await enterAs('grace')).toBe(`${baseUrl}/`.replace(baseUrl, ''))
    policy.mockRestore()
  })
})

describe('a session', () => {
  test('is like any other: it has a row, ends the one before it, and is worth nothing once it is ended', async () => {
    const userId = await signUp('grace')
    const browser = await adasBrowser()
    const before = await askerIn(browser)
    expect(await enterAs('grace', browser)).toBe('/')
    expect(await userIn(browser)).toBe(userId)
    expect(await accountOf(before.sessionId, new Date())).toBeNull()
    await endSession(await askerIn(browser))
    expect(await userIn(browser)).toBeNull()
  })

  test('ends when somebody else gets an account by a provider in the same browser', async () => {
    const browser = await adasBrowser()
    const before = await askerIn(browser)
    await enterAs('grace', browser)
    expect(await agree(browser)).toMatchObject({ kind: 'signed-up' })
    expect(await accountOf(before.sessionId, new Date())).toBeNull()
  })

  test('belongs to this host alone, and so do the cookies on the way', async () => {
    await signUp('grace')
    const browser = new AuthBrowser()
    await browser.leaveFor('oidc')
    for (const name of ['next-auth.state', 'next-auth.nonce', 'next-auth.pkce.code_verifier']) {
      const attributes = browser.cookies.get(name)?.attributes.join() ?? ''
      expect(attributes).toMatch(/httponly/)
      expect(attributes).toMatch(/samesite=lax/)
      expect(attributes).not.toMatch(/domain/)
    }
  })
})

describe('linking', () => {
  test('needs proof of both: the password, then the provider, in one session', async () => {
    const browser = await adasBrowser()
    expect(await prove(browser)).toEqual({ kind: 'asked' })
    expect(await enterAs('grace', browser)).toBe('/account?provider=linked')
    expect((await waysInOf('ada')).links).toMatchObject([{ issuer: site.issuer }])
    expect(await userIn(browser)).toBe('ada')
    const elsewhere = new AuthBrowser()
    await enterAs('grace', elsewhere)
    expect(await userIn(elsewhere)).toBe('ada')
  })

  test('is not begun by a wrong password', async () => {
    const browser = await adasBrowser()
    expect(await prove(browser, 'wrong wrong')).toEqual({ kind: 'wrong-password' })
    expect(await enterAs('grace', browser)).toBe('/sign-up/by-provider')
    expect((await waysInOf('ada')).links).toEqual([])
  })

  test('is not done in another session, nor in one that has ended, by whoever has the cookie of it', async () => {
    const browser = await adasBrowser()
    await prove(browser)
    const stolen = browser.cookies.get('retrace.linking')
    if (stolen === undefined) throw new Error('There is no cookie.')
    const mallory = new AuthBrowser()
    mallory.cookies.set('retrace.linking', stolen)
    expect(await enterAs('grace', mallory)).toBe('/sign-up/by-provider')
    await endSession(await askerIn(browser))
    expect(await enterAs('grace', browser)).toBe('/sign-up/by-provider')
    expect((await waysInOf('ada')).links).toEqual([])
  })

  test('counts once: who comes from the provider afterwards, in the same browser, is somebody of their own', async () => {
    const browser = await adasBrowser()
    await prove(browser)
    await enterAs('grace', browser)
    site.people.set('bob', { email: 'bob@example.org', email_verified: true })
    expect(await enterAs('bob', browser)).toBe('/sign-up/by-provider')
  })

  test('takes nobody who has an account already, and one of a provider alone', async () => {
    await signUp('grace')
    const browser = await adasBrowser()
    await prove(browser)
    expect(await enterAs('grace', browser)).toBe('/account?provider=belongs-to-another')
    for (const [name, outcome] of [
      ['bob', 'linked'],
      ['carol', 'already-linked'],
      ['bob', 'linked'],
    ] as const) {
      await prove(browser)
      expect(await enterAs(name, browser)).toBe(`/account?provider=${outcome}`)
    }
  })
})

describe('an account without a password', () => {
  const minutes = 60_000
  const anHourLater = new Date(Date.now() + 60 * minutes)
  async function graces() {
    const userId = await signUp('grace')
    const browser = new AuthBrowser()
    await enterAs('grace', browser)
    return { userId, browser, asker: await askerIn(browser) }
  }
  const unsent = () => {
    throw new Error('This site sends no mail.')
  }

  test('sets one, and then is like any other', async () => {
    const { asker, userId } = await graces()
    const set = await changePassword(asker, { current: '', wanted: password }, firefox, notice, new Date())
    expect(set).toMatchObject({ kind: 'changed' })
    const signedIn = await authenticate({ email: 'grace@example.org', password }, home, new Date())
    expect(signedIn).toEqual({ kind: 'signed-in', userId })
    const sessionId = set.kind === 'changed' ? set.sessionId : ''
    const again = await changePassword(
      { ...asker, sessionId },
      { current: '', wanted: 'another short one' },
      firefox,
      notice,
      new Date(),
    )
    expect(again).toEqual({ kind: 'wrong-password' })
  })

  test('changes, links and is deleted only within ten minutes of signing in', async () => {
    const { asker, browser } = await graces()
    const again = { kind: 'sign-in-again' }
    const typed = { typed: 'grace@example.org', password: '' }
    expect(
      await changePassword(asker, { current: '', wanted: password }, firefox, notice, anHourLater),
    ).toEqual(again)
    expect(await changeEmail(asker, { email: 'g@example.org', password: '' }, unsent, anHourLater)).toEqual(
      again,
    )
    expect(await askToLink(asker, { issuer: site.issuer, password: '' }, browser.jar, anHourLater)).toEqual(
      again,
    )
    expect(await unlinkProvider(asker, { issuer: site.issuer, password: '' }, unlinked, anHourLater)).toEqual(
      again,
    )
    expect(await deleteAccount(asker, typed, anHourLater)).toEqual(again)
    expect(await deleteAccount(asker, typed, new Date())).toEqual({ kind: 'deleted' })
    expect(await accounts()).toHaveLength(1)
  })

  test('keeps its only way in', async () => {
    const { asker, userId } = await graces()
    const unlink = { issuer: site.issuer, password: '' }
    expect(await unlinkProvider(asker, unlink, unlinked, new Date())).toEqual({ kind: 'last-way-in' })
    expect((await waysInOf(userId)).links).toHaveLength(1)
  })
})

test('an unlinked provider lets nobody in, and unlinking needs the password', async () => {
  const browser = await adasBrowser()
  await prove(browser)
  await enterAs('grace', browser)
  const asker = await askerIn(browser)
  const unlink = (given: string) =>
    unlinkProvider(asker, { issuer: site.issuer, password: given }, unlinked, new Date())
  expect(await unlink('wrong wrong')).toEqual({ kind: 'wrong-password' })
  expect(await unlink(password)).toEqual({ kind: 'unlinked' })
  expect(await enterAs('grace')).toBe('/sign-up/by-provider')
})

test('where this site sends mail, the owner is told of each link, and of each that has ended', async () => {
  const mailbox = await openMailbox()
  const mail = vi.spyOn(settings(), 'mail', 'get')
  mail.mockReturnValue({ kind: 'smtp', url: mailbox.url, from: 'retrace@example.org', isLocal: true })
  const browser = await adasBrowser()
  await prove(browser)
  await enterAs('grace', browser)
  expect(await mailbox.next()).toMatchObject({ to: 'ada@example.org', subject: 'Linked' })
  const unlink = { issuer: site.issuer, password }
  await unlinkProvider(await askerIn(browser), unlink, unlinked, new Date())
  expect(await mailbox.next()).toMatchObject({ to: 'ada@example.org', subject: 'Unlinked' })
  mail.mockRestore()
  await mailbox.close()
})

test('a password that the host resets ends the links: whoever made them may not have been the owner', async () => {
  const browser = await adasBrowser()
  await prove(browser)
  await enterAs('grace', browser)
  await resetPassword('ada@example.org')
  expect((await waysInOf('ada')).links).toEqual([])
})

describe('nobody is let in', () => {
  const failed = `/api/auth/error?error=OAuthCallback`
  /** What the site does to the query with which somebody arrives there. */
  const without =
    (...names: string[]) =>
    async (context: ProviderContext, next: () => Promise<void>) => {
      if (context.path === '/auth') {
        const query = new URLSearchParams(context.querystring)
        for (const name of names) query.delete(name)
        context.querystring = query.toString()
      }
      await next()
    }

  beforeEach(async () => {
    await signUp('grace')
  })

  test.each([
    ['the state', 'state missing from the response', without('state')],
    ['the nonce', 'nonce mismatch', without('nonce')],
    ['the challenge of PKCE', 'invalid_grant', without('code_challenge', 'code_challenge_method')],
    [
      'the subject: it answers with that of somebody else',
      'userinfo sub mismatch',
      async (context: ProviderContext, next: () => Promise<void>) => {
        await next()
        if (context.oidc?.route === 'userinfo') Object.assign(context.body as object, { sub: 'grace' })
      },
    ],
    [
      'its own name: it says that it is another site',
      'iss mismatch',
      async (context: ProviderContext, next: () => Promise<void>) => {
        await next()
        if (context.path.startsWith('/.well-known/'))
          Object.assign(context.body as object, { issuer: 'https://accounts.google.com' })
      },
    ],
  ])('if the site loses %s', async (_, reason, meddle) => {
    site.meddle = meddle
    const warn = vi.spyOn(log, 'warn')
    const browser = new AuthBrowser()
    expect(await enterAs('mallory', browser)).toBe(failed)
    const line = { event: 'provider-failed', code: 'OAUTH_CALLBACK_ERROR', reason }
    expect(warn.mock.calls.map(([object]) => object)).toEqual([line])
    warn.mockRestore()
    expect(await userIn(browser)).toBeNull()
    expect(await readNewcomer(browser.jar)).toBeNull()
  })

  test('by a site that describes itself as another one than is set', async () => {
    const [set] = settings().providers
    if (set === undefined) throw new Error('No provider is set.')
    const warn = vi.spyOn(log, 'warn')
    const providers = vi.spyOn(settings(), 'providers', 'get')
    providers.mockReturnValue([{ ...set, issuer: `${set.issuer}/` }])
    expect(await enterAs('grace')).toBe(failed)
    expect(warn.mock.calls[0]?.[0]).toMatchObject({ reason: 'unexpected issuer' })
    providers.mockRestore()
    warn.mockRestore()
  })

  test('who comes back without having left from here, or with the answer to another browser', async () => {
    const mallory = new AuthBrowser()
    const back = await site.signIn(await mallory.leaveFor('oidc'), 'grace')
    expect(pathOf(await new AuthBrowser().comeBack(back))).toBe(failed)
    const victim = new AuthBrowser()
    await victim.leaveFor('oidc')
    expect(pathOf(await victim.comeBack(back))).toBe(failed)
    back.searchParams.set('state', 'made up')
    expect(pathOf(await mallory.comeBack(back))).toBe(failed)
    expect([await userIn(victim), await userIn(mallory)]).toEqual([null, null])
  })

  test('who comes back twice with the same answer', async () => {
    const browser = new AuthBrowser()
    const back = await site.signIn(await browser.leaveFor('oidc'), 'grace')
    const cookies = new Map(browser.cookies)
    expect(pathOf(await browser.comeBack(back))).toBe('/')
    const replay = new AuthBrowser()
    for (const [name, cookie] of cookies) replay.cookies.set(name, cookie)
    expect(pathOf(await replay.comeBack(back))).toBe(failed)
  })

  test('by a provider that is not offered', async () => {
    const browser = new AuthBrowser()
    expect(pathOf(await browser.leaveFor('github'))).not.toMatch(/^https:\/\/github/)
    const back = new URL(`${baseUrl}/api/auth/callback/github?code=x&state=y`)
    expect(await browser.comeBack(back)).toBe('')
    expect(await userIn(browser)).toBeNull()
  })

  test('by a provider that took the place of the one that they know, though it names them alike', async () => {
    const other = settings().providers.map((one) => ({ ...one, issuer: 'https://other.example.org' }))
    const providers = vi.spyOn(settings(), 'providers', 'get')
    providers.mockReturnValue(other)
    const arrival = {
      issuer: 'https://other.example.org',
      subject: 'grace',
      email: null,
      isEmailVerified: false,
    }
    const entry = await enterByProvider(arrival, new AuthBrowser().jar, firefox, home, unlinked, new Date())
    expect(entry).toEqual({ kind: 'refused', reason: 'unverified-address' })
    providers.mockRestore()
  })
})

test('one network can make this server ask a provider 240 times in a quarter of an hour, another goes on', async () => {
  const now = new Date()
  const from = (network: string, at = now) => mayAskProvider({ network, requestId: undefined }, at)
  expect(await from('192.0.2.1')).toBe(true)
  await database.write((db) => db.updateTable('RateLimit').set({ hits: 239 }).execute())
  expect([await from('192.0.2.1'), await from('192.0.2.1')]).toEqual([true, false])
  expect(await from('192.0.2.2')).toBe(true)
  expect(await from('192.0.2.1', new Date(now.getTime() + 16 * 60_000))).toBe(true)
})

test('the site sends nobody to an address that is not of this app', async () => {
  const address = new URL(await new AuthBrowser().leaveFor('oidc'))
  address.searchParams.set('redirect_uri', 'https://evil.example/callback')
  await expect(site.signIn(address.href, 'grace')).rejects.toThrow(/redirect_uri/)
})

test('the log says what failed, and no address, name or code of anybody', async () => {
  const lines = [vi.spyOn(log, 'info'), vi.spyOn(log, 'warn')]
  const userId = await signUp('grace')
  const browser = new AuthBrowser()
  const back = await site.signIn(await browser.leaveFor('oidc'), 'grace')
  const code = back.searchParams.get('code') ?? ''
  await new AuthBrowser().comeBack(back)
  await browser.comeBack(back)
  const said = lines.flatMap((line) => line.mock.calls.map(([object]) => object as { event: string }))
  expect(said.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['signed-up', 'signed-in', 'provider-failed']),
  )
  expect(JSON.stringify(said)).toContain(userId)
  expect(JSON.stringify(said)).not.toMatch(/example\.org|grace/i)
  expect(JSON.stringify(said)).not.toContain(code)
  for (const line of lines) line.mockRestore()
})
