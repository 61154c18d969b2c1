const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Pages get a policy of their own from proxy.ts in place of this one, and files of the sandbox from next.config.js.
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
}

const yearSeconds = 31_536_000

/** Headers that every response has, refused requests included. */
export function securityHeaders(baseUrl: string): Readonly<Record<string, string>> {
  return baseUrl.startsWith('https:')
    ? { ...always, 'Strict-Transport-Security': `max-age=${yearSeconds}` }
    : always
}
