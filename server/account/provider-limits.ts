import { database } from '#server/database/database'
import type { Client } from '#server/http/client'
import { log } from '#server/log'
import { spend } from '#server/rate-limit'

/** A class of 40 may sit behind one network; each sign-in takes two requests, and may be tried thrice. */
const ofNetwork = (network: string) => ({
  key: `provider/network/${network}`,
  hits: 240,
  windowMillis: 15 * 60_000,
})

/** Whether a network may let this server ask a provider once more, which takes its time and that of the provider. */
export async function mayAskProvider({ network, requestId }: Client, now: Date): Promise<boolean> {
  const spent = await database.write((db) => spend(db, [ofNetwork(network)], now))
  if (spent.full === null) return true
  log.warn({ event: 'provider-refused', requestId }, 'too many sign-ins by providers from one network')
  return false
}
