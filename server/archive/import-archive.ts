import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import { amountNames, type Amounts } from '#domain/archive/amounts'
import type { ImportPreview, ImportReply } from '#domain/archive/import-reply'
import { isOwnCourse } from '#domain/own/own-course'
import type { DB } from '#prisma/database'
import {
  adoptDecks,
  facesOfDecks,
  insertDecks,
  removeDecks,
  type AdoptedDecks,
} from '#server/archive/adopt-decks'
import type { Archive } from '#server/archive/archive-schema'
import { ownDecksOf } from '#server/archive/export-decks'
import { fitToContent } from '#server/archive/fit-archive'
import { withFreshIds } from '#server/archive/fresh-ids'
import { unarchived } from '#server/archive/owned-tables'
import { parseArchive } from '#server/archive/parse-archive'
import { ArchiveError } from '#server/archive/archive-error'
import { replayArchive } from '#server/archive/replay-archive'
import { slices } from '#server/slices'
import { BoundedQueue } from '#server/bounded-queue'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/sqlite-database'
import { maxDecks } from '#server/own/own-decks'
import { rowOf } from '#server/study/schedule-row'

/** One at a time: each may take some hundred megabytes for a moment. */
const imports = new BoundedQueue({ atOnce: 1, waiting: 3 })

type ImportResult = Extract<ImportReply, { kind: 'imported' | 'changed-meanwhile' }>

/**
 * Shows what an import would do.
 *
 * @throws ArchiveError, BusyError
 */
export function previewImport(userId: string, bytes: Buffer): Promise<ImportPreview> {
  return imports.run(async () => {
    const { archive, leftOut, decks } = await prepared(userId, bytes)
    await replayArchive(archive)
    return database.read(async (db) => ({
      kind: 'preview',
      exportedAtMillis: archive['manifest.json'].exportedAtMillis,
      email: archive['account.json'].email,
      imported: amountsOf(archive),
      leftOut,
      replaced: await amountsNow(db, userId),
      lostAnswers: await lostAnswers(db, userId, archive),
      lostCards: await lostCards(db, userId, decks),
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
    const { archive, leftOut, decks } = await prepared(userId, bytes)
    const schedules = await replayArchive(archive)
    return database.write(async (db) => {
      if ((await consentTo(db, userId, bytes)) !== consent) return { kind: 'changed-meanwhile' }
      await removeLearning(db, userId)
      try {
        await insertLearning(db, userId, archive, decks, schedules)
      } catch (error) {
        // What no schema of a single file sees, such as two events of the same key.
        if (isConstraint(error)) throw new ArchiveError('contradictory', 'The files contradict each other.')
        throw error
      }
      return { kind: 'imported', imported: amountsOf(archive), leftOut }
    })
  })
}

interface Prepared {
  archive: Archive
  leftOut: Amounts
  decks: AdoptedDecks
}

async function prepared(userId: string, bytes: Buffer): Promise<Prepared> {
  const parsed = await parseArchive(bytes)
  checkReferences(parsed)
  const faces = await facesOfDecks(parsed['own-decks.json'])
  return database.read(async (db) => {
    const { archive, decks } = await adoptDecks(db, userId, parsed, faces)
    const fitting = await fitToContent(db, archive, decks)
    const leftOut = difference(amountsOf(parsed), amountsOf(fitting))
    return { archive: await withFreshIds(db, userId, fitting), leftOut, decks }
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
  if (currentDecks(archive).length > maxDecks)
    throw new ArchiveError('too-large', 'There are too many decks.')
}

const amountsOf = (archive: Archive): Amounts => ({
  answers: archive['log.jsonl'].length,
  cards: archive['schedules.json'].length,
  quizzes: archive['quizzes.json'].length,
  lessons: archive['visits.json'].filter(({ lessonId }) => !isOwnCourse(lessonId)).length,
  flags: archive['flags.json'].length,
  decks: currentDecks(archive).length,
  tracings: archive['trace-practice.json'].length,
})

const currentDecks = (archive: Archive) =>
  archive['own-decks.json'].filter(({ retiredAtMillis }) => retiredAtMillis === null)

const difference = (all: Amounts, some: Amounts) =>
  Object.fromEntries(amountNames.map((name) => [name, all[name] - some[name]])) as Amounts

const tableOfAmount = {
  answers: 'ReviewLog',
  cards: 'CardSchedule',
  quizzes: 'QuizAttempt',
  flags: 'ItemFlag',
  tracings: 'TracePractice',
} as const

async function amountsNow(db: Transaction, userId: string): Promise<Amounts> {
  const { decks } = await db
    .selectFrom('Lesson')
    .select((eb) => eb.fn.countAll<number>().as('decks'))
    .where('ownerId', '=', userId)
    .where('retiredAtMillis', 'is', null)
    .executeTakeFirstOrThrow()
  const { lessons } = await db
    .selectFrom('LessonVisit')
    .innerJoin('Lesson', 'Lesson.id', 'LessonVisit.lessonId')
    .select((eb) => eb.fn.countAll<number>().as('lessons'))
    .where('userId', '=', userId)
    .where('ownerId', 'is', null)
    .executeTakeFirstOrThrow()
  const amounts: Amounts = { answers: 0, cards: 0, quizzes: 0, lessons, flags: 0, decks, tracings: 0 }
  for (const name of Object.keys(tableOfAmount) as (keyof typeof tableOfAmount)[]) {
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

async function lostCards(db: Transaction, userId: string, decks: AdoptedDecks): Promise<number> {
  const current = decks.cards.filter(({ retiredAtMillis }) => retiredAtMillis === null)
  const items = new Set(current.map(({ itemId }) => itemId))
  const rows = await db
    .selectFrom('Card')
    .innerJoin('Lesson', 'Lesson.id', 'Card.lessonId')
    .select('Card.itemId')
    .where('Lesson.ownerId', '=', userId)
    .where('Card.retiredAtMillis', 'is', null)
    .execute()
  return rows.filter(({ itemId }) => !items.has(itemId)).length
}

/**
 * Names an archive and the state of an account: the log, in which each answer leaves a row, the decks, and how much else
 * there is.
 */
async function consentTo(db: Transaction, userId: string, bytes: Buffer): Promise<string> {
  const { latest } = await db
    .selectFrom('ReviewLog')
    .select((eb) => eb.fn.max('serverAtMillis').as('latest'))
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow()
  const state = createHash('sha256')
    .update(bytes)
    .update(JSON.stringify([await amountsNow(db, userId), latest]))
  for await (const deck of ownDecksOf(db, userId)) state.update(JSON.stringify(deck))
  return state.digest('base64url')
}

async function removeLearning(db: Transaction, userId: string): Promise<void> {
  await db.updateTable('Settings').set({ weightsId: null }).where('userId', '=', userId).execute()
  const tables = [
    ...(['ReviewLog', 'CardSchedule', 'ItemFlag', 'QuizAttempt'] as const),
    ...(['LessonVisit', 'BegunPart', 'LearnedWeights', 'TracePractice'] as const),
  ]
  for (const table of tables) await db.deleteFrom(table).where('userId', '=', userId).execute()
  await removeDecks(db, userId)
}

async function insertLearning(
  db: Transaction,
  userId: string,
  archive: Archive,
  decks: AdoptedDecks,
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
  await insert('TracePractice', archive['trace-practice.json'])
  await insertDecks(db, userId, decks)
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
