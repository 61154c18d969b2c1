import { LRUCache } from 'lru-cache'

/** No learner sends so many answers at once, not even after weeks offline, nor so many a second for long. */
const budget = { most: 2_000, perSecond: 1 }

interface Bucket {
  left: number
  atMillis: number
}

const buckets = new LRUCache<string, Bucket>({ max: 50_000 })

/**
 * Takes one request from a learner's budget, a token bucket that refills with time. It bounds what one account can make
 * the server store. It is kept in memory, because counting in the database would cost as much as the request.
 *
 * @returns whether there was one left
 */
export function spendRequest(userId: string, now: Date): boolean {
  const atMillis = now.getTime()
  const known = buckets.get(userId) ?? { left: budget.most, atMillis }
  const seconds = Math.max(0, atMillis - known.atMillis) / 1_000
  const left = Math.min(budget.most, known.left + seconds * budget.perSecond)
  const isEnough = left >= 1
  buckets.set(userId, { left: isEnough ? left - 1 : left, atMillis })
  return isEnough
}
