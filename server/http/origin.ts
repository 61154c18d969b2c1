import type { IncomingHttpHeaders } from 'node:http'
import type { Logger } from 'pino'

/**
 * Where the browser says that a request which changes something comes from, as opposed to where the app is.
 *
 * - `own`: a page of the app, by the `Host` that the request was sent to
 * - `base-url`: a page of the app under BASE_URL; a proxy on the way has rewritten `Host`
 * - `foreign`: a page of another site, or of the app under an address that the host has not configured
 * - `unknown`: the request names no origin, as requests for pages do
 */
export type Origin = 'own' | 'base-url' | 'foreign' | 'unknown'

/** @param baseUrl where learners reach the app */
export function originOf({ origin, host }: IncomingHttpHeaders, baseUrl: string): Origin {
  if (origin === undefined) return 'unknown'
  if (!URL.canParse(origin)) return 'foreign'
  const from = new URL(origin)
  if (from.origin === new URL(baseUrl).origin) return 'base-url'
  return from.host === host ? 'own' : 'foreign'
}

const maxOriginsWarnedOf = 20

/**
 * Makes a function that tells the host of requests from a foreign origin, once for each: if learners reach the app there,
 * BASE_URL is wrong.
 */
export function foreignOriginWarning(log: Logger, baseUrl: string) {
  const known = new Set<string | undefined>()
  return (origin: string | undefined): void => {
    if (known.has(origin) || known.size >= maxOriginsWarnedOf) return
    known.add(origin)
    log.warn(
      { origin, baseUrl },
      'refusing requests from this origin; if learners reach the app there, set BASE_URL to it',
    )
  }
}
