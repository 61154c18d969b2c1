import { comparePassword } from '#server/account/compare-password'
import { emailSchema } from '#server/account/credentials'
import type { KnownDevice } from '#server/account/known-device'
import { database } from '#server/database/database'
import type { Client } from '#server/http/client'
import { log } from '#server/log'

export type Authentication =
  | { kind: 'signed-in'; userId: string }
  | { kind: 'wrong-credentials' }
  | { kind: 'too-many-attempts' }
  /** Too many others are signing in at this moment. */
  | { kind: 'busy' }

/**
 * Checks an e-mail address and a password. What is wrong is not told, only that something is.
 *
 * @param device what the browser remembers, of whichever account
 */
export async function authenticate(
  { email, password }: { email: string; password: string },
  client: Client & { device: KnownDevice | null },
  now: Date,
): Promise<Authentication> {
  const parsed = emailSchema.safeParse(email)
  if (!parsed.success) return { kind: 'wrong-credentials' }
  const user = await database.read((db) =>
    db.selectFrom('User').select(['id', 'passwordHash']).where('email', '=', parsed.data).executeTakeFirst(),
  )
  const account = { email: parsed.data, userId: user?.id, passwordHash: user?.passwordHash ?? null }
  const who = { requestId: client.requestId, userId: user?.id }
  const comparison = await comparePassword(account, password, client, now)
  switch (comparison.kind) {
    case 'too-many-attempts':
      log.warn({ event: 'sign-in-refused', ...who, limit: comparison.limit }, 'too many failures to sign in')
      return { kind: 'too-many-attempts' }
    case 'busy':
      log.warn({ event: 'sign-in-busy', ...who }, 'too many sign in at once')
      return { kind: 'busy' }
    case 'wrong':
      log.info({ event: 'sign-in-failed', ...who })
      return { kind: 'wrong-credentials' }
    case 'right':
      log.info({ event: 'signed-in', ...who })
      return { kind: 'signed-in', userId: comparison.userId }
  }
}
