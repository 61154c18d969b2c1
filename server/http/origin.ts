import type { IncomingHttpHeaders } from 'node:http'

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
