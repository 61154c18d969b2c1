import { randomUUID } from 'node:crypto'
import type { CookieJar, SessionToken } from '#server/account/cookies'
import type { Device } from '#server/account/device'
import { replaceSession } from '#server/account/open-sessions'
import { newcomerCookie } from '#server/account/provider-cookies'
import { addLink, ownerOf } from '#server/account/provider-links'
import { admit, countSignUp, insertUser, timeZoneSchema } from '#server/account/sign-up'
import { BusyError } from '#server/bounded-queue'
import { database } from '#server/database/database'
import type { Client } from '#server/http/client'
import { log } from '#server/log'
import { settings, type ProviderSettings } from '#server/settings'

/** Somebody whom a provider has sent, and who has no account. */
export interface Newcomer {
  provider: Pick<ProviderSettings, 'id' | 'name' | 'issuer'>
  subject: string
  /** That the provider has verified. */
  email: string
}

/** The newcomer in a browser; null if there is none, or their provider is no longer offered. */
export async function readNewcomer(jar: Pick<CookieJar, 'get'>): Promise<Newcomer | null> {
  const held = await newcomerCookie.read(jar)
  const provider = settings().providers.find(({ issuer }) => issuer === held?.issuer)
  return held === null || provider === undefined
    ? null
    : { provider, subject: held.subject, email: held.email }
}

export type ProviderSignUp =
  | { kind: 'signed-up'; userId: string; sessionId: string }
  | { kind: 'closed' | 'too-many-attempts' | 'wrong-code' | 'busy' | 'taken' }

/**
 * Makes an account without a password for a newcomer, if the host lets people sign up, and signs them in.
 *
 * @param before the session that the browser has, which ends
 */
export async function signUpByProvider(
  { provider: { issuer }, subject, email }: Newcomer,
  given: { code: string; timeZone: string },
  before: SessionToken | null,
  device: Device,
  client: Client,
  now: Date,
): Promise<ProviderSignUp> {
  const admission = await admit(given.code.trim(), client, now).catch((error: unknown) => {
    if (error instanceof BusyError) return 'busy' as const
    throw error
  })
  if (admission !== 'admitted') return { kind: admission }
  const counted = await countSignUp(email, client.network, now)
  if (counted === 'too-many-attempts' || counted === 'taken') return { kind: counted }
  const user = {
    id: randomUUID(),
    email,
    createdAtMillis: now.getTime(),
    emailVerifiedAtMillis: now.getTime(),
  }
  const sessionId = await database.write(async (db) => {
    // Another request may have made the account meanwhile.
    if ((await ownerOf(db, { issuer, subject })) !== null) return null
    if (!(await insertUser(db, user, timeZoneSchema.parse(given.timeZone)))) return null
    await addLink(db, user.id, { issuer, subject }, now)
    return replaceSession(db, user.id, before, device, now)
  })
  if (sessionId === null) return { kind: 'taken' }
  log.info({ event: 'signed-up', requestId: client.requestId, userId: user.id })
  return { kind: 'signed-up', userId: user.id, sessionId }
}
