import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { readSessionToken } from '#server/account/cookies'
import { accountOf } from '#server/account/open-sessions'
import { clientOf } from '#server/http/client'
import { log } from '#server/log'
import { settings } from '#server/settings'

export interface CurrentUser {
  id: string
  email: string
  isAuthor: boolean
  /** How the app looks to them. */
  appearance: 'system' | 'light' | 'dark'
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
  if (!user.isAuthor) {
    log.info({ event: 'author-refused', requestId: clientOf(await headers()).requestId, userId: user.id })
    notFound()
  }
  return user
}
