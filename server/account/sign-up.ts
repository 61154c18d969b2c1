import { randomUUID, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { isTimeZone } from '#domain/schedule/study-day'
import { emailSchema, passwordSchema } from '#server/account/credentials'
import { hashPassword } from '#server/account/password'
import { mayAttempt } from '#server/account/sign-in-limits'
import { database } from '#server/database/database'
import { settings, type SignUpPolicy } from '#server/settings'

/** What somebody fills in, plus the time zone that their browser names. */
const signUpSchema = z.object({
  email: emailSchema,
  password: passwordSchema,
  code: z.string().trim().default(''),
  timeZone: z.string().refine(isTimeZone).catch('UTC'),
})
export type SignUpField = 'email' | 'password' | 'code'

export type SignUpResult =
  | { kind: 'signed-up' }
  | { kind: 'closed' }
  | { kind: 'too-many-attempts' }
  | { kind: 'refused'; field: SignUpField; reason: 'invalid' | 'taken' | 'wrong' }

/** Makes an account with its settings, if the host lets people sign up. */
export async function signUp(input: unknown, address: string | null, now: Date): Promise<SignUpResult> {
  const policy = settings().signUp
  if (policy.kind === 'closed') return { kind: 'closed' }
  const parsed = signUpSchema.safeParse(input)
  if (!parsed.success) return { kind: 'refused', field: faultyField(parsed.error), reason: 'invalid' }
  const { email, password, code, timeZone } = parsed.data
  if (!(await mayAttempt(email, address, now))) return { kind: 'too-many-attempts' }
  if (!codeMatches(policy, code)) return { kind: 'refused', field: 'code', reason: 'wrong' }
  const user = {
    id: randomUUID(),
    email,
    passwordHash: await hashPassword(password),
    createdAtMillis: now.getTime(),
  }
  const isMade = await database.write(async (db) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('User')
      .values(user)
      .onConflict((conflict) => conflict.column('email').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) return false
    await db.insertInto('Settings').values({ userId: user.id, timeZone }).execute()
    return true
  })
  return isMade ? { kind: 'signed-up' } : { kind: 'refused', field: 'email', reason: 'taken' }
}

function faultyField(error: z.ZodError): SignUpField {
  const fields = error.issues.map((issue) => issue.path[0])
  if (fields.includes('email')) return 'email'
  return fields.includes('password') ? 'password' : 'code'
}

function codeMatches(policy: Exclude<SignUpPolicy, { kind: 'closed' }>, code: string): boolean {
  if (policy.kind === 'open') return true
  const [expected, given] = [Buffer.from(policy.code), Buffer.from(code)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}
