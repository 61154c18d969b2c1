import type { TextStorage } from '#browser/study/outbox-store'
import { randomHex } from '#browser/study/random-hex'

const leaseMillis = 20_000

/**
 * Runs work in at most one tab at a time, and skips it while another tab holds the lock. Work that takes longer than a
 * request calls `renew` to keep the lock.
 */
export type SendLock = (work: (renew: () => void) => Promise<void>) => Promise<void>

/**
 * The lock that decides which tab of this browser sends a learner's entries. It is a Web Lock where the browser has
 * them, else (over plain http) a lease in `localStorage`.
 */
export function sendLock(learnerId: string, storage: TextStorage | null, now: () => number): SendLock {
  const name = `retrace/sender/${learnerId}`
  if ('locks' in navigator) {
    return (work) =>
      navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock !== null) await work(() => undefined)
      })
  }
  if (storage === null) return (work) => work(() => undefined)
  return leaseLock(name, storage, now)
}

/**
 * A lock held by a lease: who holds it and until when, written to the storage. A tab that dies loses it after 20 seconds.
 * Two tabs may take it at the same instant; then both send, which the idempotency keys make harmless.
 */
export function leaseLock(name: string, storage: TextStorage, now: () => number): SendLock {
  const ownId = randomHex(8)
  const take = () => storage.setItem(name, `${ownId} ${now() + leaseMillis}`)
  return async (work) => {
    const [holder, until] = (storage.getItem(name) ?? '').split(' ')
    if (holder !== ownId && Number(until) > now()) return
    take()
    try {
      await work(take)
    } finally {
      if (storage.getItem(name)?.startsWith(ownId) === true) storage.removeItem(name)
    }
  }
}
