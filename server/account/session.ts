import { getServerSession, type NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { authenticate } from '#server/account/authenticate'
import { clientAddress } from '#server/account/sign-in-limits'
import { prisma } from '#server/database/prisma'
import { settings } from '#server/settings'

const sessionSeconds = 180 * 24 * 60 * 60
const accountCacheMillis = 10_000

export interface CurrentUser {
  id: string
  email: string
  isAuthor: boolean
}

/** The options of next-auth; made on demand, because the build has no settings. */
export function authOptions(): NextAuthOptions {
  const { authSecret, baseUrl } = settings()
  return {
    secret: authSecret,
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    useSecureCookies: baseUrl.startsWith('https:'),
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
          return result.kind === 'signed-in' ? result.user : null
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user === undefined ? token : { sub: user.id, version: user.tokenVersion }),
      session: ({ session, token }) => ({ ...session, userId: token.sub, version: token.version }),
    },
  }
}

interface Account {
  email: string
  role: 'learner' | 'author' | 'host'
  tokenVersion: number
}

const accounts = new Map<string, { account: Account | null; readAtMillis: number }>()

async function readAccount(userId: string, now: Date): Promise<Account | null> {
  const known = accounts.get(userId)
  if (known !== undefined && now.getTime() - known.readAtMillis < accountCacheMillis) return known.account
  const account = await prisma.user.findUnique({
    where: { id: userId },
    select: { email: true, role: true, tokenVersion: true },
  })
  if (accounts.size > 10_000) accounts.clear()
  accounts.set(userId, { account, readAtMillis: now.getTime() })
  return account
}

/**
 * Who is signed in, or null. A session ends everywhere, within ten seconds, when the account's token version
 * is raised or the account is gone.
 */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const session = await getServerSession(authOptions())
  if (session?.userId === undefined) return null
  const account = await readAccount(session.userId, new Date())
  if (account === null || account.tokenVersion !== session.version) return null
  const isAuthor = account.role !== 'learner' || settings().authorEmails.includes(account.email)
  return { id: session.userId, email: account.email, isAuthor }
})

/** Id of who is signed in; whoever is not is sent to sign in. For pages and actions. */
export async function requireUserId(): Promise<string> {
  const user = await currentUser()
  return user?.id ?? redirect('/sign-in')
}
