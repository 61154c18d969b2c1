import { settings } from '#server/settings'

const yearMillis = 365 * 86_400_000

/** Where to report a vulnerability (RFC 9116); 404 unless the host has set SECURITY_CONTACT. */
export function GET() {
  const { baseUrl, securityContact } = settings()
  if (securityContact === null) return new Response(null, { status: 404 })
  const expires = new Date(Date.now() + yearMillis).toISOString()
  const lines = [
    `Contact: ${securityContact}`,
    `Expires: ${expires}`,
    `Canonical: ${baseUrl}/.well-known/security.txt`,
  ]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
