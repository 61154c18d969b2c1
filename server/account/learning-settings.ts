import { z } from 'zod'
import { isOffered, languages } from '#domain/interface-language'
import { dayLoads, weekdays, type DayLoad, type EasyDays, type Weekday } from '#domain/schedule/easy-days'
import { intervalsSchema, typedStepsSchema, type Intervals } from '#domain/schedule/intervals'
import { isTimeZone } from '#domain/schedule/study-day'
import { database } from '#server/database/database'
import { prepared } from '#server/database/prepared-query'
import { keepPlan } from '#server/study/plan-changes'
import { storedIntervals } from '#server/study/stored-intervals'
import type { StudySettings } from '#server/study/study-settings'

const wholeNumber = z.string().trim().regex(/^\d+$/).transform(Number)
const decimal = z
  .string()
  .trim()
  .regex(/^[01]?[.,]\d+$/)
  .transform((text) => Number(text.replace(',', '.')))
const dayLoad = z.enum(dayLoads)
const yesOrNo = z.enum(['yes', 'no']).transform((word) => word === 'yes')

/** The settings as a form sends them. */
const formSchema = z.object({
  timeZone: z.string().refine(isTimeZone),
  rolloverHour: wholeNumber.pipe(z.int().max(23)),
  newCardsPerDay: wholeNumber.pipe(z.int().max(999)),
  reviewsPerDay: wholeNumber.pipe(z.int().max(9_999)),
  /** Minutes of study a day that the learner aims at; 0 for no goal. */
  goalMinutes: wholeNumber.pipe(z.int().max(240)),
  /** Minutes of study that a day has at most; 0 for no limit. */
  maxMinutes: wholeNumber.pipe(z.int().max(600)),
  /** How many reviews each day of the week is to have. */
  monday: dayLoad,
  tuesday: dayLoad,
  wednesday: dayLoad,
  thursday: dayLoad,
  friday: dayLoad,
  saturday: dayLoad,
  sunday: dayLoad,
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
  /** In which language the app speaks; `browser` for that of the browser. */
  language: z.enum(['browser', ...languages]),
})
export type LearningSettings = z.infer<typeof formSchema>
export type LearningSetting = keyof LearningSettings

/** The settings that have a column of their own; the others are in `intervals`. */
const plainColumns = [
  'timeZone',
  'rolloverHour',
  'newCardsPerDay',
  'reviewsPerDay',
  'goalMinutes',
  'maxMinutes',
  'desiredRetention',
  'leechLapses',
  'asksConfidence',
  'goesOn',
  'appearance',
  'language',
] as const satisfies readonly LearningSetting[]

/** How a learner studies. */
export async function readLearningSettings(userId: string): Promise<LearningSettings> {
  const row = await database.read((db) => readSettings.first(db, { userId }))
  if (row === undefined) throw new Error(`Learner ${userId} has no settings.`)
  const { intervals, asksConfidence, goesOn, language, ...rest } = row
  const { easyDays = {}, ...steps } = storedIntervals(intervals)
  return {
    ...rest,
    ...steps,
    ...loadsOf(easyDays),
    asksConfidence: Boolean(asksConfidence),
    goesOn: Boolean(goesOn),
    language: isOffered(language) ? language : 'browser',
  }
}

type Parsed = { kind: 'read'; settings: LearningSettings } | { kind: 'refused'; fields: LearningSetting[] }

function parseForm(form: unknown): Parsed {
  const parsed = formSchema.safeParse(form)
  if (parsed.success) return { kind: 'read', settings: parsed.data }
  const faults = new Set(parsed.error.issues.map((issue) => issue.path[0]))
  return { kind: 'refused', fields: formSchema.keyof().options.filter((field) => faults.has(field)) }
}

/** The settings of a form that decide when cards are asked; null if any field of it cannot be used. */
export function schedulingSettings(
  form: unknown,
): Pick<StudySettings, 'desiredRetention' | 'intervals' | 'maxMinutes'> | null {
  const parsed = parseForm(form)
  if (parsed.kind === 'refused') return null
  const { desiredRetention, maxMinutes } = parsed.settings
  return { desiredRetention, maxMinutes, intervals: intervalsOf(parsed.settings) }
}

const readSettings = prepared<{ userId: string }>()((db, value) =>
  db
    .selectFrom('Settings')
    .select([...plainColumns, 'intervals'])
    .where('userId', '=', value('userId')),
)

/**
 * Changes how a learner studies: all of it, or nothing.
 *
 * @returns the fields that cannot be used; empty if everything was saved
 */
export async function changeLearningSettings(
  userId: string,
  form: unknown,
  now: Date,
): Promise<LearningSetting[]> {
  const parsed = parseForm(form)
  if (parsed.kind === 'refused') return parsed.fields
  const { settings } = parsed
  const plain = Object.fromEntries(plainColumns.map((column) => [column, settings[column]]))
  const intervals = intervalsOf(settings)
  const { numUpdatedRows } = await database.writeOf(userId, async (db) => {
    await keepPlan(db, userId, { ...settings, intervals }, now)
    return db
      .updateTable('Settings')
      .set({ ...plain, intervals: JSON.stringify(intervals) })
      .where('userId', '=', userId)
      .executeTakeFirst()
  })
  if (numUpdatedRows === 0n) throw new Error(`Learner ${userId} has no settings.`)
  return []
}

/** Easy days are left out if there are none, so that most events in the log are as long as before. */
function intervalsOf(settings: LearningSettings): Intervals {
  const { learningMinutes, relearningMinutes, longestDays } = settings
  const easy = weekdays.flatMap((weekday) => {
    const load = settings[weekday]
    return load === 'full' ? [] : [[weekday, load] as const]
  })
  const steps = { learningMinutes, relearningMinutes, longestDays }
  return easy.length === 0 ? steps : { ...steps, easyDays: Object.fromEntries(easy) }
}

const loadsOf = (easyDays: EasyDays): Record<Weekday, DayLoad> => ({
  ...{ monday: 'full', tuesday: 'full', wednesday: 'full', thursday: 'full' },
  ...{ friday: 'full', saturday: 'full', sunday: 'full' },
  ...easyDays,
})
