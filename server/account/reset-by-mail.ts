import { emailSchema, passwordSchema } from '#server/account/credentials'
import { mailsFromNetwork, mailsToAddress } from '#server/account/mail-limits'
import { findMailToken, makeMailToken, removeMailTokens } from '#server/account/mail-tokens'
import { hashPassword } from '#server/account/password'
import { removeLinks } from '#server/account/provider-links'
import { forgetFailures } from '#server/account/sign-in-limits'
import { weaknessOf } from '#server/account/weak-password'
import { BusyError } from '#server/bounded-queue'
import { database } from '#server/database/database'
import type { Client } from '#server/http/client'
import { log } from '#server/log'
import { inBackground, sendMail, type Mail } from '#server/mail/mailer'
import { spend } from '#server/rate-limit'

/** What a mail says. */
export type MailText = Omit<Mail, 'to'>

export type ResetRequest = { kind: 'invalid' } | { kind: 'too-many-attempts' } | { kind: 'accepted' }

/**
 * Sends a link for a new password to an address, if it has an account. Whether it has one is not told, neither by the
 * answer nor by how long it takes.
 *
 * @param write the mail with what its link holds
 */
export async function requestReset(
  email: string,
  { network, requestId }: Client,
  write: (token: string) => MailText,
  now: Date,
): Promise<ResetRequest> {
  const parsed = emailSchema.safeParse(email)
  if (!parsed.success) return { kind: 'invalid' }
  const spent = await database.write((db) => spend(db, [mailsFromNetwork(network)], now))
  if (spent.full !== null) {
    log.warn({ event: 'reset-refused', requestId }, 'too many requests for mails from one network')
    return { kind: 'too-many-attempts' }
  }
  inBackground('reset', requestId, async () => {
    const made = await database.write(async (db) => {
      if ((await spend(db, [mailsToAddress(parsed.data)], now)).full !== null) return null
      const user = await db
        .selectFrom('User')
        .select('id')
        .where('email', '=', parsed.data)
        .executeTakeFirst()
      if (user === undefined) return null
      const token = { userId: user.id, purpose: 'reset', email: parsed.data } as const
      return { userId: user.id, token: await makeMailToken(db, token, now) }
    })
    if (made === null) return
    await sendMail({ to: parsed.data, ...write(made.token) })
    log.info({ event: 'reset-sent', requestId, userId: made.userId })
  })
  return { kind: 'accepted' }
}

export type ResetByMail =
  | { kind: 'refused'; reason: 'invalid' | 'common' | 'personal' }
  /** The link was used, has expired, or was replaced by a newer one. */
  | { kind: 'expired' }
  | { kind: 'too-many-attempts' }
  | { kind: 'busy' }
  | { kind: 'changed' }

/**
 * Gives the account of a link a new password, and ends all its sessions and links to providers. The link works once. Who
 * has it reads the mail of the address, which is thereby verified.
 *
 * @param notice the mail that tells the owner
 */
export async function resetByMail(
  { token, password }: { token: string; password: string },
  { network, requestId }: Client,
  notice: MailText,
  now: Date,
): Promise<ResetByMail> {
  const parsed = passwordSchema.safeParse(password)
  if (!parsed.success) return { kind: 'refused', reason: 'invalid' }
  const spent = await database.write((db) => spend(db, [mailsFromNetwork(network)], now))
  if (spent.full !== null) return { kind: 'too-many-attempts' }
  const found = await database.read((db) => findMailToken(db, 'reset', token, now))
  if (found === null) return { kind: 'expired' }
  const weakness = await weaknessOf(password, found.email)
  if (weakness !== null) return { kind: 'refused', reason: weakness }
  const passwordHash = await hashPassword(password).catch((error: unknown) => {
    if (error instanceof BusyError) return null
    throw error
  })
  if (passwordHash === null) return { kind: 'busy' }
  const email = await database.write(async (db) => {
    // Another request may have used it meanwhile.
    const still = await findMailToken(db, 'reset', token, now)
    // An account that has another address by now is not theirs who read the mail of the former one.
    if (still === null || still.email !== still.sentTo) return null
    const { userId } = still
    await removeMailTokens(db, userId)
    await db
      .updateTable('User')
      .set({ passwordHash, emailVerifiedAtMillis: now.getTime() })
      .where('id', '=', userId)
      .execute()
    await db.deleteFrom('Session').where('userId', '=', userId).execute()
    await removeLinks(db, userId)
    await forgetFailures(db, still.email)
    return still.email
  })
  if (email === null) return { kind: 'expired' }
  log.info({ event: 'password-reset-by-mail', requestId, userId: found.userId })
  inBackground('notice', requestId, () => sendMail({ to: email, ...notice }))
  return { kind: 'changed' }
}
