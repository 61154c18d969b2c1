import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { forgetHits, forgetHitsUnder, giveBack, spend, type Hit } from '#server/rate-limit'

/** The texts on screen say how long to wait. */
const windowMillis = 15 * 60_000

/** Failed attempts in a quarter of an hour. */
const failures = {
  /** At one account from one network, where its owner is not known. */
  accountFromNetwork: 10,
  /** At one account by a browser that has signed in to it before. */
  device: 10,
  /** At one account by all browsers that have not. */
  account: 50,
  /** At all accounts from one network: a class of 40 may sit behind it, each with three typing errors. */
  network: 200,
} as const

export interface Attempt {
  /** As accounts are found under. */
  email: string
  network: string
  /** The browser, if it has signed in to this account before. */
  deviceId: string | null
}

/** An attempt whose password may be compared. It counts as a failure until it has succeeded. */
export interface OpenAttempt {
  hits: readonly Hit[]
  /** Where the failures of whoever makes it are counted. */
  ownKey: string
}

export type LimitName = keyof typeof failures
type Beginning = { kind: 'begun'; attempt: OpenAttempt } | { kind: 'refused'; limit: LimitName }

/** Ends with a slash, so that no account's keys begin with another's. */
const accountPrefix = (email: string) => `sign-in/account/${email}/`

const budget = (name: LimitName, key: string) => ({ name, key, hits: failures[name], windowMillis })

/** The budget of whoever makes an attempt, and those that are shared with others. */
function budgetsOf({ email, network, deviceId }: Attempt) {
  const ofNetwork = budget('network', `sign-in/network/${network}`)
  if (deviceId !== null) return { own: budget('device', `sign-in/device/${deviceId}`), shared: [ofNetwork] }
  return {
    own: budget('accountFromNetwork', `${accountPrefix(email)}from/${network}`),
    shared: [budget('account', `${accountPrefix(email)}everywhere`), ofNetwork],
  }
}

/**
 * Counts an attempt to sign in, if its budgets have room. It is counted before the password is compared, so that many at
 * once cannot pass; a success gives it back, so that in the end only failures count.
 *
 * What can be guessed in an hour: from one network 40 passwords of one account and 800 of all accounts together; from
 * everywhere 200 of one account. (Windows begin with the first failure, so an hour that lies badly can hold a quarter
 * more.) A browser that has signed in to an account before has 40 of its own for that account.
 */
export function beginAttempt(attempt: Attempt, now: Date): Promise<Beginning> {
  const { own, shared } = budgetsOf(attempt)
  const budgets = [own, ...shared]
  return database.write(async (db) => {
    const spent = await spend(db, budgets, now)
    if (spent.full !== null) return { kind: 'refused', limit: spent.full.name }
    return { kind: 'begun', attempt: { hits: spent.hits, ownKey: own.key } }
  })
}

/** Ends an attempt whose password was right: it does not count, nor do the failures before it. */
export async function succeed(db: Transaction, { hits, ownKey }: OpenAttempt): Promise<void> {
  await giveBack(db, hits)
  await forgetHits(db, ownKey)
}

/** Ends an attempt whose password was not compared. */
export function withdraw({ hits }: OpenAttempt): Promise<void> {
  return database.write((db) => giveBack(db, hits))
}

/** Forgets the failures at an account, but those that count for a whole network. */
export function forgetFailures(db: Transaction, email: string): Promise<void> {
  return forgetHitsUnder(db, accountPrefix(email))
}
