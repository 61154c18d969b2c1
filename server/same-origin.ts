/**
 * Whether a request that changes something comes from a page of this app and carries what it should. Browsers set
 * `Origin` on every such request, and no form of another site can send such a type without a preflight. Next checks its
 * actions in the same way, but not route handlers. `X-Forwarded-Host` comes from our HTTP server, see
 * `server/http/origin.ts`.
 */
export function isOwnRequest(
  request: Request,
  expectedType: 'application/json' | 'application/zip' | 'application/octet-stream',
): boolean {
  const origin = request.headers.get('origin')
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  const type = request.headers.get('content-type')?.split(';')[0]?.trim()
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host && type === expectedType
}
