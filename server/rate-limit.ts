import { database } from '#server/database/database'
import type { Transaction } from '#server/database/sqlite-database'

export interface RateLimit {
  hits: number
  windowMillis: number
}

/**
 * Counts one hit under a key, in one statement, and tells whether it is still within the limit.
 * A window begins with the first hit after the last window ended.
 */
export async function withinRateLimit(
  db: Transaction,
  key: string,
  limit: RateLimit,
  now: Date,
): Promise<boolean> {
  const atMillis = now.getTime()
  const windowEndsMillis = atMillis + limit.windowMillis
  const { hits } = await db
    .insertInto('RateLimit')
    .values({ key, windowEndsMillis, hits: 1 })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => {
        const hasEnded = eb('RateLimit.windowEndsMillis', '<=', atMillis)
        return {
          hits: eb
            .case()
            .when(hasEnded)
            .then(1)
            .else(eb('RateLimit.hits', '+', 1))
            .end(),
          windowEndsMillis: eb
            .case()
            .when(hasEnded)
            .then(eb.ref('excluded.windowEndsMillis'))
            .else(eb.ref('RateLimit.windowEndsMillis'))
            .end(),
        }
      }),
    )
    .returning('hits')
    .executeTakeFirstOrThrow()
  return hits <= limit.hits
}

/** Forgets the hits under a key. */
export async function clearRateLimit(db: Transaction, key: string): Promise<void> {
  await db.deleteFrom('RateLimit').where('key', '=', key).execute()
}

/** Forgets the windows that have ended, so that the table stays small. */
export async function sweepRateLimits(now: Date): Promise<void> {
  await database.write((db) =>
    db.deleteFrom('RateLimit').where('windowEndsMillis', '<=', now.getTime()).execute(),
  )
}
