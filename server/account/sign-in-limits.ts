import { database } from '#server/database/database'
import type { Transaction } from '#server/database/sqlite-database'
import { clearRateLimit, withinRateLimit, type RateLimit } from '#server/rate-limit'
import { settings } from '#server/settings'

const quarterHour = 15 * 60_000
const perAccount: RateLimit = { hits: 10, windowMillis: quarterHour }
/** A class may sit behind one address. */
const perAddress: RateLimit = { hits: 100, windowMillis: quarterHour }
/** Every attempt costs a password hash: this keeps a flood from taking the whole processor. */
const everybody: RateLimit = { hits: 600, windowMillis: 60_000 }

const accountKey = (email: string) => `account:${email}`

/** Address of the client, where a proxy that we trust names it; its last entry is the one it wrote itself. */
export function clientAddress(forwardedFor: string | null | undefined): string | null {
  if (!settings().trustProxy) return null
  return forwardedFor?.split(',').at(-1)?.trim() ?? null
}

/** Counts an attempt to sign in or up, and tells whether it may go on. */
export function mayAttempt(email: string, address: string | null, now: Date): Promise<boolean> {
  return database.write(async (db) => {
    const checks = [
      await withinRateLimit(db, 'everybody', everybody, now),
      await withinRateLimit(db, accountKey(email), perAccount, now),
      address === null || (await withinRateLimit(db, `address:${address}`, perAddress, now)),
    ]
    return checks.every(Boolean)
  })
}

/** After a success the account's failures no longer count. */
export function forgetAttempts(db: Transaction, email: string): Promise<void> {
  return clearRateLimit(db, accountKey(email))
}
