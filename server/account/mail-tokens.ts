import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Transaction } from '#server/database/transaction'

export type MailPurpose = 'reset' | 'verify'

/** How long a link works. The mails say so. */
const lifetimeMillis: Record<MailPurpose, number> = {
  reset: 60 * 60_000,
  verify: 3 * 24 * 60 * 60_000,
}

/** What a link in a mail holds. */
const tokenSchema = z.string().regex(/^[\w-]{43}$/)

/** It has 256 bits, so that a fast hash is enough. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

interface MailToken {
  userId: string
  purpose: MailPurpose
  /** To which it is sent. */
  email: string
}

/**
 * Makes what a link in a mail holds. Only its hash is stored. An earlier link of the same learner for the same purpose
 * works no longer.
 */
export async function makeMailToken(db: Transaction, token: MailToken, now: Date): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const row = {
    ...token,
    hash: hashOf(secret),
    expiresAtMillis: now.getTime() + lifetimeMillis[token.purpose],
  }
  await db.deleteFrom('MailToken').where('expiresAtMillis', '<=', now.getTime()).execute()
  await db
    .insertInto('MailToken')
    .values(row)
    .onConflict((conflict) => conflict.columns(['userId', 'purpose']).doUpdateSet(row))
    .execute()
  return secret
}

/** An account, and the address that a link was sent to. */
export interface ShownMailbox {
  userId: string
  /** Of the account. */
  email: string
  /** Where the link was sent. */
  sentTo: string
}

/** Whose link it is; null if it works no longer. It is not used up by this. */
export async function findMailToken(
  db: Transaction,
  purpose: MailPurpose,
  token: string,
  now: Date,
): Promise<ShownMailbox | null> {
  const parsed = tokenSchema.safeParse(token)
  if (!parsed.success) return null
  const found = await db
    .selectFrom('MailToken')
    .innerJoin('User', 'User.id', 'MailToken.userId')
    .select(['MailToken.userId', 'User.email', 'MailToken.email as sentTo'])
    .where('hash', '=', hashOf(parsed.data))
    .where('purpose', '=', purpose)
    .where('expiresAtMillis', '>', now.getTime())
    .executeTakeFirst()
  return found ?? null
}

/**
 * Makes all links of a learner work no longer. Whoever has just proved that the account is theirs may not be the one who
 * asked for them.
 */
export async function removeMailTokens(db: Transaction, userId: string): Promise<void> {
  await db.deleteFrom('MailToken').where('userId', '=', userId).execute()
}
