import { timingSafeEqual } from 'node:crypto'
import { BoundedQueue } from '#server/bounded-queue'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { countHits, fullBudget, type Budget } from '#server/rate-limit'

/** A class may sit behind one network, each with three typing errors. */
const ofNetwork = (network: string): Budget => ({
  key: `sign-up-code/network/${network}`,
  hits: 150,
  windowMillis: 15 * 60_000,
})
const ofEverybody: Budget = { key: 'sign-up-code/everybody', hits: 300, windowMillis: 60 * 60_000 }

/** Where codes are compared once everybody's budget is used up: the right one still passes, only later. */
const slowLane = new BoundedQueue({ atOnce: 1, waiting: 40 })
const slowLaneMillis = 1_000

/**
 * Compares a sign-up code with the host's, and counts it if it is wrong. After 150 in a quarter of an hour a network has to
 * wait. After 300 in an hour from everywhere, codes are compared one a second until that hour is over: at most 3900 can be
 * tried in an hour, however many addresses a guesser has.
 *
 * @throws BusyError if too many wait for their second
 */
export async function checkSignUpCode(
  given: string,
  expected: string,
  network: string,
  now: Date,
): Promise<'right' | 'wrong' | 'too-many-attempts'> {
  const budgets = [ofNetwork(network), ofEverybody]
  const compare = async (db: Transaction) => {
    if ((await fullBudget(db, [ofNetwork(network)], now)) !== null) return 'too-many-attempts'
    if (isSame(given, expected)) return 'right'
    await countHits(db, budgets, now)
    return 'wrong'
  }
  const result = await database.write(async (db) =>
    (await fullBudget(db, budgets, now)) === ofEverybody ? null : compare(db),
  )
  if (result !== null) return result
  return slowLane.run(async () => {
    await wait(slowLaneMillis)
    return database.write(compare)
  })
}

const wait = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

/** Takes as long wherever the two differ. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
