import { emailSchema } from '#server/account/credentials'
import { verifyPassword } from '#server/account/password'
import { forgetAttempts, mayAttempt } from '#server/account/sign-in-limits'
import { database } from '#server/database/database'

export type Authentication =
  { kind: 'signed-in'; userId: string } | { kind: 'wrong-credentials' } | { kind: 'too-many-attempts' }

/** Checks an e-mail address and a password. What is wrong is not told, only that something is. */
export async function authenticate(
  email: string,
  password: string,
  address: string | null,
  now: Date,
): Promise<Authentication> {
  const parsed = emailSchema.safeParse(email)
  if (!parsed.success) return { kind: 'wrong-credentials' }
  if (!(await mayAttempt(parsed.data, address, now))) return { kind: 'too-many-attempts' }
  const user = await database.read((db) =>
    db.selectFrom('User').select(['id', 'passwordHash']).where('email', '=', parsed.data).executeTakeFirst(),
  )
  const matches = await verifyPassword(user?.passwordHash ?? null, password)
  if (user === undefined || !matches) return { kind: 'wrong-credentials' }
  await database.write((db) => forgetAttempts(db, parsed.data))
  return { kind: 'signed-in', userId: user.id }
}
