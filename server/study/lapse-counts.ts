import { direct } from '#server/database/prisma'

/** How many of a learner's current cards were forgotten how often; those that never were are left out. */
export const lapseCounts = (userId: string) =>
  direct.reader.all<{ lapses: number; cards: number }>(
    `SELECT schedule.lapses AS lapses, count(*) AS cards
     FROM CardSchedule schedule JOIN Card card ON card.id = schedule.cardId
     WHERE schedule.userId = @userId AND schedule.lapses > 0 AND card.retiredAtMillis IS NULL
     GROUP BY schedule.lapses`,
    { userId },
  )
