import { emailSchema } from '#server/account/credentials'
import { readSessionToken, type CookieJar } from '#server/account/cookies'
import type { Device } from '#server/account/device'
import { rememberDevice } from '#server/account/known-device'
import { openSession } from '#server/account/open-sessions'
import { linkingCookie, newcomerCookie } from '#server/account/provider-cookies'
import { addLink, ownerOf, type Identity } from '#server/account/provider-links'
import type { MailText } from '#server/account/reset-by-mail'
import { tellOwner } from '#server/account/tell-owner'
import { database } from '#server/database/database'
import type { Client } from '#server/http/client'
import { log } from '#server/log'
import { settings } from '#server/settings'

/** Whom a provider has sent. */
export interface Arrival extends Identity {
  /** Null if the provider names none. */
  email: string | null
  isEmailVerified: boolean
}

export type Entry =
  | { kind: 'signed-in'; userId: string; sessionId: string }
  /** The provider now signs in to the account that asked for it. */
  | { kind: 'linked' }
  | { kind: 'not-linked'; reason: 'belongs-to-another' | 'already-linked' }
  /** They have no account, and are asked whether they want one. */
  | { kind: 'newcomer' }
  /** An account with their address is not theirs before they have signed in to it: see docs/decisions/0038. */
  | { kind: 'refused'; reason: 'closed' | 'address-taken' | 'unverified-address' }

/**
 * Lets in whom a provider has sent: to their account, or to the one that is to be linked, or to sign up.
 *
 * @param write the mail that tells an owner of a new link, from the issuer of the provider
 */
export async function enterByProvider(
  arrival: Arrival,
  jar: CookieJar,
  device: Device,
  client: Client,
  write: (issuer: string) => MailText,
  now: Date,
): Promise<Entry> {
  const { requestId } = client
  const linking = await linkAsked(arrival, jar, now)
  if (linking !== null) {
    linkingCookie.remove(jar)
    const { userId, outcome } = linking
    log.info({ event: outcome === 'linked' ? 'provider-linked' : 'provider-not-linked', requestId, userId })
    if (outcome !== 'linked') return { kind: 'not-linked', reason: outcome }
    await tellOwner({ userId, requestId }, write(arrival.issuer), now)
    return { kind: 'linked' }
  }
  const userId = await database.read((db) => ownerOf(db, arrival))
  if (userId !== null) {
    const sessionId = await openSession(userId, await readSessionToken(jar), device, now)
    await rememberDevice(jar, userId)
    log.info({ event: 'signed-in', requestId, userId })
    return { kind: 'signed-in', userId, sessionId }
  }
  return welcome(arrival, jar)
}

/** Links the account of somebody who has just proved that it is theirs; null if nobody in this browser has. */
async function linkAsked({ issuer, subject }: Arrival, jar: CookieJar, now: Date) {
  const asked = await linkingCookie.read(jar)
  const session = await readSessionToken(jar)
  if (asked === null || asked.issuer !== issuer || asked.sessionId !== session?.sessionId) return null
  const { sub: userId, sessionId } = asked
  return database.write(async (db) => {
    const open = await db
      .selectFrom('Session')
      .select('id')
      .where('id', '=', sessionId)
      .where('userId', '=', userId)
      .executeTakeFirst()
    if (open === undefined) return null
    return { userId, outcome: await addLink(db, userId, { issuer, subject }, now) }
  })
}

/** Remembers a newcomer until they have said that they want an account. */
async function welcome({ issuer, subject, email, isEmailVerified }: Arrival, jar: CookieJar): Promise<Entry> {
  if (settings().signUp.kind === 'closed') return { kind: 'refused', reason: 'closed' }
  const parsed = emailSchema.safeParse(email)
  // Of an address that is not verified nothing is told, neither whether it has an account.
  if (!parsed.success || !isEmailVerified) return { kind: 'refused', reason: 'unverified-address' }
  const owner = await database.read((db) =>
    db.selectFrom('User').select('id').where('email', '=', parsed.data).executeTakeFirst(),
  )
  if (owner !== undefined) return { kind: 'refused', reason: 'address-taken' }
  await newcomerCookie.write(jar, { issuer, subject, email: parsed.data })
  return { kind: 'newcomer' }
}
