import type { IncomingMessage } from 'node:http'

/** Header in which our HTTP server tells the app who sent a request; what a client writes there is overwritten. */
export const clientAddressHeader = 'x-retrace-client'

/**
 * Address of the client: of the socket, or, behind a proxy that the host trusts, the one that this proxy wrote, which is
 * the last entry of `X-Forwarded-For`.
 */
export function clientAddressOf(request: IncomingMessage, trustProxy: boolean): string {
  const socketAddress = request.socket.remoteAddress ?? 'unknown'
  if (!trustProxy) return socketAddress
  const forwarded = request.headers['x-forwarded-for']
  const entries = Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')
  return entries.split(',').at(-1)?.trim() || socketAddress
}
