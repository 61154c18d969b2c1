import { LRUCache } from 'lru-cache'
import { database } from '#server/database/database'
import { learnerBudget } from '#server/learner-budgets'
import { takeFrom } from '#server/rate-limit'

/** No learner sends so many answers at once, not even after weeks offline, nor so many a second for long. */
const limit = { most: 2_000, millisEach: 1_000 }

/** To count each request in the database would cost as much as the request, so that a process takes some at a time. */
const takenAtOnce = 50

/** Requests that this process has taken from a learner's budget. */
interface Taken {
  left: number
  /** When the budget was found empty; null if it was not. */
  emptyAtMillis: number | null
}

const takenBy = new LRUCache<string, Taken>({ max: 50_000 })

/**
 * Takes one request from a learner's budget, which refills with time and is shared by all processes. It bounds what one
 * account can make the server store: a process may have at most {@link takenAtOnce} more that it took earlier.
 *
 * @returns whether there was one left
 * @throws DatabaseLockedError
 */
export async function spendRequest(userId: string, now: Date): Promise<boolean> {
  const atMillis = now.getTime()
  let taken = takenBy.get(userId)
  if ((taken?.left ?? 0) === 0 && !isKnownEmpty(taken, atMillis)) {
    const bucket = learnerBudget(userId, 'answers', limit)
    const more = await database.writeOf(userId, (db) => takeFrom(db, bucket, takenAtOnce, now))
    // Other requests may have taken some meanwhile.
    taken = {
      left: more + (takenBy.get(userId)?.left ?? 0),
      emptyAtMillis: more === 0 ? atMillis : null,
    }
    takenBy.set(userId, taken)
  }
  if (taken === undefined || taken.left === 0) return false
  taken.left -= 1
  return true
}

/** Whether there can be no request yet in a budget that was found empty. */
const isKnownEmpty = (taken: Taken | undefined, atMillis: number): boolean =>
  typeof taken?.emptyAtMillis === 'number' && Math.abs(atMillis - taken.emptyAtMillis) < limit.millisEach
