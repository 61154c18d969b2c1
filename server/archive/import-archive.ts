import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { DB } from '#prisma/database'
import type { Archive } from '#server/archive/archive-schema'
import { fitToContent, slices, type LeftOut } from '#server/archive/fit-archive'
import { withFreshIds } from '#server/archive/fresh-ids'
import { unarchived } from '#server/archive/owned-tables'
import { parseArchive } from '#server/archive/parse-archive'
import { ArchiveError } from '#server/archive/read-zip'
import { replayArchive } from '#server/archive/replay-archive'
import { BoundedQueue } from '#server/bounded-queue'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/sqlite-database'
import { rowOf } from '#server/study/schedule-row'

/** One at a time: each may take some hundred megabytes for a moment. */
const imports = new BoundedQueue({ atOnce: 1, waiting: 3 })

/** How much there is of each. */
export interface Amounts {
  /** Events of the log, most of them answers. */
  answers: number
  cards: number
  quizzes: number
  lessons: number
  flags: number
}

export interface ImportPreview {
  kind: 'preview'
  exportedAtMillis: number
  /** Of the account that the archive was made from. */
  email: string
  /** What the account has after the import. */
  imported: Amounts
  leftOut: LeftOut
  /** What the account has now, which goes. */
  replaced: Amounts
  /** Answers of the account that the archive does not have. */
  lostAnswers: number
  /** To be sent with the import, which is refused if the archive or the account is not as shown. */
  consent: string
}

export type ImportResult =
  | { kind: 'imported'; imported: Amounts; leftOut: LeftOut }
  /** The archive or the account is not as the preview showed it. Nothing was changed. */
  | { kind: 'changed-meanwhile' }

/**
 * Shows what an import would do.
 *
 * @throws ArchiveError, BusyError
 */
export function previewImport(userId: string, bytes: Buffer): Promise<ImportPreview> {
  return imports.run(async () => {
    const { archive, leftOut } = await prepared(userId, bytes)
    await replayArchive(archive)
    return database.read(async (db) => ({
      kind: 'preview',
      exportedAtMillis: archive['manifest.json'].exportedAtMillis,
      email: archive['account.json'].email,
      imported: amountsOf(archive),
      leftOut,
      replaced: await amountsNow(db, userId),
      lostAnswers: await lostAnswers(db, userId, archive),
      consent: await consentTo(db, userId, bytes),
    }))
  })
}

/**
 * Replaces what an account has learned by what an archive holds: all of it in one transaction, or nothing. The address,
 * the password, the role and the sessions stay as they are.
 *
 * @param consent that of the preview
 * @throws ArchiveError, BusyError
 */
export function importArchive(userId: string, bytes: Buffer, consent: string): Promise<ImportResult> {
  return imports.run(async () => {
    const { archive, leftOut } = await prepared(userId, bytes)
    const schedules = await replayArchive(archive)
    return database.write(async (db) => {
      if ((await consentTo(db, userId, bytes)) !== consent) return { kind: 'changed-meanwhile' }
      await removeLearning(db, userId)
      try {
        await insertLearning(db, userId, archive, schedules)
      } catch (error) {
        // What no schema of a single file sees, such as two events of the same key.
        if (isConstraint(error)) throw new ArchiveError('contradictory', 'The files contradict each other.')
        throw error
      }
      return { kind: 'imported', imported: amountsOf(archive), leftOut }
    })
  })
}

async function prepared(userId: string, bytes: Buffer): Promise<{ archive: Archive; leftOut: LeftOut }> {
  const parsed = await parseArchive(bytes)
  checkReferences(parsed)
  return database.read(async (db) => {
    const { archive, leftOut } = await fitToContent(db, userId, parsed)
    return { archive: await withFreshIds(db, userId, archive), leftOut }
  })
}

/** Rows of an archive may only refer to each other: by no id does it reach what belongs to somebody else. */
function checkReferences(archive: Archive): void {
  const events = new Set(archive['log.jsonl'].map(({ id }) => id))
  const weights = new Set(archive['learned-weights.json'].map(({ id }) => id))
  const { weightsId } = archive['settings.json']
  const isOwn =
    (weightsId === null || weights.has(weightsId)) &&
    archive['log.jsonl'].every(({ undoneId }) => undoneId === null || events.has(undoneId))
  if (!isOwn) throw new ArchiveError('contradictory', 'The files name rows that they do not have.')
}

const amountsOf = (archive: Archive): Amounts => ({
  answers: archive['log.jsonl'].length,
  cards: archive['schedules.json'].length,
  quizzes: archive['quizzes.json'].length,
  lessons: archive['visits.json'].length,
  flags: archive['flags.json'].length,
})

const tableOfAmount = {
  answers: 'ReviewLog',
  cards: 'CardSchedule',
  quizzes: 'QuizAttempt',
  lessons: 'LessonVisit',
  flags: 'ItemFlag',
} as const

async function amountsNow(db: Transaction, userId: string): Promise<Amounts> {
  const amounts: Amounts = { answers: 0, cards: 0, quizzes: 0, lessons: 0, flags: 0 }
  for (const name of Object.keys(tableOfAmount) as (keyof Amounts)[]) {
    const { n } = await db
      .selectFrom(tableOfAmount[name])
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('userId', '=', userId)
      .executeTakeFirstOrThrow()
    amounts[name] = n
  }
  return amounts
}

async function lostAnswers(db: Transaction, userId: string, archive: Archive): Promise<number> {
  const keys = new Set(archive['log.jsonl'].map(({ key }) => key))
  const rows = await db.selectFrom('ReviewLog').select('key').where('userId', '=', userId).execute()
  return rows.filter(({ key }) => !keys.has(key)).length
}

/** Names an archive and the state of an account: the log, in which each answer leaves a row, and how much else there is. */
async function consentTo(db: Transaction, userId: string, bytes: Buffer): Promise<string> {
  const { latest } = await db
    .selectFrom('ReviewLog')
    .select((eb) => eb.fn.max('serverAtMillis').as('latest'))
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow()
  const state = JSON.stringify([await amountsNow(db, userId), latest])
  return createHash('sha256').update(bytes).update(state).digest('base64url')
}

async function removeLearning(db: Transaction, userId: string): Promise<void> {
  await db.updateTable('Settings').set({ weightsId: null }).where('userId', '=', userId).execute()
  const tables = [
    ...(['ReviewLog', 'CardSchedule', 'ItemFlag', 'QuizAttempt'] as const),
    ...(['LessonVisit', 'BegunPart', 'LearnedWeights', 'TracePractice'] as const),
  ]
  for (const table of tables) await db.deleteFrom(table).where('userId', '=', userId).execute()
}

async function insertLearning(
  db: Transaction,
  userId: string,
  archive: Archive,
  schedules: Awaited<ReturnType<typeof replayArchive>>,
): Promise<void> {
  const insert = async (
    table: Parameters<typeof unarchived>[0],
    rows: readonly object[],
    owner: Record<string, string> = { userId },
  ) => {
    for (const some of slices(rows, rowsAtOnce)) {
      const values = some.map((row) => ({ ...unarchived(table, row), ...owner }))
      await db.insertInto(table).values(values).execute()
    }
  }
  await insert('LearnedWeights', archive['learned-weights.json'])
  const settings = unarchived('Settings', archive['settings.json']) as Partial<Insertable<DB['Settings']>>
  await db.updateTable('Settings').set(settings).where('userId', '=', userId).execute()
  // These two give a row to each card that has begun, which then gets its schedule.
  await insert('LessonVisit', archive['visits.json'])
  await insert('BegunPart', archive['begun-parts.json'])
  for (const [cardId, schedule] of schedules) {
    const row = rowOf(schedule)
    await db
      .insertInto('CardSchedule')
      .values({ userId, cardId, ...row })
      .onConflict((conflict) => conflict.columns(['userId', 'cardId']).doUpdateSet(row))
      .execute()
  }
  await insert('ReviewLog', archive['log.jsonl'])
  await insert('ItemFlag', archive['flags.json'])
  await insert('TracePractice', archive['tracings.json'])
  for (const { lessons, answers, ...attempt } of archive['quizzes.json']) {
    await insert('QuizAttempt', [attempt])
    await insert('QuizLesson', lessons, { attemptId: attempt.id })
    await insert('QuizAnswer', answers, { attemptId: attempt.id })
  }
}

/** Fewer parameters in all than SQLite takes, 32 766. */
const rowsAtOnce = 200

const isConstraint = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')
