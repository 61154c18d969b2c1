/**
 * Whether a request that changes something comes from a page of ours and carries JSON. Browsers set Origin on
 * every such request, and no form of another site can send JSON without asking first; route handlers get no
 * such check from Next (its actions do).
 */
export function isOwnJsonRequest(request: Request): boolean {
  const origin = request.headers.get('origin')
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  const type = request.headers.get('content-type')?.split(';')[0]?.trim()
  return (
    origin !== null && URL.canParse(origin) && new URL(origin).host === host && type === 'application/json'
  )
}
