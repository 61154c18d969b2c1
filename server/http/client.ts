import { isIPv4 } from 'node:net'
import ipaddr from 'ipaddr.js'
import { clientAddressHeader } from '#server/http/client-address'

/** Who sent a request, as far as our HTTP server knows. */
export interface Client {
  /** What limits per address count as one, see {@link networkOf}. */
  network: string
  /** Names the request in the log. Missing under `npm run dev`, which runs without our HTTP server. */
  requestId: string | undefined
}

/** Reads who sent a request from the headers that `http-server.ts` has written. */
export function clientOf(headers: Pick<Headers, 'get'>): Client {
  return {
    network: networkOf(headers.get(clientAddressHeader) ?? ''),
    requestId: headers.get('x-request-id') ?? undefined,
  }
}

/**
 * The network of an address that one household or machine has to itself: an IPv4 address, or the first 64 bits of an
 * IPv6 address, of which it usually gets all others as well (RFC 6177). Some proxies add a port, which is left out.
 *
 * @returns `unknown` for what is not an address, so that all of these share one budget
 */
function networkOf(address: string): string {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address
  if (isIPv4(bare)) return bare
  if (!ipaddr.IPv6.isValid(bare)) return 'unknown'
  const parsed = ipaddr.IPv6.parse(bare)
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().toString()
  const prefix = new ipaddr.IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0])
  return `${prefix.toString()}/64`
}
