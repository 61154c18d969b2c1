import { z } from 'zod'
import { intervalsSchema, typedStepsSchema, type Intervals } from '#domain/schedule/intervals'
import { isTimeZone } from '#domain/schedule/study-day'
import { database } from '#server/database/database'
import { prepared } from '#server/database/prepared-query'
import { storedIntervals } from '#server/study/stored-intervals'

const wholeNumber = z.string().trim().regex(/^\d+$/).transform(Number)
const decimal = z
  .string()
  .trim()
  .regex(/^[01]?[.,]\d+$/)
  .transform((text) => Number(text.replace(',', '.')))
const yesOrNo = z.enum(['yes', 'no']).transform((word) => word === 'yes')

/** The settings as a form sends them. */
const formSchema = z.object({
  timeZone: z.string().refine(isTimeZone),
  rolloverHour: wholeNumber.pipe(z.int().max(23)),
  newCardsPerDay: wholeNumber.pipe(z.int().max(999)),
  reviewsPerDay: wholeNumber.pipe(z.int().max(9_999)),
  /** Minutes of study a day that the learner aims at; 0 for no goal. */
  goalMinutes: wholeNumber.pipe(z.int().max(240)),
  /** The chance of recall at which a card comes back. */
  desiredRetention: decimal.pipe(z.number().min(0.7).max(0.99)),
  learningMinutes: typedStepsSchema,
  relearningMinutes: typedStepsSchema,
  longestDays: wholeNumber.pipe(intervalsSchema.shape.longestDays),
  /** Forgotten so often, a card keeps being forgotten. */
  leechLapses: wholeNumber.pipe(z.int().min(2).max(50)),
  /** Whether to ask how sure the learner is before a graded answer is shown. */
  asksConfidence: yesOrNo,
  /** Whether study goes on by itself after an answer that is right and that the learner was sure of. */
  goesOn: yesOrNo,
  appearance: z.enum(['system', 'light', 'dark']),
})
export type LearningSettings = z.infer<typeof formSchema>
export type LearningSetting = keyof LearningSettings

/** How a learner studies. */
export async function readLearningSettings(userId: string): Promise<LearningSettings> {
  const row = await database.read((db) => readSettings.first(db, { userId }))
  if (row === undefined) throw new Error(`Learner ${userId} has no settings.`)
  const { intervals, asksConfidence, goesOn, ...rest } = row
  return {
    ...rest,
    ...storedIntervals(intervals),
    asksConfidence: Boolean(asksConfidence),
    goesOn: Boolean(goesOn),
  }
}

const readSettings = prepared<{ userId: string }>()((db, value) =>
  db
    .selectFrom('Settings')
    .select([
      'timeZone',
      'rolloverHour',
      'newCardsPerDay',
      'reviewsPerDay',
      'goalMinutes',
      'desiredRetention',
    ])
    .select(['intervals', 'leechLapses', 'asksConfidence', 'goesOn', 'appearance'])
    .where('userId', '=', value('userId')),
)

/**
 * Changes how a learner studies: all of it, or nothing.
 *
 * @returns the fields that cannot be used; empty if everything was saved
 */
export async function changeLearningSettings(userId: string, form: unknown): Promise<LearningSetting[]> {
  const parsed = formSchema.safeParse(form)
  if (parsed.success) {
    const { learningMinutes, relearningMinutes, longestDays, ...rest } = parsed.data
    const intervals: Intervals = { learningMinutes, relearningMinutes, longestDays }
    const { numUpdatedRows } = await database.write((db) =>
      db
        .updateTable('Settings')
        .set({ ...rest, intervals: JSON.stringify(intervals) })
        .where('userId', '=', userId)
        .executeTakeFirst(),
    )
    if (numUpdatedRows === 0n) throw new Error(`Learner ${userId} has no settings.`)
    return []
  }
  const faults = new Set(parsed.error.issues.map((issue) => issue.path[0]))
  return formSchema.keyof().options.filter((field) => faults.has(field))
}
