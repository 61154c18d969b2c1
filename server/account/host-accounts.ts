import { randomUUID } from 'node:crypto'
import { isTimeZone } from '#domain/schedule/study-day'
import { emailSchema } from '#server/account/credentials'
import { removeAccount } from '#server/account/delete-account'
import { newPassword } from '#server/account/new-password'
import { hashPassword } from '#server/account/password'
import { addUser } from '#server/account/sign-up'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'

// What a host does with accounts, by commands on their own machine.

export const roles = ['learner', 'author', 'host'] as const
export type Role = (typeof roles)[number]

export interface ListedAccount {
  email: string
  role: Role
  createdAtMillis: number
  /** When one of the open sessions was last used; null if there is none. */
  usedAtMillis: number | null
  answers: number
}

/** All accounts, the oldest first. */
export function listAccounts(): Promise<ListedAccount[]> {
  return database.read((db) =>
    db
      .selectFrom('User as user')
      .select(['email', 'role', 'createdAtMillis'])
      .select((eb) => [
        eb
          .selectFrom('Session as session')
          .whereRef('session.userId', '=', 'user.id')
          .select((row) => row.fn.max('session.usedAtMillis').as('used'))
          .as('usedAtMillis'),
        eb
          .selectFrom('ReviewLog as log')
          .whereRef('log.userId', '=', 'user.id')
          .select((row) => row.fn.countAll<number>().as('n'))
          .$asScalar()
          .$notNull()
          .as('answers'),
      ])
      .orderBy('createdAtMillis')
      .orderBy('email')
      .execute(),
  )
}

/**
 * Adds an account with a random password, to be told to whom it is for.
 *
 * @param timeZone where its days begin, until the learner says otherwise
 * @returns null if the address is none, or has an account
 */
export async function addAccount(
  email: string,
  role: Role,
  timeZone: string,
  now: Date,
): Promise<{ userId: string; password: string } | null> {
  const parsed = emailSchema.safeParse(email)
  if (!parsed.success) return null
  const [userId, password] = [randomUUID(), newPassword()]
  const passwordHash = await hashPassword(password)
  const user = { id: userId, email: parsed.data, passwordHash, role, createdAtMillis: now.getTime() }
  return (await addUser(user, isTimeZone(timeZone) ? timeZone : 'UTC')) ? { userId, password } : null
}

/**
 * Gives an account a role, which counts from the next request on.
 *
 * @returns null if there is no such account
 */
export function setRole(email: string, role: Role): Promise<{ userId: string; before: Role } | null> {
  return database.write(async (db) => {
    const user = await accountNamed(db, email)
    if (user === undefined) return null
    await db.updateTable('User').set({ role }).where('id', '=', user.id).execute()
    return { userId: user.id, before: user.role }
  })
}

/**
 * Removes an account with everything in it.
 *
 * @returns null if there is no such account
 */
export function removeAccountNamed(email: string): Promise<{ userId: string } | null> {
  return database.write(async (db) => {
    const user = await accountNamed(db, email)
    if (user === undefined) return null
    await removeAccount(db, { userId: user.id, email: user.email })
    return { userId: user.id }
  })
}

function accountNamed(db: Transaction, email: string) {
  return db
    .selectFrom('User')
    .select(['id', 'email', 'role'])
    .where('email', '=', emailSchema.safeParse(email).data ?? '')
    .executeTakeFirst()
}
