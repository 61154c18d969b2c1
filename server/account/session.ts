import type { NextAuthOptions } from 'next-auth'
import { decode } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { authenticate } from '#server/account/authenticate'
import { clientAddress } from '#server/account/sign-in-limits'
import { accountOf, endSession, openSession, sessionSeconds } from '#server/account/open-sessions'
import { settings } from '#server/settings'

export interface CurrentUser {
  id: string
  email: string
  isAuthor: boolean
  /** How the app looks to them. */
  appearance: 'system' | 'light' | 'dark'
}

/** The options of next-auth; made on demand, because the build has no settings. */
export function authOptions(): NextAuthOptions {
  const { name, secure } = tokenCookie()
  return {
    secret: settings().authSecret,
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    useSecureCookies: secure,
    cookies: { sessionToken: { name, options: { httpOnly: true, sameSite: 'lax', path: '/', secure } } },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(credentials, request) {
          const forwardedFor: unknown = request.headers?.['x-forwarded-for']
          const result = await authenticate(
            credentials?.email ?? '',
            credentials?.password ?? '',
            clientAddress(typeof forwardedFor === 'string' ? forwardedFor : null),
            new Date(),
          )
          if (result.kind === 'too-many-attempts') throw new Error(result.kind)
          return result.kind === 'signed-in' ? { id: result.userId } : null
        },
      }),
    ],
    callbacks: {
      redirect: ({ url, baseUrl }) => ownAddress(url, baseUrl),
      jwt: async ({ token, user }) =>
        user === undefined ? token : { sub: user.id, sessionId: await openSession(user.id, new Date()) },
    },
    events: {
      signOut: ({ token }) => endSession(token.sessionId),
    },
  }
}

/** Where to go after signing in or out: to an address of this app, however a request was forged. */
function ownAddress(url: string, baseUrl: string): string {
  return URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === new URL(baseUrl).origin
    ? new URL(url, baseUrl).href
    : baseUrl
}

/** What the token of a session stands in. Browsers take the prefix from secure connections alone. */
function tokenCookie(): { name: string; secure: boolean } {
  const secure = settings().baseUrl.startsWith('https:')
  return { name: `${secure ? '__Secure-' : ''}next-auth.session-token`, secure }
}

/**
 * Who is signed in, or null; asked once a request. The token is only read: next-auth's `getServerSession` writes a new
 * one each time, which no page could send.
 */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const token = (await cookies()).get(tokenCookie().name)?.value
  // A token that somebody made up or that is too old cannot be read.
  const read = await decode({ token: token ?? '', secret: settings().authSecret }).catch(() => null)
  if (read?.sessionId === undefined) return null
  const account = accountOf(read.sessionId, new Date())
  if (account === null || account.id !== read.sub) return null
  const isAuthor = account.role !== 'learner' || settings().authorEmails.includes(account.email)
  return { id: account.id, email: account.email, isAuthor, appearance: account.appearance }
})

/** Id of who is signed in; whoever is not is sent to sign in. For pages and actions. */
export async function requireUserId(): Promise<string> {
  const user = await currentUser()
  return user?.id ?? redirect('/sign-in')
}

/** An author who is signed in; for everybody else the page is not there. For pages and actions. */
export async function requireAuthor(): Promise<CurrentUser> {
  const user = await currentUser()
  if (user === null) redirect('/sign-in')
  if (!user.isAuthor) notFound()
  return user
}
