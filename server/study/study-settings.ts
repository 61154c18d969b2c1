import { defaultDailyLimits, type DailyLimits } from '#domain/schedule/daily-limits'
import { defaultWeights, type Weights } from '#domain/schedule/fsrs'
import { intervalsSchema, defaultIntervals, type Intervals } from '#domain/schedule/intervals'
import { defaultLeechLapses } from '#domain/schedule/leech'
import type { DayBoundary } from '#domain/schedule/study-day'
import type { Sql } from '#server/database/direct'
import { weightsNamed } from '#server/study/weights'

export interface StudySettings extends DailyLimits {
  dayBoundary: DayBoundary
  desiredRetention: number
  intervals: Intervals
  /** A card that was forgotten so often keeps being forgotten. */
  leechLapses: number
  weights: Weights
}

const withoutSettings: StudySettings = {
  dayBoundary: { timeZone: 'UTC', rolloverHour: 4 },
  ...defaultDailyLimits,
  desiredRetention: 0.9,
  intervals: defaultIntervals,
  leechLapses: defaultLeechLapses,
  weights: defaultWeights,
}

type SettingsRow = StudySettings['dayBoundary'] &
  Omit<StudySettings, 'dayBoundary' | 'weights' | 'intervals'> & {
    weightsId: string | null
    intervals: string
  }

/** How a learner studies. */
export function studySettings(sql: Sql, userId: string): StudySettings {
  const row = sql.get<SettingsRow>(
    `SELECT timeZone, rolloverHour, newCardsPerDay, reviewsPerDay, desiredRetention, intervals,
       leechLapses, weightsId
     FROM Settings WHERE userId = @userId`,
    { userId },
  )
  if (row === undefined) return withoutSettings
  const { timeZone, rolloverHour, weightsId, intervals, ...limits } = row
  const weights = weightsNamed(weightsId ?? defaultWeights.version)
  return {
    dayBoundary: { timeZone, rolloverHour },
    weights,
    intervals: intervalsSchema.parse(JSON.parse(intervals)),
    ...limits,
  }
}
