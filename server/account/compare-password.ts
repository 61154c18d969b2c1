import type { KnownDevice } from '#server/account/known-device'
import { verifyPassword } from '#server/account/password'
import { beginAttempt, succeed, withdraw, type LimitName } from '#server/account/sign-in-limits'
import { BusyError } from '#server/bounded-queue'
import { database } from '#server/database/database'
import type { Client } from '#server/http/client'

export type Comparison =
  | { kind: 'right'; userId: string }
  | { kind: 'wrong' }
  | { kind: 'too-many-attempts'; limit: LimitName }
  /** Too many passwords are compared at this moment. */
  | { kind: 'busy' }

interface Account {
  /** As accounts are found under. */
  email: string
  /** Undefined if there is no such account; then the password is wrong, and that takes as long as any other. */
  userId: string | undefined
  passwordHash: string | null
}

/**
 * Compares a password with that of an account, within the limits of signing in: whoever has got hold of a session can
 * guess no more passwords with it than without.
 *
 * @param device what the browser remembers, of whichever account
 */
export async function comparePassword(
  { email, userId, passwordHash }: Account,
  password: string,
  { network, device }: Pick<Client, 'network'> & { device: KnownDevice | null },
  now: Date,
): Promise<Comparison> {
  const deviceId = device !== null && device.userId === userId ? device.deviceId : null
  const beginning = await beginAttempt({ email, network, deviceId }, now)
  if (beginning.kind === 'refused') return { kind: 'too-many-attempts', limit: beginning.limit }
  const matches = await verifyPassword(passwordHash, password).catch((error: unknown) => {
    if (error instanceof BusyError) return 'busy'
    throw error
  })
  if (matches === 'busy') {
    await withdraw(beginning.attempt)
    return { kind: 'busy' }
  }
  if (userId === undefined || !matches) return { kind: 'wrong' }
  await database.write((db) => succeed(db, beginning.attempt))
  return { kind: 'right', userId }
}
