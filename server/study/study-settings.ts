import { defaultDailyLimits, type DailyLimits } from '#domain/schedule/daily-limits'
import { examDaysOf, isToCome, type Exam, type ExamScope } from '#domain/schedule/exam'
import { defaultWeights, type Weights } from '#domain/schedule/fsrs'
import { defaultIntervals, type Intervals } from '#domain/schedule/intervals'
import { defaultLeechLapses } from '#domain/schedule/leech'
import type { DayBoundary } from '#domain/schedule/study-day'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'
import { storedExams, storedIntervals } from '#server/study/stored-intervals'
import { weightsNamed } from '#server/study/weights'

export interface StudySettings extends DailyLimits {
  dayBoundary: DayBoundary
  /** Minutes of study that a day has at most; 0 for no limit. */
  maxMinutes: number
  /** Minutes of study a day that the learner aims at; 0 for no goal. */
  goalMinutes: number
  desiredRetention: number
  intervals: Intervals
  exams: readonly Exam[]
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
  exams: [],
  leechLapses: defaultLeechLapses,
  weights: defaultWeights,
}

/** A learner's study settings; the defaults if none are stored. */
export async function studySettings(db: Transaction, userId: string): Promise<StudySettings> {
  const row = await readSettings.first(db, { userId })
  if (row === undefined) return defaultStudySettings
  const { timeZone, rolloverHour, weightsId, intervals, exams, ...limits } = row
  return {
    dayBoundary: { timeZone, rolloverHour },
    weights: await weightsNamed(db, weightsId ?? defaultWeights.version),
    intervals: storedIntervals(intervals),
    exams: storedExams(exams),
    ...limits,
  }
}

const readSettings = prepared<{ userId: string }>()((db, value) =>
  db
    .selectFrom('Settings')
    .select(['timeZone', 'rolloverHour', 'newCardsPerDay', 'reviewsPerDay', 'desiredRetention', 'intervals'])
    .select(['leechLapses', 'weightsId', 'maxMinutes', 'goalMinutes', 'exams'])
    .where('userId', '=', value('userId')),
)

/** The settings for a card, which may have to be ready for exams. */
export function settingsOfCard(settings: StudySettings, card: ExamScope, today: number): StudySettings {
  if (settings.exams.length === 0) return settings
  const examDays = examDaysOf(settings.exams, card, today)
  return examDays.length === 0 ? settings : { ...settings, intervals: { ...settings.intervals, examDays } }
}

/** The settings for a card, of which only the id is known. */
export async function settingsOfCardId(
  db: Transaction,
  settings: StudySettings,
  cardId: string,
  today: number,
): Promise<StudySettings> {
  // Past exams stay among the settings; they must not cost every rating a query.
  if (!settings.exams.some((exam) => isToCome(exam, today))) return settings
  const card = await readScope.first(db, { cardId })
  return card === undefined ? settings : settingsOfCard(settings, card, today)
}

const readScope = prepared<{ cardId: string }>()((db, value) =>
  db
    .selectFrom('Card as card')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .where('card.id', '=', value('cardId'))
    .select(['lesson.id as lessonId', 'lesson.courseId']),
)
