import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { forgetHitsUnder, spend, type Bucket, type Budget } from '#server/rate-limit'

/** Ends with a slash, so that no learner's keys begin with another's. */
const prefixOf = (userId: string) => `learner/${userId}/`

/**
 * A limit of one learner, which ends with their account: a {@link Budget} or a {@link Bucket}.
 *
 * @param name of what it limits
 */
export const learnerBudget = <Limit extends Omit<Budget, 'key'> | Omit<Bucket, 'key'>>(
  userId: string,
  name: string,
  limit: Limit,
): Limit & { key: string } => ({ key: prefixOf(userId) + name, ...limit })

/** Counts a hit; false if the budget is used up. */
export const spendBudget = (budget: Budget, now: Date): Promise<boolean> =>
  database.write(async (db) => (await spend(db, [budget], now)).full === null)

/** Forgets all budgets of a learner. */
export const forgetBudgets = (db: Transaction, userId: string): Promise<void> =>
  forgetHitsUnder(db, prefixOf(userId))
