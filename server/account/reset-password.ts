import { randomInt } from 'node:crypto'
import { emailSchema } from '#server/account/credentials'
import { hashPassword } from '#server/account/password'
import { forgetFailures } from '#server/account/sign-in-limits'
import { database } from '#server/database/database'

/** Letters and digits that nobody takes for one another when they are read out. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 4

function newPassword(): string {
  const letter = () => alphabet.charAt(randomInt(alphabet.length))
  const group = () => Array.from({ length: groupLength }, letter).join('')
  return Array.from({ length: groups }, group).join('-')
}

/**
 * Gives an account a new password and ends all its sessions.
 *
 * @returns the password, to be told to the learner; null if there is no such account
 */
export async function resetPassword(email: string): Promise<string | null> {
  const parsed = emailSchema.safeParse(email)
  if (!parsed.success) return null
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  return database.write(async (db) => {
    const user = await db
      .updateTable('User')
      .set({ passwordHash })
      .where('email', '=', parsed.data)
      .returning('id')
      .executeTakeFirst()
    if (user === undefined) return null
    await db.deleteFrom('Session').where('userId', '=', user.id).execute()
    await forgetFailures(db, parsed.data)
    return password
  })
}
