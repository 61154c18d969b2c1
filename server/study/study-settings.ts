import type { Reckoning } from '#domain/schedule/study-day'
import type { Sql } from '#server/database/direct'

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

type SettingsRow = StudySettings['reckoning'] & Omit<StudySettings, 'reckoning'>

/** How a learner studies. */
export function studySettings(sql: Sql, userId: string): StudySettings {
  const row = sql.get<SettingsRow>(
    `SELECT timeZone, rolloverHour, newCardsPerDay, reviewsPerDay, desiredRetention
     FROM Settings WHERE userId = @userId`,
    { userId },
  )
  if (row === undefined) return withoutSettings
  const { timeZone, rolloverHour, ...limits } = row
  return { reckoning: { timeZone, rolloverHour }, ...limits }
}
