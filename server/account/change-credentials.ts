import { sql } from 'kysely'
import { comparePassword } from '#server/account/compare-password'
import type { SessionToken } from '#server/account/cookies'
import { emailSchema, passwordSchema } from '#server/account/credentials'
import type { Device } from '#server/account/device'
import type { KnownDevice } from '#server/account/known-device'
import { removeMailTokens } from '#server/account/mail-tokens'
import { addSession } from '#server/account/open-sessions'
import { hashPassword } from '#server/account/password'
import type { MailText } from '#server/account/reset-by-mail'
import { forgetFailures } from '#server/account/sign-in-limits'
import { tellOwner } from '#server/account/tell-owner'
import { makeVerification, type WriteMail } from '#server/account/verify-email'
import { weaknessOf } from '#server/account/weak-password'
import { BusyError } from '#server/bounded-queue'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import type { Client } from '#server/http/client'
import { learnerBudget } from '#server/learner-budgets'
import { log } from '#server/log'
import { inBackground, sendMail, sendsMail } from '#server/mail/mailer'
import { spend } from '#server/rate-limit'

/** Who asks for a change, and from where. */
export interface Asker extends SessionToken, Client {
  /** What the browser remembers, of whichever account. */
  device: KnownDevice | null
}

/** Why nothing was changed. */
export type Unconfirmed =
  | { kind: 'wrong-password' }
  /** The account has no password, and its owner has signed in too long ago. */
  | { kind: 'sign-in-again' }
  | { kind: 'too-many-attempts' }
  | { kind: 'busy' }
  /** The session has ended, or the password has been changed, meanwhile. */
  | { kind: 'signed-out' }

type Confirmed = { kind: 'confirmed'; email: string; passwordHash: string | null }

/** For how long signing in proves who sits at the browser, where there is no password to ask for. */
const recentMillis = 10 * 60_000

/**
 * Lets an owner prove that it is they who sit at the browser: by their password, or by having signed in a moment ago if
 * they have none.
 */
export async function confirmOwner(
  asker: Asker,
  password: string,
  now: Date,
): Promise<Confirmed | Unconfirmed> {
  const { userId, sessionId, requestId } = asker
  const user = await database.read((db) =>
    db
      .selectFrom('User')
      .innerJoin('Session', 'Session.userId', 'User.id')
      .select(['User.email', 'User.passwordHash', 'Session.createdAtMillis'])
      .where('User.id', '=', userId)
      .where('Session.id', '=', sessionId)
      .executeTakeFirst(),
  )
  if (user === undefined) return { kind: 'signed-out' }
  const { createdAtMillis, ...account } = user
  if (account.passwordHash === null) {
    const isRecent = Math.abs(now.getTime() - createdAtMillis) <= recentMillis
    if (isRecent) return { kind: 'confirmed', ...account }
    log.info({ event: 'owner-not-confirmed', requestId, userId, reason: 'sign-in-again' })
    return { kind: 'sign-in-again' }
  }
  const comparison = await comparePassword({ ...account, userId }, password, asker, now)
  if (comparison.kind === 'right') return { kind: 'confirmed', ...account }
  log.info({ event: 'owner-not-confirmed', requestId, userId, reason: comparison.kind })
  return comparison.kind === 'wrong' ? { kind: 'wrong-password' } : { kind: comparison.kind }
}

/** Whether what was confirmed a moment ago still holds: no other request has ended the session or changed the password. */
export async function stillHolds(
  db: Transaction,
  { userId, sessionId }: SessionToken,
  { passwordHash }: Confirmed,
): Promise<boolean> {
  const row = await db
    .selectFrom('User')
    .innerJoin('Session', 'Session.userId', 'User.id')
    .select('User.id')
    .where('User.id', '=', userId)
    .where('User.passwordHash', 'is not distinct from', sql.val(passwordHash))
    .where('Session.id', '=', sessionId)
    .executeTakeFirst()
  return row !== undefined
}

export type PasswordChange =
  | Unconfirmed
  | { kind: 'refused'; reason: 'invalid' | 'common' | 'personal' }
  /** The id of the session that replaces all others, the asker's included. */
  | { kind: 'changed'; sessionId: string }

/**
 * Changes a password. Every session of the account ends, that of the asker too, for whoever holds a copy of its cookie:
 * the asker goes on with a new one. Links to providers stay: the asker sees them, and can end each.
 *
 * @param notice the mail that tells the owner
 */
export async function changePassword(
  asker: Asker,
  { current, wanted }: { current: string; wanted: string },
  browser: Device,
  notice: MailText,
  now: Date,
): Promise<PasswordChange> {
  const parsed = passwordSchema.safeParse(wanted)
  if (!parsed.success) return { kind: 'refused', reason: 'invalid' }
  const confirmed = await confirmOwner(asker, current, now)
  if (confirmed.kind !== 'confirmed') return confirmed
  const weakness = await weaknessOf(wanted, confirmed.email)
  if (weakness !== null) return { kind: 'refused', reason: weakness }
  const passwordHash = await hashPassword(wanted).catch((error: unknown) => {
    if (error instanceof BusyError) return null
    throw error
  })
  if (passwordHash === null) return { kind: 'busy' }
  const { userId, requestId } = asker
  const sessionId = await database.writeOf(userId, async (db) => {
    if (!(await stillHolds(db, asker, confirmed))) return null
    await db.updateTable('User').set({ passwordHash }).where('id', '=', userId).execute()
    await db.deleteFrom('Session').where('userId', '=', userId).execute()
    await removeMailTokens(db, userId)
    return addSession(db, userId, browser, now)
  })
  if (sessionId === null) return { kind: 'signed-out' }
  log.info({ event: 'password-changed', requestId, userId })
  await tellOwner(asker, notice, now)
  return { kind: 'changed', sessionId }
}

export type EmailChange =
  | Unconfirmed
  | { kind: 'refused'; reason: 'invalid' | 'taken' }
  | { kind: 'changed' }
  /** A link was sent to the address, which changes when the link is opened. */
  | { kind: 'to-be-verified' }

/** Each attempt tells whether an address has an account. */
const changesOf = (userId: string) =>
  learnerBudget(userId, 'change-email', { hits: 10, windowMillis: 15 * 60_000 })

/**
 * Changes the address that an account is signed in to with: at once, or where this site sends mail, when a link that is
 * sent to it is opened.
 *
 * @param write the mail with that link
 */
export async function changeEmail(
  asker: Asker,
  { email, password }: { email: string; password: string },
  write: WriteMail,
  now: Date,
): Promise<EmailChange> {
  const parsed = emailSchema.safeParse(email)
  if (!parsed.success) return { kind: 'refused', reason: 'invalid' }
  const confirmed = await confirmOwner(asker, password, now)
  if (confirmed.kind !== 'confirmed') return confirmed
  const { userId, requestId } = asker
  const toVerify = sendsMail() && parsed.data !== confirmed.email
  const result = await database.write(async (db): Promise<EmailChange | Link> => {
    if (!(await stillHolds(db, asker, confirmed))) return { kind: 'signed-out' }
    if ((await spend(db, [changesOf(userId)], now)).full !== null) return { kind: 'too-many-attempts' }
    const owner = await db.selectFrom('User').select('id').where('email', '=', parsed.data).executeTakeFirst()
    if (owner !== undefined && owner.id !== userId) return { kind: 'refused', reason: 'taken' }
    if (toVerify) {
      const token = await makeVerification(db, { userId, email: parsed.data }, now)
      return token === null ? { kind: 'too-many-attempts' } : { kind: 'link', token }
    }
    if (parsed.data !== confirmed.email) {
      const email = { email: parsed.data, emailVerifiedAtMillis: null }
      await db.updateTable('User').set(email).where('id', '=', userId).execute()
    }
    await forgetFailures(db, confirmed.email)
    return { kind: 'changed' }
  })
  if (result.kind === 'link') {
    inBackground('verify', requestId, () => sendMail({ to: parsed.data, ...write(result.token) }))
    log.info({ event: 'email-change-asked', requestId, userId })
    return { kind: 'to-be-verified' }
  }
  log.info({ event: result.kind === 'changed' ? 'email-changed' : 'email-change-refused', requestId, userId })
  return result
}

/** What a link holds by which an address is taken. */
interface Link {
  kind: 'link'
  token: string
}
