import { z } from 'zod'
import { languages } from '#domain/interface-language'
import { PASSED } from '#domain/practice/tracing'
import { deckTitleSchema, ownTagsSchema, ownTextSchema } from '#domain/own/own-card'
import { answerSchema, confidenceSchema } from '#domain/items/answer'
import { quizSetupSchema } from '#domain/quiz/quiz-setup'
import { examsSchema } from '#domain/schedule/exam'
import { intervalsSchema } from '#domain/schedule/intervals'
import { isTimeZone } from '#domain/schedule/study-day'
import { maxCardsPerDeck } from '#server/own/own-cards'
import { idSchema, instantSchema } from '#server/input-schemas'

// What stands in the files of an archive; docs/export.md describes it for people. A row of the database is an object with
// its columns, but without `userId`. A column that holds JSON holds it here as such, and a boolean is one.

/** Number of this format. A change that an older reader would misunderstand needs the next one. */
export const archiveVersion = 1

/** Checks a value and leaves it as it is, so that it is stored as it was: with the same keys in the same order. */
const checked = (schema: z.ZodType) =>
  z.unknown().refine((value) => schema.safeParse(value).success, 'is not what this column holds')

const instant = z.int()
/** Of a row: a UUID, where the app made it. */
const rowId = z.string().regex(/^[\w-]{1,100}$/)
const key = z.string().min(1).max(1_000)
const version = z.string().min(1).max(200)
const count = z.int().min(0)
const override = z.enum(['typo', 'equivalent', 'key'])
const state = z.enum(['New', 'Learning', 'Review', 'Relearning'])
const maxText = 200_000

const manifestSchema = z.object({
  format: z.literal('retrace-account'),
  version: z.literal(archiveVersion),
  exportedAtMillis: instant,
})

const accountSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(['learner', 'author', 'host']),
  createdAtMillis: instant,
})

const settingsSchema = z.object({
  timeZone: z.string().refine(isTimeZone),
  rolloverHour: z.int().min(0).max(23),
  newCardsPerDay: count.max(999),
  reviewsPerDay: count.max(9_999),
  goalMinutes: count.max(240),
  /** Archives from before there was such a limit do not have it. */
  maxMinutes: count.max(600).default(0),
  desiredRetention: z.number().min(0.7).max(0.99),
  intervals: checked(intervalsSchema),
  /** Archives from before there were exams do not have it. */
  exams: examsSchema.default([]),
  leechLapses: z.int().min(2).max(50),
  asksConfidence: z.boolean(),
  goesOn: z.boolean(),
  appearance: z.enum(['system', 'light', 'dark']),
  /** Archives from before there were languages do not have it, and those of a newer app may have one more. */
  language: z.enum(['browser', ...languages]).catch('browser'),
  weightsId: rowId.nullable(),
})

const learnedWeightsSchema = z.object({
  id: rowId,
  weights: z.array(z.number()).length(21),
  trainedAtMillis: instant,
  trainedOn: z.int().min(1),
  comparedOn: z.int().min(1),
  comparedWith: version,
  logLoss: z.number(),
  logLossBefore: z.number(),
  usedSinceMillis: instant.nullable(),
})

const scheduleSchema = z.object({
  cardId: idSchema,
  state,
  step: count,
  stability: z.number().nullable(),
  difficulty: z.number().nullable(),
  dueAtMillis: instant.nullable(),
  dueDay: z.int().nullable(),
  lastReviewedAtMillis: instant.nullable(),
  lastStudyDay: z.int().nullable(),
  reps: count,
  lapses: count,
  suspended: z.boolean(),
  buriedUntilDay: z.int().nullable(),
  weightsVersion: version,
  revision: count,
  follows: key.nullable(),
  lastEventAtMillis: instant.nullable(),
})

const eventSchema = z.object({
  id: rowId,
  key,
  cardId: idSchema,
  itemId: idSchema.nullable(),
  event: z.enum(['rated', 'practised', 'undone', 'reset', 'dueSet', 'suspended', 'unsuspended', 'buried']),
  rating: z.int().min(1).max(4).nullable(),
  correct: z.boolean().nullable(),
  answer: checked(answerSchema.nullable()),
  confidence: confidenceSchema.nullable(),
  override: override.nullable(),
  durationMillis: count.nullable(),
  undoneId: rowId.nullable(),
  dueDay: z.int().nullable(),
  follows: key.nullable(),
  before: checked(z.looseObject({ state })),
  revision: count,
  atMillis: instant.nullable(),
  clientAtMillis: instant,
  serverAtMillis: instant,
  studyDay: z.int(),
  timeZone: z.string().refine(isTimeZone),
  rolloverHour: z.int().min(0).max(23),
  desiredRetention: z.number().min(0.7).max(0.99),
  intervals: checked(intervalsSchema),
  weightsVersion: version,
  /** The first archives of this version do not have it. */
  importedFrom: z.enum(['anki']).nullable().default(null),
})

const flagSchema = z.object({
  id: rowId,
  key,
  cardId: idSchema,
  itemId: idSchema,
  note: z.string().min(1).max(2_000),
  override: override.nullable(),
  createdAtMillis: instant,
  resolvedAtMillis: instant.nullable(),
})

const quizLessonSchema = z.object({ lessonId: idSchema, position: count })

const quizAnswerSchema = z.object({
  position: count,
  questionId: idSchema,
  itemId: idSchema,
  answer: checked(answerSchema.nullable()),
  confidence: confidenceSchema.nullable(),
  marked: z.boolean(),
  correct: z.boolean().nullable(),
  credit: z.number().min(0).max(1).nullable(),
  answeredAtMillis: instant.nullable(),
})

const quizSchema = z.object({
  id: rowId,
  purpose: z.enum(['quiz', 'pretest']),
  feedback: z.enum(['each', 'end']),
  setup: checked(quizSetupSchema),
  seed: z.string().min(1).max(200),
  startedAtMillis: instant,
  deadlineMillis: instant.nullable(),
  finishedAtMillis: instant.nullable(),
  lessons: z.array(quizLessonSchema).max(1_000),
  answers: z.array(quizAnswerSchema).max(1_000),
})

const visitSchema = z.object({
  lessonId: idSchema,
  firstAtMillis: instant,
  lastAtMillis: instant,
  place: z.string().max(maxText).nullable(),
  begunAtMillis: instant.nullable(),
  pretestDeclinedAtMillis: instant.nullable(),
})

const begunPartSchema = z.object({ lessonId: idSchema, part: z.string().max(1_000), atMillis: instant })

const tracePracticeSchema = z.object({
  key,
  runHash: version,
  atMillis: instant,
  answers: z.array(z.int().min(PASSED).max(100)).max(1_000),
  correct: count,
  questions: count,
})

/** What a card said at one time. */
const cardVersionSchema = z.object({
  id: idSchema,
  createdAtMillis: instantSchema,
  front: ownTextSchema,
  back: ownTextSchema,
})

const ownCardSchema = z.object({
  /** As the app makes them, and never that of a card of a lesson. */
  id: z.string().regex(/^~[\w-]{1,100}$/),
  position: count,
  /** The version that is shown now. */
  itemId: idSchema,
  retiredAtMillis: instant.nullable(),
  tags: ownTagsSchema,
  versions: z.array(cardVersionSchema).min(1).max(10_000),
})

const ownDeckSchema = z.object({
  /** `~`, the id of its owner, and its own. */
  id: z.string().regex(/^~[^/]{1,200}\/[\w-]{1,100}$/),
  title: deckTitleSchema,
  retiredAtMillis: instant.nullable(),
  cards: z.array(ownCardSchema).max(maxCardsPerDeck),
})
export type ArchivedDeck = z.output<typeof ownDeckSchema>

/** The files of JSON, each an array or an object. The log has a line of JSON for each event, because it may be long. */
export const fileSchemas = {
  'manifest.json': manifestSchema,
  'account.json': accountSchema,
  'settings.json': settingsSchema,
  'learned-weights.json': z.array(learnedWeightsSchema).max(10_000),
  'schedules.json': z.array(scheduleSchema).max(100_000),
  'quizzes.json': z.array(quizSchema).max(50_000),
  'visits.json': z.array(visitSchema).max(20_000),
  'begun-parts.json': z.array(begunPartSchema).max(100_000),
  'flags.json': z.array(flagSchema).max(10_000),
  'trace-practice.json': z.array(tracePracticeSchema).max(100_000),
  'own-decks.json': z.array(ownDeckSchema).max(10_000),
} as const
export type JsonFile = keyof typeof fileSchemas

/** Files that the first archives of this version do not have. */
export const laterFiles: ReadonlySet<string> = new Set<JsonFile>(['trace-practice.json', 'own-decks.json'])

export const logFile = 'log.jsonl'
export const logLineSchema = eventSchema
export const maxLogLines = 200_000

/** What an archive holds. */
export type Archive = { [File in JsonFile]: z.output<(typeof fileSchemas)[File]> } & {
  [logFile]: z.output<typeof logLineSchema>[]
}
export type ArchivedEvent = z.output<typeof logLineSchema>
