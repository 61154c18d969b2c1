import { decode, encode } from 'next-auth/jwt'
import type { z } from 'zod'
import { ownCookie, type CookieJar } from '#server/account/cookies'
import { settings } from '#server/settings'

interface SealedCookie<Held extends Record<string, unknown>> {
  name: string
  /** Separates what is held from that of every other cookie, which the same secret protects. */
  salt: string
  /** For how long it holds it, in seconds. */
  maxAge: number
  schema: z.ZodType<Held>
}

/** A cookie that is encrypted: its browser can neither read nor change what it holds. */
export function sealedCookie<Held extends Record<string, unknown>>(of: SealedCookie<Held>) {
  const { salt, maxAge, schema } = of
  const cookie = () => ownCookie(of.name)
  return {
    cookie,
    async write(jar: CookieJar, held: Held): Promise<void> {
      const { name, options } = cookie()
      const value = await encode({ token: held, secret: settings().authSecret, salt, maxAge })
      jar.set(name, value, { ...options, maxAge })
    },
    /** What it holds; null if there is no cookie, or it is forged or too old. */
    async read(jar: Pick<CookieJar, 'get'>): Promise<Held | null> {
      const token = jar.get(cookie().name)?.value ?? ''
      const read = await decode({ token, secret: settings().authSecret, salt }).catch(() => null)
      return schema.safeParse(read).data ?? null
    },
    remove(jar: CookieJar): void {
      const { name, options } = cookie()
      jar.set(name, '', { ...options, maxAge: 0 })
    },
  }
}
