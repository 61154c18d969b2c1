import { randomBytes } from 'node:crypto'

const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Pages and the files of the sandbox have a policy of their own in place of this one, see below.
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

/** What the worker that runs Python may do: compile WebAssembly, and load its own parts. */
export const sandboxPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

/** The header of a request for a page that tells the page its nonce, for a script of its own. */
export const nonceHeader = 'x-nonce'

const isNoPage = /^\/(?:(?:api|_next|sandbox|content)\/|(?:icon\.svg|apple-icon\.png|manifest\.webmanifest)$)/

/**
 * The content security policy of a page, and the nonce in it; null for addresses of anything else. Next reads the nonce
 * from this header of the request, and puts it on the scripts and styles of the page.
 *
 * @param path without the query
 * @param isDevelopment allows what Next's development server adds to pages
 */
export function pagePolicy(path: string, isDevelopment: boolean): { policy: string; nonce: string } | null {
  if (isNoPage.test(path)) return null
  const nonce = randomBytes(16).toString('base64')
  const script = `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`
  const style = isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`
  const policy = [
    "default-src 'self'",
    `script-src ${script}`,
    `style-src ${style}`,
    "worker-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
  return { policy, nonce }
}
