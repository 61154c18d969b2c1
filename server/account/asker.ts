import { encode } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import type { Asker } from '#server/account/change-credentials'
import { sessionCookie } from '#server/account/cookies'
import { deviceOf, type Device } from '#server/account/device'
import { readKnownDevice } from '#server/account/known-device'
import { sessionSeconds } from '#server/account/open-sessions'
import { requireSession } from '#server/account/session'
import { clientOf } from '#server/http/client'
import { settings } from '#server/settings'

/** Who asks for a change of their account, and from where; whoever is signed out is sent to sign in. For actions. */
export async function requireAsker(): Promise<Asker & { email: string; browser: Device }> {
  const session = await requireSession()
  const sent = await headers()
  const device = await readKnownDevice(await cookies())
  return { ...session, ...clientOf(sent), device, browser: deviceOf(sent.get('user-agent')) }
}

/** Gives the browser of a request the cookie of a session, as signing in does. */
export async function keepSession({ userId, sessionId }: Pick<Asker, 'userId' | 'sessionId'>): Promise<void> {
  const { name, options } = sessionCookie()
  const token = { sub: userId, sessionId }
  const value = await encode({ token, secret: settings().authSecret, maxAge: sessionSeconds })
  const jar = await cookies()
  jar.set(name, value, { ...options, maxAge: sessionSeconds })
}
