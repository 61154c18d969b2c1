import { createHash } from 'node:crypto'
import { learnerBudget } from '#server/learner-budgets'
import type { Budget } from '#server/rate-limit'

const quarterOfHour = 15 * 60_000
const hour = 60 * 60_000

/**
 * Outlives an account, or whoever signs up with the address of somebody else again and again, and deletes the account
 * each time, would fill their mailbox. So it does not have the address itself.
 */
const keyOfAddress = (name: string, email: string) =>
  `mail/${name}/${createHash('sha256').update(email).digest('base64url')}`

/** Links that are sent to one address, whether it has an account or not: nobody's mailbox is filled by others. */
export const mailsToAddress = (email: string): Budget => ({
  ...{ key: keyOfAddress('address', email), hits: 3, windowMillis: hour },
})

/** Mails that tell an address what was changed of its account. Others cannot use them up by asking for links. */
export const noticesToAddress = (email: string): Budget => ({
  ...{ key: keyOfAddress('notice', email), hits: 3, windowMillis: hour },
})

/** Requests for a mail from one network, and links that are tried from there: a class may sit behind it. */
export const mailsFromNetwork = (network: string): Budget => ({
  ...{ key: `mail/network/${network}`, hits: 60, windowMillis: quarterOfHour },
})

/** Mails that one learner may ask for. */
export const mailsOfLearner = (userId: string): Budget =>
  learnerBudget(userId, 'mail', { hits: 5, windowMillis: hour })
