import type { DatabaseTransaction } from '#server/database/prisma'

/** A quarter of so many times says how quick somebody is; fewer say nothing. */
const fewestTimes = 8
/** Older times are those of somebody less practised. */
const latestDays = 90
const latestTimes = 200

/**
 * The time, in milliseconds, that a quarter of the learner's latest right answers of each kind were quicker than.
 * Kinds with fewer than eight such answers in the last 90 study days have none.
 */
export async function quickTimes(
  database: DatabaseTransaction,
  userId: string,
  kinds: readonly string[],
  today: number,
): Promise<Map<string, number>> {
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const rows = await database.reviewLog.findMany({
        where: {
          userId,
          studyDay: { gt: today - latestDays },
          event: 'rated',
          correct: true,
          durationMillis: { not: null },
          item: { kind },
        },
        orderBy: { studyDay: 'desc' },
        take: latestTimes,
        select: { durationMillis: true },
      })
      const times = rows.map(({ durationMillis }) => durationMillis ?? 0).sort((a, b) => a - b)
      const quarter = times[Math.floor(times.length / 4)]
      return times.length < fewestTimes || quarter === undefined ? [] : [[kind, quarter] as const]
    }),
  )
  return new Map(found.flat())
}

/** How often the learner has passed each of these cards. */
export async function passesOf(
  database: DatabaseTransaction,
  userId: string,
  cardIds: string[],
): Promise<Map<string, number>> {
  const rows = await database.reviewLog.groupBy({
    by: ['cardId'],
    where: { userId, cardId: { in: cardIds }, event: 'rated', rating: { gt: 1 } },
    _count: true,
  })
  return new Map(rows.map(({ cardId, _count }) => [cardId, _count]))
}
