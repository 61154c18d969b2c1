import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'

/** Whom a provider means. */
export interface Identity {
  issuer: string
  /** Unique within the issuer alone. */
  subject: string
}

/** How somebody gets into their account. */
export interface WaysIn {
  hasPassword: boolean
  /** Providers by which they sign in, also such as are no longer offered. */
  links: { issuer: string; linkedAtMillis: number }[]
}

export function waysInOf(userId: string): Promise<WaysIn> {
  return database.read(async (db) => {
    const user = await db
      .selectFrom('User')
      .select('passwordHash')
      .where('id', '=', userId)
      .executeTakeFirstOrThrow()
    const links = await db
      .selectFrom('ProviderLink')
      .select(['issuer', 'linkedAtMillis'])
      .where('userId', '=', userId)
      .orderBy('linkedAtMillis')
      .execute()
    return { hasPassword: user.passwordHash !== null, links }
  })
}

/** Whose account it is that a provider means somebody of; null if it is nobody's. */
export async function ownerOf(db: Transaction, { issuer, subject }: Identity): Promise<string | null> {
  const link = await db
    .selectFrom('ProviderLink')
    .select('userId')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return link?.userId ?? null
}

/** Lets an account be signed in to by a provider: by one person of it, who can sign in to this account alone. */
export async function addLink(
  db: Transaction,
  userId: string,
  { issuer, subject }: Identity,
  now: Date,
): Promise<'linked' | 'belongs-to-another' | 'already-linked'> {
  const owner = await ownerOf(db, { issuer, subject })
  if (owner !== null) return owner === userId ? 'linked' : 'belongs-to-another'
  const row = { issuer, subject, userId, linkedAtMillis: now.getTime() }
  const added = await db
    .insertInto('ProviderLink')
    .values(row)
    .onConflict((conflict) => conflict.columns(['userId', 'issuer']).doNothing())
    .returning('userId')
    .executeTakeFirst()
  return added === undefined ? 'already-linked' : 'linked'
}

/** Lets nobody sign in by a provider any more: whoever linked one may not have been the owner. */
export async function removeLinks(db: Transaction, userId: string): Promise<void> {
  await db.deleteFrom('ProviderLink').where('userId', '=', userId).execute()
}
