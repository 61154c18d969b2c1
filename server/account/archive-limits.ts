import { learnerBudget } from '#server/learner-budgets'

const limit = { hits: 20, windowMillis: 15 * 60_000 }

/** Each reads everything that a learner has. */
export const exportLimit = (userId: string) => learnerBudget(userId, 'export', limit)

/** A preview counts as well. */
export const importLimit = (userId: string) => learnerBudget(userId, 'import', limit)
