import { LRUCache } from 'lru-cache'
import { decode } from 'next-auth/jwt'
import type { cookies } from 'next/headers'
import { settings } from '#server/settings'

/** The cookies of a request, and those of its response. */
export type CookieJar = Pick<Awaited<ReturnType<typeof cookies>>, 'get' | 'set'>

/**
 * Name and attributes of a cookie of ours. Under https its name begins with `__Host-`, by which browsers take it from a
 * secure response of this very host alone, and from no other host of its domain (RFC 6265bis, section 4.1.3.2).
 */
export function ownCookie(name: string) {
  const secure = settings().baseUrl.startsWith('https:')
  return {
    name: `${secure ? '__Host-' : ''}${name}`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
  } as const
}

/** The cookie that the token of a session is in. */
export const sessionCookie = () => ownCookie('next-auth.session-token')

/** The cookie with the language that a visitor has chosen. */
export const languageCookie = () => ownCookie('language')

/** What the token of a session says. It counts only while the session has a row. */
export interface SessionToken {
  sessionId: string
  userId: string
}

/** A token that was read, and when it expires, in seconds since 1970. */
interface ReadToken {
  secret: string
  session: SessionToken
  expiresAt: number
}

/** What valid tokens say, by the tokens: to decrypt one takes longer than to look its session up. */
const readTokens = new LRUCache<string, ReadToken>({ max: 20_000 })

/** The token of a session in the cookies of a request; null if there is none, or one that is forged or too old. */
export async function readSessionToken(jar: Pick<CookieJar, 'get'>): Promise<SessionToken | null> {
  const token = jar.get(sessionCookie().name)?.value ?? ''
  const secret = settings().authSecret
  const known = readTokens.get(token)
  if (known?.secret === secret && known.expiresAt > Date.now() / 1_000) return known.session
  const read = await decode({ token, secret }).catch(() => null)
  if (read?.sub === undefined || read.sessionId === undefined) return null
  const session = { sessionId: read.sessionId, userId: read.sub }
  if (typeof read.exp === 'number') readTokens.set(token, { secret, session, expiresAt: read.exp })
  return session
}
