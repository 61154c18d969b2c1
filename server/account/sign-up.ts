import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import { z } from 'zod'
import type { DB } from '#prisma/database'
import { isTimeZone } from '#domain/schedule/study-day'
import { emailSchema, passwordSchema } from '#server/account/credentials'
import { hashPassword } from '#server/account/password'
import { checkSignUpCode } from '#server/account/sign-up-code'
import { weaknessOf } from '#server/account/weak-password'
import { BusyError } from '#server/bounded-queue'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import type { Client } from '#server/http/client'
import { log } from '#server/log'
import { giveBack, spend, type Budget, type Hit } from '#server/rate-limit'
import { settings } from '#server/settings'

/** Sign-ups from one network: two classes may sit behind it, and each costs a hash or tells whether an account exists. */
const ofNetwork = (network: string): Budget => ({
  key: `sign-up/network/${network}`,
  hits: 100,
  windowMillis: 15 * 60_000,
})

/** The time zone that a browser names. */
export const timeZoneSchema = z.string().refine(isTimeZone).catch('UTC')

/** What somebody fills in, plus the time zone that their browser names. */
const signUpSchema = z.object({
  email: emailSchema,
  password: passwordSchema,
  code: z.string().trim().default(''),
  timeZone: timeZoneSchema,
})
export type SignUpField = 'email' | 'password' | 'code'

export type SignUpResult =
  | { kind: 'signed-up'; userId: string; email: string }
  | { kind: 'closed' }
  | { kind: 'too-many-attempts' }
  /** Too many others are signing in or up at this moment. */
  | { kind: 'busy' }
  /** Something failed that the host has to see to; the log has it under the id of the request. */
  | { kind: 'unexpected'; requestId: string | undefined }
  | {
      kind: 'refused'
      field: SignUpField
      reason: 'invalid' | 'taken' | 'wrong' | 'common' | 'personal'
    }

/** Makes an account with its settings, if the host lets people sign up. */
export async function signUp(input: unknown, client: Client, now: Date): Promise<SignUpResult> {
  const { requestId } = client
  try {
    return await makeAccount(input, client, now)
  } catch (error) {
    if (error instanceof BusyError) {
      log.warn({ event: 'sign-up-busy', requestId }, 'too many sign up at once')
      return { kind: 'busy' }
    }
    log.error({ event: 'sign-up-error', requestId, error }, 'sign-up failed')
    return { kind: 'unexpected', requestId }
  }
}

async function makeAccount(input: unknown, { network, requestId }: Client, now: Date): Promise<SignUpResult> {
  if (settings().signUp.kind === 'closed') return { kind: 'closed' }
  const parsed = signUpSchema.safeParse(input)
  if (!parsed.success) return { kind: 'refused', field: faultyField(parsed.error), reason: 'invalid' }
  const { email, password, code, timeZone } = parsed.data
  const admission = await admit(code, { network, requestId }, now)
  if (admission !== 'admitted') return refusalOf(admission)
  const weakness = await weaknessOf(password, email)
  if (weakness !== null) return { kind: 'refused', field: 'password', reason: weakness }
  const beginning = await countSignUp(email, network, now)
  if (beginning === 'too-many-attempts') {
    log.warn({ event: 'sign-up-refused', requestId }, 'too many sign-ups from one network')
    return { kind: beginning }
  }
  if (beginning === 'taken') return { kind: 'refused', field: 'email', reason: 'taken' }
  const passwordHash = await hashPassword(password).catch(async (error: unknown) => {
    await database.write((db) => giveBack(db, beginning))
    throw error
  })
  const user = { id: randomUUID(), email, passwordHash, createdAtMillis: now.getTime() }
  if (!(await addUser(user, timeZone))) return { kind: 'refused', field: 'email', reason: 'taken' }
  log.info({ event: 'signed-up', requestId, userId: user.id })
  return { kind: 'signed-up', userId: user.id, email }
}

/** Whether the host lets somebody sign up who has typed this code. */
export async function admit(
  code: string,
  { network, requestId }: Client,
  now: Date,
): Promise<'admitted' | 'closed' | 'too-many-attempts' | 'wrong-code'> {
  const policy = settings().signUp
  if (policy.kind === 'closed') return 'closed'
  if (policy.kind === 'open') return 'admitted'
  const checked = await checkSignUpCode(code, policy.code, network, now)
  if (checked === 'right') return 'admitted'
  log.info({ event: 'sign-up-code-refused', requestId, reason: checked })
  return checked === 'wrong' ? 'wrong-code' : checked
}

const refusalOf = (admission: 'closed' | 'too-many-attempts' | 'wrong-code'): SignUpResult =>
  admission === 'wrong-code' ? { kind: 'refused', field: 'code', reason: 'wrong' } : { kind: admission }

/** Counts a sign-up, if its network may make another one. */
export function countSignUp(
  email: string,
  network: string,
  now: Date,
): Promise<'too-many-attempts' | 'taken' | Hit[]> {
  return database.write(async (db) => {
    const spent = await spend(db, [ofNetwork(network)], now)
    if (spent.full !== null) return 'too-many-attempts'
    const owner = await db.selectFrom('User').select('id').where('email', '=', email).executeTakeFirst()
    return owner === undefined ? spent.hits : 'taken'
  })
}

/** Adds an account with its settings, unless somebody else has just taken the address. */
export const addUser = (user: Insertable<DB['User']>, timeZone: string): Promise<boolean> =>
  database.write((db) => insertUser(db, user, timeZone))

/** Adds the rows of an account with its settings, unless somebody has the address. */
export async function insertUser(
  db: Transaction,
  user: Insertable<DB['User']>,
  timeZone: string,
): Promise<boolean> {
  const added = await db
    .insertInto('User')
    .values(user)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined) return false
  await db.insertInto('Settings').values({ userId: added.id, timeZone }).execute()
  return true
}

function faultyField(error: z.ZodError): SignUpField {
  const fields = error.issues.map((issue) => issue.path[0])
  if (fields.includes('email')) return 'email'
  return fields.includes('password') ? 'password' : 'code'
}
