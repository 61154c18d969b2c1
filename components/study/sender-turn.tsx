import { randomText, type TextStorage } from '#components/study/outbox-entries'

const leaseMillis = 20_000

/** Gives one page of a browser the turn to send a learner's answers. */
export type SenderTurn = (work: (renew: () => void) => Promise<void>) => Promise<void>

/**
 * Lets work be done by one tab at a time; does nothing while another tab has the turn. Where there are no Web
 * Locks, as on plain http in a local network, a note in the storage does, which runs out by itself. Two tabs
 * could write it at the same instant: then both send, which the idempotency keys make harmless.
 */
export function senderTurn(learnerId: string, storage: TextStorage | null, now: () => number): SenderTurn {
  const name = `retrace/sender/${learnerId}`
  if ('locks' in navigator) {
    return (work) =>
      navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock !== null) await work(() => undefined)
      })
  }
  if (storage === null) return (work) => work(() => undefined)
  return leasedTurn(name, storage, now)
}

/** The turn by a note in the storage: who has it, and until when. */
export function leasedTurn(name: string, storage: TextStorage, now: () => number): SenderTurn {
  const me = randomText(8)
  const take = () => storage.setItem(name, `${me} ${now() + leaseMillis}`)
  return async (work) => {
    const [holder, until] = (storage.getItem(name) ?? '').split(' ')
    if (holder !== me && Number(until) > now()) return
    take()
    try {
      await work(take)
    } finally {
      if (storage.getItem(name)?.startsWith(me) === true) storage.removeItem(name)
    }
  }
}
