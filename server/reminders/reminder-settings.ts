import { z } from 'zod'
import { database } from '#server/database/database'
import { readStopToken } from '#server/reminders/stop-token'

/** As a form sends it: an hour from 0 to 23, or `off`. */
export const digestHourSchema = z.union([
  z.literal('off').transform(() => null),
  z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .pipe(z.int().max(23)),
])

/** From which hour of the day a mail says what is due; null if the learner wants none. */
export async function digestHour(userId: string): Promise<number | null> {
  const row = await database.read((db) =>
    db.selectFrom('Settings').select('digestHour').where('userId', '=', userId).executeTakeFirst(),
  )
  return row?.digestHour ?? null
}

/**
 * Turns the daily mail on or off.
 *
 * @returns false if the learner has not confirmed that they read the mail of their address
 */
export function setDigestHour(userId: string, hour: number | null): Promise<boolean> {
  return database.writeOf(userId, async (db) => {
    const user = await db
      .selectFrom('User')
      .select('emailVerifiedAtMillis')
      .where('id', '=', userId)
      .executeTakeFirst()
    if (hour !== null && (user?.emailVerifiedAtMillis ?? null) === null) return false
    await db.updateTable('Settings').set({ digestHour: hour }).where('userId', '=', userId).execute()
    return true
  })
}

/**
 * Stops the daily mail of whoever a link was sent to. That it was stopped already makes no difference.
 *
 * @returns false if the link is made up or too old
 */
export async function stopDigests(token: string, now: Date): Promise<boolean> {
  const userId = readStopToken(token, now)
  if (userId === null) return false
  await database.writeOf(userId, (db) =>
    db.updateTable('Settings').set({ digestHour: null }).where('userId', '=', userId).execute(),
  )
  return true
}
