import type { Transaction } from '#server/database/sqlite-database'
import { learnerBudget } from '#server/learner-budgets'
import { forgetHits, type Budget } from '#server/rate-limit'

const quarterOfHour = 15 * 60_000
const hour = 60 * 60_000

const keyOfAddress = (email: string) => `mail/address/${email}`

/** Mails to one address, whether it has an account or not: nobody's mailbox is filled by others. */
export const mailsToAddress = (email: string): Budget => ({
  ...{ key: keyOfAddress(email), hits: 3, windowMillis: hour },
})

/** Requests for a mail from one network, and links that are tried from there: a class may sit behind it. */
export const mailsFromNetwork = (network: string): Budget => ({
  ...{ key: `mail/network/${network}`, hits: 60, windowMillis: quarterOfHour },
})

/** Mails that one learner may ask for. */
export const mailsOfLearner = (userId: string): Budget =>
  learnerBudget(userId, 'mail', { hits: 5, windowMillis: hour })

/** Forgets the mails to an address. */
export const forgetMails = (db: Transaction, email: string): Promise<void> =>
  forgetHits(db, keyOfAddress(email))
