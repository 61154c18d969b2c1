import { randomUUID } from 'node:crypto'
import { decode, encode } from 'next-auth/jwt'
import { ownCookie, type CookieJar } from '#server/account/cookies'
import { settings } from '#server/settings'

/** Separates these tokens from those of sessions, which the same secret protects. */
const salt = 'known device'
const maxAge = 365 * 24 * 60 * 60

/** The cookie that remembers a browser. */
export const deviceCookie = () => ownCookie('retrace.device')

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
  const { name, options } = deviceCookie()
  const token = { sub: userId, deviceId: randomUUID() }
  jar.set(name, await encode({ token, secret: settings().authSecret, salt, maxAge }), { ...options, maxAge })
}

/** The device that the cookies of a request name; null if there is none, or its token is forged or too old. */
export async function readKnownDevice(jar: Pick<CookieJar, 'get'>): Promise<KnownDevice | null> {
  const token = jar.get(deviceCookie().name)?.value ?? ''
  const read = await decode({ token, secret: settings().authSecret, salt }).catch(() => null)
  return read?.sub === undefined || read.deviceId === undefined
    ? null
    : { userId: read.sub, deviceId: read.deviceId }
}
