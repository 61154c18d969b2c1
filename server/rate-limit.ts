import { prisma } from '#server/database/prisma'

export interface RateLimit {
  hits: number
  windowMillis: number
}

/**
 * Counts one hit under a key, in one statement, and tells whether it is still within the limit.
 * A window begins with the first hit after the last window ended.
 */
export async function withinRateLimit(key: string, limit: RateLimit, now: Date): Promise<boolean> {
  const at = now.getTime()
  const endsAt = at + limit.windowMillis
  const rows = await prisma.$queryRaw<{ hits: bigint }[]>`
    INSERT INTO "RateLimit" ("key", "windowEndsMillis", "hits") VALUES (${key}, ${endsAt}, 1)
    ON CONFLICT ("key") DO UPDATE SET
      "hits" = CASE WHEN "windowEndsMillis" <= ${at} THEN 1 ELSE "hits" + 1 END,
      "windowEndsMillis" = CASE WHEN "windowEndsMillis" <= ${at} THEN ${endsAt} ELSE "windowEndsMillis" END
    RETURNING "hits"`
  return Number(rows[0]?.hits ?? 0) <= limit.hits
}

/** Forgets the hits under a key. */
export async function clearRateLimit(key: string): Promise<void> {
  await prisma.rateLimit.deleteMany({ where: { key } })
}

/** Forgets the windows that have ended, so that the table stays small. */
export async function sweepRateLimits(now: Date): Promise<void> {
  await prisma.rateLimit.deleteMany({ where: { windowEndsMillis: { lte: now.getTime() } } })
}
