import { confirmOwner, stillHolds, type Asker, type Unconfirmed } from '#server/account/change-credentials'
import type { CookieJar } from '#server/account/cookies'
import { linkingCookie } from '#server/account/provider-cookies'
import type { MailText } from '#server/account/reset-by-mail'
import { tellOwner } from '#server/account/tell-owner'
import { database } from '#server/database/database'
import { log } from '#server/log'
import { settings } from '#server/settings'

/**
 * Remembers that an owner wants to sign in by a provider, after they have proved that the account is theirs. The link is
 * made when they come back from the provider, in the same session.
 */
export async function askToLink(
  asker: Asker,
  { issuer, password }: { issuer: string; password: string },
  jar: CookieJar,
  now: Date,
): Promise<Unconfirmed | { kind: 'asked' }> {
  const confirmed = await confirmOwner(asker, password, now)
  if (confirmed.kind !== 'confirmed') return confirmed
  await linkingCookie.write(jar, { sub: asker.userId, sessionId: asker.sessionId, issuer })
  return { kind: 'asked' }
}

export type Unlinking =
  | Unconfirmed
  /** Nobody could get into the account any more. */
  | { kind: 'last-way-in' }
  | { kind: 'unlinked' }

/**
 * Ends that an account is signed in to by a provider, after its owner has proved that it is theirs.
 *
 * @param write the mail that tells the owner, from the issuer of the provider
 */
export async function unlinkProvider(
  asker: Asker,
  { issuer, password }: { issuer: string; password: string },
  write: (issuer: string) => MailText,
  now: Date,
): Promise<Unlinking> {
  const confirmed = await confirmOwner(asker, password, now)
  if (confirmed.kind !== 'confirmed') return confirmed
  const { userId, requestId } = asker
  const offered = settings().providers.map((provider) => provider.issuer)
  const outcome = await database.writeOf(userId, async (db): Promise<Unlinking> => {
    if (!(await stillHolds(db, asker, confirmed))) return { kind: 'signed-out' }
    const links = await db.selectFrom('ProviderLink').select('issuer').where('userId', '=', userId).execute()
    const others = links.filter((link) => link.issuer !== issuer && offered.includes(link.issuer))
    if (confirmed.passwordHash === null && others.length === 0) return { kind: 'last-way-in' }
    await db.deleteFrom('ProviderLink').where('userId', '=', userId).where('issuer', '=', issuer).execute()
    return { kind: 'unlinked' }
  })
  if (outcome.kind !== 'unlinked') return outcome
  log.info({ event: 'provider-unlinked', requestId, userId })
  await tellOwner(asker, write(issuer), now)
  return outcome
}
