import {
  mailsFromNetwork,
  mailsOfLearner,
  mailsToAddress,
  noticesToAddress,
} from '#server/account/mail-limits'
import { findMailToken, makeMailToken, removeMailTokens } from '#server/account/mail-tokens'
import type { MailText } from '#server/account/reset-by-mail'
import { forgetFailures } from '#server/account/sign-in-limits'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import type { Client } from '#server/http/client'
import { log } from '#server/log'
import { inBackground, sendMail } from '#server/mail/mailer'
import { spend } from '#server/rate-limit'

/** Writes the mail with what its link holds. */
export type WriteMail = (token: string) => MailText

/** Whether an account has shown that it reads the mail of its address. */
export async function isEmailVerified(userId: string): Promise<boolean> {
  const row = await database.read((db) =>
    db.selectFrom('User').select('emailVerifiedAtMillis').where('id', '=', userId).executeTakeFirst(),
  )
  return row !== undefined && row.emailVerifiedAtMillis !== null
}

/**
 * Makes the link by which an account takes an address, or shows that it reads the mail of the one that it has.
 *
 * @returns null if there were too many mails
 */
export async function makeVerification(
  db: Transaction,
  { userId, email }: { userId: string; email: string },
  now: Date,
): Promise<string | null> {
  const spent = await spend(db, [mailsOfLearner(userId), mailsToAddress(email)], now)
  return spent.full === null ? makeMailToken(db, { userId, purpose: 'verify', email }, now) : null
}

/**
 * Sends a link to the address of an account, after the request is answered.
 *
 * @returns false if there were too many mails
 */
export async function sendVerification(
  account: { userId: string; email: string },
  requestId: string | undefined,
  write: WriteMail,
  now: Date,
): Promise<boolean> {
  const token = await database.write((db) => makeVerification(db, account, now))
  if (token === null) return false
  inBackground('verify', requestId, () => sendMail({ to: account.email, ...write(token) }))
  return true
}

export type Verification =
  | { kind: 'expired' }
  | { kind: 'too-many-attempts' }
  /** Another account has the address by now. */
  | { kind: 'taken' }
  | { kind: 'verified'; email: string }

/**
 * Takes the proof that a learner reads the mail of an address, which the account then has. The link works once, and needs
 * no session: it may be opened on another device.
 *
 * @param notice the mail that tells the owner at the former address, if it has changed
 */
export async function verifyEmail(
  token: string,
  { network, requestId }: Client,
  notice: (email: string) => MailText,
  now: Date,
): Promise<Verification> {
  const result = await database.write(async (db) => {
    if ((await spend(db, [mailsFromNetwork(network)], now)).full !== null)
      return { kind: 'too-many-attempts' } as const
    const found = await findMailToken(db, 'verify', token, now)
    if (found === null) return { kind: 'expired' } as const
    const { userId, email: former, sentTo } = found
    const owner = await db.selectFrom('User').select('id').where('email', '=', sentTo).executeTakeFirst()
    if (owner !== undefined && owner.id !== userId) return { kind: 'taken' } as const
    await removeMailTokens(db, userId)
    await db
      .updateTable('User')
      .set({ email: sentTo, emailVerifiedAtMillis: now.getTime() })
      .where('id', '=', userId)
      .execute()
    if (former === sentTo) return { kind: 'verified', userId, email: sentTo, toTell: null } as const
    await forgetFailures(db, former)
    const spent = await spend(db, [noticesToAddress(former)], now)
    const toTell = spent.full === null ? former : null
    return { kind: 'changed', userId, email: sentTo, toTell } as const
  })
  if (result.kind !== 'verified' && result.kind !== 'changed') return result
  const { kind, userId, email, toTell } = result
  log.info({ event: `email-${kind}`, requestId, userId })
  if (toTell !== null) inBackground('notice', requestId, () => sendMail({ to: toTell, ...notice(email) }))
  return { kind: 'verified', email }
}
