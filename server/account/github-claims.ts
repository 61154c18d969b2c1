import { z } from 'zod'

const userSchema = z.object({ id: z.int() })
const emailsSchema = z.array(
  z.object({ email: z.string().max(254), primary: z.boolean(), verified: z.boolean() }),
)

/**
 * Who somebody is at GitHub, in the claims of OpenID Connect: its number for them, which they keep under every name, and
 * their first address.
 *
 * @param ask fetches a path of GitHub's API for them
 * @throws Error if GitHub does not answer as its API is documented
 */
export async function gitHubClaims(ask: (path: string) => Promise<unknown>) {
  const { id } = userSchema.parse(await ask('/user'))
  const primary = emailsSchema.parse(await ask('/user/emails')).find((email) => email.primary)
  const address = primary === undefined ? {} : { email: primary.email, email_verified: primary.verified }
  return { sub: String(id), ...address }
}

/**
 * Asks GitHub's API for whom a token was given to.
 *
 * @throws Error if it refuses, or does not answer in time
 */
export const askGitHub =
  (token: string, timeoutMillis: number) =>
  async (path: string): Promise<unknown> => {
    const response = await fetch(`https://api.github.com${path}`, {
      headers: { Accept: 'application/vnd.github+json', Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(timeoutMillis),
    })
    if (!response.ok) throw new Error(`GitHub answered with ${response.status}`)
    return response.json()
  }
