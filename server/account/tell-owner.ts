import { noticesToAddress } from '#server/account/mail-limits'
import type { MailText } from '#server/account/reset-by-mail'
import { database } from '#server/database/database'
import { inBackground, sendMail, sendsMail } from '#server/mail/mailer'
import { spend } from '#server/rate-limit'

/**
 * Tells the owner of an account, where this site sends mail, that a way in was changed: it may have been somebody else.
 *
 * @param notice the mail that says which
 */
export async function tellOwner(
  { userId, requestId }: { userId: string; requestId: string | undefined },
  notice: MailText,
  now: Date,
): Promise<void> {
  if (!sendsMail()) return
  const to = await database.write(async (db) => {
    const user = await db.selectFrom('User').select('email').where('id', '=', userId).executeTakeFirst()
    if (user === undefined) return null
    return (await spend(db, [noticesToAddress(user.email)], now)).full === null ? user.email : null
  })
  if (to !== null) inBackground('notice', requestId, () => sendMail({ to, ...notice }))
}
