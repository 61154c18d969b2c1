import { confirmOwner, stillHolds, type Asker, type Unconfirmed } from '#server/account/change-credentials'
import { emailSchema } from '#server/account/credentials'
import { forgetFailures } from '#server/account/sign-in-limits'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { forgetBudgets } from '#server/learner-budgets'
import { log } from '#server/log'

export type Deletion = Unconfirmed | { kind: 'refused'; reason: 'other-address' } | { kind: 'deleted' }

/**
 * Deletes an account with all that belongs to it, after its owner has typed its address and their password.
 */
export async function deleteAccount(
  asker: Asker,
  { typed, password }: { typed: string; password: string },
  now: Date,
): Promise<Deletion> {
  const { userId, requestId } = asker
  const user = await database.read((db) =>
    db.selectFrom('User').select('email').where('id', '=', userId).executeTakeFirst(),
  )
  if (user === undefined) return { kind: 'signed-out' }
  if (emailSchema.safeParse(typed).data !== user.email) return { kind: 'refused', reason: 'other-address' }
  const confirmed = await confirmOwner(asker, password, now)
  if (confirmed.kind !== 'confirmed') return confirmed
  const isDeleted = await database.write(async (db) => {
    if (!(await stillHolds(db, asker, confirmed))) return false
    await removeAccount(db, { userId, email: confirmed.email })
    return true
  })
  if (!isDeleted) return { kind: 'signed-out' }
  log.info({ event: 'account-deleted', requestId, userId })
  return { kind: 'deleted' }
}

/** Removes the rows of an account. All tables that belong to learners cascade from `User`; limits name them in their keys. */
export async function removeAccount(
  db: Transaction,
  { userId, email }: { userId: string; email: string },
): Promise<void> {
  await db.deleteFrom('User').where('id', '=', userId).execute()
  await forgetFailures(db, email)
  await forgetBudgets(db, userId)
}
