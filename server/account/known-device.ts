import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { CookieJar } from '#server/account/cookies'
import { sealedCookie } from '#server/account/sealed-cookie'

/** The cookie that remembers a browser for a year. */
const remembered = sealedCookie({
  name: 'retrace.device',
  salt: 'known device',
  maxAge: 365 * 24 * 60 * 60,
  schema: z.object({ sub: z.string(), deviceId: z.string() }),
})

export const deviceCookie = remembered.cookie

/** A browser on which an account was signed in to before. */
export interface KnownDevice {
  userId: string
  deviceId: string
}

/**
 * Remembers for a year that an account was signed in to with this browser, in an encrypted token. Attempts from here are
 * then counted by themselves, so that strangers who guess cannot lock the owner out; see
 * https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies. It proves nothing else: it opens
 * no account. A browser remembers the last account alone.
 */
export async function rememberDevice(jar: CookieJar, userId: string): Promise<void> {
  await remembered.write(jar, { sub: userId, deviceId: randomUUID() })
}

/** The device that the cookies of a request name; null if there is none, or its token is forged or too old. */
export async function readKnownDevice(jar: Pick<CookieJar, 'get'>): Promise<KnownDevice | null> {
  const read = await remembered.read(jar)
  return read === null ? null : { userId: read.sub, deviceId: read.deviceId }
}
