import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { forgetHitsUnder, spend, type Budget } from '#server/rate-limit'

/** Ends with a slash, so that no learner's keys begin with another's. */
const prefixOf = (userId: string) => `learner/${userId}/`

/**
 * A budget of one learner, which ends with their account.
 *
 * @param name of what it limits
 */
export const learnerBudget = (userId: string, name: string, limit: Omit<Budget, 'key'>): Budget => ({
  key: prefixOf(userId) + name,
  ...limit,
})

/** Counts a hit; false if the budget is used up. */
export const spendBudget = (budget: Budget, now: Date): Promise<boolean> =>
  database.write(async (db) => (await spend(db, [budget], now)).full === null)

/** Forgets all budgets of a learner. */
export const forgetBudgets = (db: Transaction, userId: string): Promise<void> =>
  forgetHitsUnder(db, prefixOf(userId))
