import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { readSessionToken, type SessionToken } from '#server/account/cookies'
import { accountOf, noteUse } from '#server/account/open-sessions'
import { clientOf } from '#server/http/client'
import { log } from '#server/log'

export interface CurrentUser {
  id: string
  sessionId: string
  email: string
  isAuthor: boolean
  /** How the app looks to them. */
  appearance: 'system' | 'light' | 'dark'
  /** The language that they have chosen; `browser` for that of the browser. */
  language: string
}

/**
 * Who is signed in, or null; asked once a request. The token is only read: next-auth's `getServerSession` writes a new
 * one each time, which no page could send.
 */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const session = await readSessionToken(await cookies())
  if (session === null) return null
  const account = await accountOf(session.sessionId, new Date())
  if (account === null || account.id !== session.userId) return null
  const { id, email, role, appearance, language, isUseToNote } = account
  if (isUseToNote) noteUse(session, new Date()).catch(logUnnoted)
  return { id, sessionId: session.sessionId, email, isAuthor: role !== 'learner', appearance, language }
})

/** Nobody waits for it: a page is shown whether or not the database can be written. */
const logUnnoted = (error: unknown) =>
  log.warn({ event: 'use-not-noted', error }, 'the last use of a session was not noted')

/** Id of who is signed in; whoever is not is sent to sign in. For pages and actions. */
export async function requireUserId(): Promise<string> {
  const user = await currentUser()
  return user?.id ?? redirect('/sign-in')
}

/** The session of who is signed in; whoever is not is sent to sign in. For pages and actions. */
export async function requireSession(): Promise<SessionToken & { email: string }> {
  const user = await currentUser()
  if (user === null) redirect('/sign-in')
  return { sessionId: user.sessionId, userId: user.id, email: user.email }
}

/** An author who is signed in; for everybody else the page is not there. For pages and actions. */
export async function requireAuthor(): Promise<CurrentUser> {
  const user = await currentUser()
  if (user === null) redirect('/sign-in')
  if (!user.isAuthor) {
    log.info({ event: 'author-refused', requestId: clientOf(await headers()).requestId, userId: user.id })
    notFound()
  }
  return user
}
