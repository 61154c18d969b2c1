import { defaultDailyLimits, type DailyLimits } from '#domain/schedule/daily-limits'
import { defaultWeights, type Weights } from '#domain/schedule/fsrs'
import { defaultIntervals, type Intervals } from '#domain/schedule/intervals'
import { defaultLeechLapses } from '#domain/schedule/leech'
import type { DayBoundary } from '#domain/schedule/study-day'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/sqlite-database'
import { storedIntervals } from '#server/study/stored-intervals'
import { weightsNamed } from '#server/study/weights'

export interface StudySettings extends DailyLimits {
  dayBoundary: DayBoundary
  /** Minutes of study that a day has at most; 0 for no limit. */
  maxMinutes: number
  /** Minutes of study a day that the learner aims at; 0 for no goal. */
  goalMinutes: number
  desiredRetention: number
  intervals: Intervals
  /** A card with this many lapses or more is a leech. */
  leechLapses: number
  weights: Weights
}

const defaultStudySettings: StudySettings = {
  dayBoundary: { timeZone: 'UTC', rolloverHour: 4 },
  ...defaultDailyLimits,
  maxMinutes: 0,
  goalMinutes: 0,
  desiredRetention: 0.9,
  intervals: defaultIntervals,
  leechLapses: defaultLeechLapses,
  weights: defaultWeights,
}

/** A learner's study settings; the defaults if none are stored. */
export async function studySettings(db: Transaction, userId: string): Promise<StudySettings> {
  const row = await readSettings.first(db, { userId })
  if (row === undefined) return defaultStudySettings
  const { timeZone, rolloverHour, weightsId, intervals, ...limits } = row
  return {
    dayBoundary: { timeZone, rolloverHour },
    weights: await weightsNamed(db, weightsId ?? defaultWeights.version),
    intervals: storedIntervals(intervals),
    ...limits,
  }
}

const readSettings = prepared<{ userId: string }>()((db, value) =>
  db
    .selectFrom('Settings')
    .select(['timeZone', 'rolloverHour', 'newCardsPerDay', 'reviewsPerDay', 'desiredRetention', 'intervals'])
    .select(['leechLapses', 'weightsId', 'maxMinutes', 'goalMinutes'])
    .where('userId', '=', value('userId')),
)
