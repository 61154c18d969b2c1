import { emailSchema } from '#server/account/credentials'
import { removeMailTokens } from '#server/account/mail-tokens'
import { newPassword } from '#server/account/new-password'
import { hashPassword } from '#server/account/password'
import { removeLinks } from '#server/account/provider-links'
import { forgetFailures } from '#server/account/sign-in-limits'
import { database } from '#server/database/database'

/**
 * Gives an account a new password, and ends all its sessions and links to providers.
 *
 * @returns the password, to be told to the learner; null if there is no such account
 */
export async function resetPassword(email: string): Promise<{ userId: string; password: string } | null> {
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
    await removeLinks(db, user.id)
    await removeMailTokens(db, user.id)
    await forgetFailures(db, parsed.data)
    return { userId: user.id, password }
  })
}
