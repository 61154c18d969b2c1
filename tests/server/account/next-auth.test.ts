import { beforeEach, describe, expect, test, vi } from 'vitest'
import { decode } from 'next-auth/jwt'
import { readSessionToken } from '#server/account/cookies'
import { readKnownDevice } from '#server/account/known-device'
import { accountOf } from '#server/account/open-sessions'
import { hashPassword } from '#server/account/password'
import { database } from '#server/database/database'
import { settings } from '#server/settings'
import { AuthBrowser } from '#tests/support/auth-browser'

const day = 24 * 60 * 60
const ada = { email: 'ada@example.org', password: 'a short sentence' }
const passwordHash = await hashPassword(ada.password)

beforeEach(async () => {
  process.env['NEXTAUTH_URL'] = settings().baseUrl
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
})

const sessions = () => database.read((db) => db.selectFrom('Session').select(['id', 'userId']).execute())

describe('a session', () => {
  test('lasts 180 days: its row, its cookie and its token', async () => {
    const browser = new AuthBrowser()
    expect(await browser.signIn(ada.email, ada.password)).toMatchObject({ status: 200 })
    const cookie = browser.cookies.get('next-auth.session-token')
    const token = await decode({ token: cookie?.value ?? '', secret: settings().authSecret })
    const {
      sub,
      sessionId = '',
      exp,
      iat,
    } = token as { sub: string; sessionId: string; exp: number; iat: number }
    expect({ sub, seconds: exp - iat }).toEqual({ sub: 'ada', seconds: 180 * day })
    const expires = cookie?.attributes.find((attribute) => attribute.startsWith('expires='))
    expect(Date.parse(expires?.slice('expires='.length) ?? '') / 1_000 - iat).toBeCloseTo(180 * day, -2)
    const afterDays = (days: number) => new Date((iat + days * day) * 1_000)
    expect(await accountOf(sessionId, afterDays(179))).toMatchObject({ id: 'ada' })
    expect(await accountOf(sessionId, afterDays(181))).toBeNull()
  })

  test('ends when somebody signs in again with the same browser, and no other session does', async () => {
    const [browser, other] = [new AuthBrowser(), new AuthBrowser()]
    await other.signIn(ada.email, ada.password)
    await browser.signIn(ada.email, ada.password)
    const first = await readSessionToken(browser.jar)
    await browser.signIn('bob@example.org', ada.password)
    expect(await accountOf(first?.sessionId ?? '', new Date())).toBeNull()
    const kept = [await readSessionToken(other.jar), await readSessionToken(browser.jar)]
    expect(await sessions()).toEqual(
      expect.arrayContaining(kept.map((session) => ({ id: session?.sessionId, userId: session?.userId }))),
    )
    expect(await sessions()).toHaveLength(2)
  })

  test('ends with its token, which was read before', async () => {
    const browser = new AuthBrowser()
    await browser.signIn(ada.email, ada.password)
    const session = await readSessionToken(browser.jar)
    expect(await readSessionToken(browser.jar)).toEqual(session)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 181 * day * 1_000 })
    expect(await readSessionToken(browser.jar)).toBeNull()
    vi.useRealTimers()
  })

  test('does not end when signing in again fails', async () => {
    const browser = new AuthBrowser()
    await browser.signIn(ada.email, ada.password)
    await browser.signIn(ada.email, 'wrong wrong')
    expect(await sessions()).toHaveLength(1)
  })
})

describe('a known device', () => {
  const device = (browser: AuthBrowser) => browser.cookies.get('retrace.device')

  test('is remembered for a year where scripts cannot read it, by a success alone', async () => {
    const browser = new AuthBrowser()
    await browser.signIn(ada.email, 'wrong wrong')
    expect(device(browser)).toBeUndefined()
    await browser.signIn(ada.email, ada.password)
    expect(device(browser)?.attributes.sort()).toEqual([
      'httponly=true',
      `maxage=${365 * day}`,
      'path=/',
      'samesite=lax',
      'secure=false',
    ])
    expect(await readKnownDevice(browser.jar)).toMatchObject({ userId: 'ada' })
  })

  test('gets through where strangers have used up the attempts of its account and address', async () => {
    const [browser, stranger] = [new AuthBrowser(), new AuthBrowser()]
    await browser.signIn(ada.email, ada.password)
    for (let n = 0; n < 10; n++) await stranger.signIn(ada.email, 'wrong wrong')
    expect(await stranger.signIn(ada.email, ada.password)).toEqual({
      status: 401,
      body: { url: expect.stringContaining('error=too-many-attempts') as string },
    })
    expect(await browser.signIn(ada.email, ada.password)).toMatchObject({ status: 200 })
  })

  test.each([
    ['made up', () => Promise.resolve('made.up')],
    [
      'the token of a session',
      async () => {
        const browser = new AuthBrowser()
        await browser.signIn(ada.email, ada.password)
        return browser.cookies.get('next-auth.session-token')?.value ?? ''
      },
    ],
  ])('is not one if its cookie is %s', async (_, forge) => {
    const browser = new AuthBrowser()
    browser.cookies.set('retrace.device', { value: await forge(), attributes: [] })
    expect(await readKnownDevice(browser.jar)).toBeNull()
  })
})

test('a token of a device opens no account', async () => {
  const browser = new AuthBrowser()
  await browser.signIn(ada.email, ada.password)
  const { value = '' } = browser.cookies.get('retrace.device') ?? {}
  browser.cookies.set('next-auth.session-token', { value, attributes: [] })
  expect(await readSessionToken(browser.jar)).toBeNull()
})

test('addresses of one IPv6 network share their attempts', async () => {
  const from = (n: number) => new AuthBrowser(`2001:db8:1:2::${n}`)
  for (let n = 1; n <= 10; n++) await from(n).signIn(ada.email, 'wrong wrong')
  const body = { url: expect.stringContaining('error=too-many-attempts') as string }
  expect(await from(11).signIn(ada.email, ada.password)).toMatchObject({ status: 401, body })
  expect(await new AuthBrowser('2001:db8:1:3::1').signIn(ada.email, ada.password)).toMatchObject({
    status: 200,
  })
})

test.each(['http://localhost:99999/', 'http://[', 'javascript:alert(1)', 'https://elsewhere.example/'])(
  'somebody who signs in with %s to return to is sent nowhere else, and it is no error',
  async (callbackUrl) => {
    const { status, body } = await new AuthBrowser().signIn(ada.email, ada.password, { callbackUrl })
    expect(status).toBeLessThan(500)
    expect((body as { url: string }).url).toMatch(/^http:\/\/localhost:3000(?:\/|$)/)
  },
)
