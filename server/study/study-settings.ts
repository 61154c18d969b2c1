import type { DatabaseTransaction } from '#server/database/prisma'
import type { Reckoning } from '#domain/schedule/study-day'

export interface StudySettings {
  reckoning: Reckoning
  newCardsPerDay: number
  reviewsPerDay: number
  desiredRetention: number
}

const withoutSettings: StudySettings = {
  reckoning: { timeZone: 'UTC', rolloverHour: 4 },
  newCardsPerDay: 10,
  reviewsPerDay: 200,
  desiredRetention: 0.9,
}

/** How a learner studies. */
export async function studySettings(database: DatabaseTransaction, userId: string): Promise<StudySettings> {
  const row = await database.settings.findUnique({
    where: { userId },
    select: {
      timeZone: true,
      rolloverHour: true,
      newCardsPerDay: true,
      reviewsPerDay: true,
      desiredRetention: true,
    },
  })
  if (row === null) return withoutSettings
  const { timeZone, rolloverHour, ...limits } = row
  return { reckoning: { timeZone, rolloverHour }, ...limits }
}
