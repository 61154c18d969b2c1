import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'

const repeatMillis = 60 * 60_000

/**
 * Makes a check for requests that seem to come through a proxy that the host has not declared. Behind one, everybody has
 * its address, so that the limits per address count all learners as one. The host is told in the log, at most once an
 * hour.
 *
 * @param monotonicMillis a clock that never goes back
 */
export function undeclaredProxyCheck(log: Logger, monotonicMillis: () => number = () => performance.now()) {
  let quietUntil = -Infinity
  return (request: Pick<IncomingMessage, 'headers'>): void => {
    if (request.headers['x-forwarded-for'] === undefined || monotonicMillis() < quietUntil) return
    quietUntil = monotonicMillis() + repeatMillis
    log.warn(
      { event: 'undeclared-proxy' },
      'A request has X-Forwarded-For, but TRUST_PROXY is no. If a proxy of yours stands in front of Retrace, set ' +
        'TRUST_PROXY=yes: until then all learners behind it share the sign-in limits of one address.',
    )
  }
}
