import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { authenticate } from '#server/account/authenticate'
import { ownCookie, readSessionToken, sessionCookie, type CookieJar } from '#server/account/cookies'
import { deviceOf, type Device } from '#server/account/device'
import { readKnownDevice, rememberDevice } from '#server/account/known-device'
import { endSession, openSession, sessionSeconds } from '#server/account/open-sessions'
import { enterByProvider, type Entry } from '#server/account/enter-by-provider'
import { logAuthError } from '#server/account/log-auth-error'
import { authProviders } from '#server/account/providers'
import type { MailText } from '#server/account/reset-by-mail'
import { clientOf, type Client } from '#server/http/client'
import { log } from '#server/log'
import { settings } from '#server/settings'

/** Why nobody is signed in although the password may be right. The browser gets this word, and has a text for it. */
class SignInRefusal extends Error {
  constructor(reason: 'too-many-attempts' | 'busy' | 'unexpected') {
    super(reason)
  }
}

/** A session that this request has opened. */
type Opened = { userId: string; sessionId: string }

/**
 * The options of next-auth for one request; made on demand, because the build has no settings.
 *
 * @param linkNotice writes the mail that tells an owner of a new link, from the issuer of the provider
 */
export function authOptions(
  jar: CookieJar,
  headers: Pick<Headers, 'get'>,
  linkNotice: (issuer: string) => MailText,
): NextAuthOptions {
  const client = clientOf(headers)
  const device = deviceOf(headers.get('user-agent'))
  let opened: Opened | null = null
  return {
    secret: settings().authSecret,
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    // Left out, the token would end after next-auth's own 30 days, whatever the session says.
    jwt: { maxAge: sessionSeconds },
    useSecureCookies: sessionCookie().options.secure,
    cookies: {
      sessionToken: sessionCookie(),
      csrfToken: ownCookie('next-auth.csrf-token'),
      callbackUrl: ownCookie('next-auth.callback-url'),
      pkceCodeVerifier: ownCookie('next-auth.pkce.code_verifier'),
      state: ownCookie('next-auth.state'),
      nonce: ownCookie('next-auth.nonce'),
    },
    // Its own one prints whole answers of providers.
    logger: { error: logAuthError, warn: () => undefined, debug: () => undefined },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(credentials) {
          const { email = '', password = '' } = credentials ?? {}
          try {
            opened = await signIn({ email, password }, client, device, jar)
            return opened === null ? null : { id: opened.userId }
          } catch (error) {
            if (error instanceof SignInRefusal) throw error
            // next-auth would send the message to the browser.
            log.error({ event: 'sign-in-error', requestId: client.requestId, error }, 'sign-in failed')
            throw new SignInRefusal('unexpected')
          }
        },
      }),
      ...authProviders(),
    ],
    callbacks: {
      redirect: ({ url, baseUrl }) => ownAddress(url, baseUrl),
      async signIn({ user, account }) {
        const provider = settings().providers.find(({ id }) => id === account?.provider)
        if (account === null || provider === undefined) return account?.type === 'credentials'
        try {
          const identity = { issuer: provider.issuer, subject: account.providerAccountId }
          const person = { email: user.email ?? null, isEmailVerified: user.isEmailVerified === true }
          const arrival = { ...identity, ...person }
          const entry = await enterByProvider(arrival, jar, device, client, linkNotice, new Date())
          if (entry.kind !== 'signed-in') return settings().baseUrl + pageAfter(entry)
          opened = entry
          return true
        } catch (error) {
          log.error({ event: 'sign-in-error', requestId: client.requestId, error }, 'sign-in failed')
          return `${settings().baseUrl}/sign-in?error=unexpected`
        }
      },
      jwt: ({ token }) => (opened === null ? token : { sub: opened.userId, sessionId: opened.sessionId }),
    },
    events: {
      async signOut({ token: { sub, sessionId } }) {
        if (sub === undefined || sessionId === undefined) return
        await endSession({ sessionId, userId: sub })
        log.info({ event: 'signed-out', userId: sub })
      },
    },
  }
}

/**
 * Opens a session if the password is right, and remembers the browser.
 *
 * @returns null if the credentials are wrong
 * @throws SignInRefusal
 */
async function signIn(
  credentials: { email: string; password: string },
  client: Client,
  device: Device,
  jar: CookieJar,
): Promise<Opened | null> {
  const now = new Date()
  const result = await authenticate(credentials, { ...client, device: await readKnownDevice(jar) }, now)
  if (result.kind === 'wrong-credentials') return null
  if (result.kind !== 'signed-in') throw new SignInRefusal(result.kind)
  const sessionId = await openSession(result.userId, await readSessionToken(jar), device, now)
  await rememberDevice(jar, result.userId)
  return { userId: result.userId, sessionId }
}

/** Where whoever comes from a provider goes on, if it does not sign them in. */
function pageAfter(entry: Exclude<Entry, { kind: 'signed-in' }>): string {
  switch (entry.kind) {
    case 'newcomer':
      return '/sign-up/by-provider'
    case 'linked':
      return '/account?provider=linked'
    case 'not-linked':
      return `/account?provider=${entry.reason}`
    case 'refused':
      return `/sign-in?error=${entry.reason}`
  }
}

/** Where to go after signing in or out: to an address of this app, however a request was forged. */
function ownAddress(url: string, baseUrl: string): string {
  return URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === new URL(baseUrl).origin
    ? new URL(url, baseUrl).href
    : baseUrl
}
