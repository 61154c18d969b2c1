import { emailSchema } from '#server/account/credentials'
import type { KnownDevice } from '#server/account/known-device'
import { verifyPassword } from '#server/account/password'
import { beginAttempt, succeed, withdraw } from '#server/account/sign-in-limits'
import { BusyError } from '#server/bounded-queue'
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
  { network, requestId, device }: Client & { device: KnownDevice | null },
  now: Date,
): Promise<Authentication> {
  const parsed = emailSchema.safeParse(email)
  if (!parsed.success) return { kind: 'wrong-credentials' }
  const user = await database.read((db) =>
    db.selectFrom('User').select(['id', 'passwordHash']).where('email', '=', parsed.data).executeTakeFirst(),
  )
  const deviceId = device !== null && device.userId === user?.id ? device.deviceId : null
  const beginning = await beginAttempt({ email: parsed.data, network, deviceId }, now)
  const who = { requestId, userId: user?.id }
  if (beginning.kind === 'refused') {
    log.warn({ event: 'sign-in-refused', ...who, limit: beginning.limit }, 'too many failures to sign in')
    return { kind: 'too-many-attempts' }
  }
  const matches = await verifyPassword(user?.passwordHash ?? null, password).catch((error: unknown) => {
    if (error instanceof BusyError) return 'busy'
    throw error
  })
  if (matches === 'busy') {
    await withdraw(beginning.attempt)
    log.warn({ event: 'sign-in-busy', ...who }, 'too many sign in at once')
    return { kind: 'busy' }
  }
  if (user === undefined || !matches) {
    log.info({ event: 'sign-in-failed', ...who })
    return { kind: 'wrong-credentials' }
  }
  await database.write((db) => succeed(db, beginning.attempt))
  log.info({ event: 'signed-in', ...who })
  return { kind: 'signed-in', userId: user.id }
}
