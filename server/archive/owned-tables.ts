import type { DB } from '#prisma/database'
import { logFile, type JsonFile } from '#server/archive/archive-schema'

interface Columns {
  /** That hold JSON as text. */
  json: readonly string[]
  /** That hold 0 or 1. */
  flags: readonly string[]
}
const plain: Columns = { json: [], flags: [] }

interface Exported extends Columns {
  file: JsonFile | typeof logFile
  /** Columns that are left out, besides `userId` and those that name the row this one stands in. */
  without?: Readonly<Record<string, string>>
}

/** Rows that stand in the file of the account, and are not taken back: a forged file would let somebody in. */
const ofAccount = { writtenIn: 'account.json' } as const

/** Rows with an owner, which stand in a file in another form. */
const ownDecks = { writtenIn: 'own-decks.json' } as const

/** Every table with rows of learners: in which file they are exported, or why they are not. */
export const ownedTables = {
  User: {
    ...plain,
    file: 'account.json',
    without: {
      passwordHash: 'It proves nothing to whom it belongs, and helps whoever finds the file to guess.',
    },
  },
  Settings: {
    json: ['intervals', 'exams'],
    flags: ['asksConfidence', 'goesOn'],
    file: 'settings.json',
    without: {
      digestHour: 'A file must not make a site send mail; whoever wants it turns it on there.',
      digestDay: 'It only keeps a day from having two mails.',
      planBefore: 'It takes back a change that was made on this site, among cards that were here.',
    },
  },
  LearnedWeights: { json: ['weights'], flags: [], file: 'learned-weights.json' },
  CardSchedule: { json: [], flags: ['suspended'], file: 'schedules.json' },
  ReviewLog: { json: ['answer', 'before', 'intervals'], flags: ['correct'], file: logFile },
  QuizAttempt: { json: ['setup'], flags: [], file: 'quizzes.json' },
  QuizLesson: { ...plain, file: 'quizzes.json' },
  QuizAnswer: { json: ['answer'], flags: ['marked', 'correct'], file: 'quizzes.json' },
  LessonVisit: { ...plain, file: 'visits.json' },
  BegunPart: { ...plain, file: 'begun-parts.json' },
  ItemFlag: { ...plain, file: 'flags.json' },
  TracePractice: { json: ['answers'], flags: [], file: 'trace-practice.json' },
  Course: ownDecks,
  Lesson: ownDecks,
  Card: ownDecks,
  CardTag: ownDecks,
  Item: ownDecks,
  ProviderLink: ofAccount,
  Session: { excludedBecause: 'It says where somebody is signed in now, and is worth nothing elsewhere.' },
  MailToken: { excludedBecause: 'It is a link in a mail that was not followed yet, and works once.' },
  RateLimit: { excludedBecause: 'It counts failures for at most an hour.' },
} as const satisfies Partial<
  Record<keyof DB, Exported | { writtenIn: JsonFile } | { excludedBecause: string }>
>

export type ExportedTable = {
  [Table in keyof typeof ownedTables]: (typeof ownedTables)[Table] extends Exported ? Table : never
}[keyof typeof ownedTables]

const ruleOf = (table: ExportedTable): Exported => ownedTables[table]

/** Columns that say whose a row is; the archive itself says so. */
const owners = ['userId', 'attemptId']

/** A row as it stands in the archive. */
export function archived(
  table: ExportedTable,
  row: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { json, flags, without = {} } = ruleOf(table)
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !owners.includes(column) && !Object.hasOwn(without, column))
      .map(([column, value]) => {
        if (json.includes(column) && typeof value === 'string') return [column, JSON.parse(value)]
        return [column, flags.includes(column) && value !== null ? Boolean(value) : value]
      }),
  )
}

/** A row as it stands in the database, from one in the archive. */
export function unarchived<Row extends object>(table: ExportedTable, row: Row): Record<keyof Row, unknown> {
  const { json } = ruleOf(table)
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      json.includes(column) && value !== null ? JSON.stringify(value) : value,
    ]),
  ) as Record<keyof Row, unknown>
}
