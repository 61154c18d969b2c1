import { database } from '#server/database/database'
import { spend, type Budget } from '#server/rate-limit'

const windowMillis = 15 * 60_000

/** Each reads everything that a learner has. */
export const exportLimit = (userId: string): Budget => ({ key: `export/${userId}`, hits: 20, windowMillis })

/** A preview counts as well. */
export const importLimit = (userId: string): Budget => ({ key: `import/${userId}`, hits: 20, windowMillis })

/** Counts a hit; false if the budget is used up. */
export async function spendFor(budget: Budget, now: Date): Promise<boolean> {
  return (await database.write((db) => spend(db, [budget], now))).full === null
}
