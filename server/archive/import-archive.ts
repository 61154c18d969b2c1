import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import { amountNames, type Amounts } from '#domain/archive/amounts'
import type { ImportPreview, ImportReply } from '#domain/archive/import-reply'
import { isOwnCourse } from '#domain/own/own-course'
import type { DB } from '#prisma/database'
import { adoptDecks, facesOfDecks, removeDecks, type AdoptedDecks } from '#server/archive/adopt-decks'
import type { Archive } from '#server/archive/archive-schema'
import { fitToContent } from '#server/archive/fit-archive'
import { withFreshIds } from '#server/archive/fresh-ids'
import { unarchived, type ExportedTable } from '#server/archive/owned-tables'
import { parseArchive } from '#server/archive/parse-archive'
import { ArchiveError } from '#server/archive/archive-error'
import { replayArchive } from '#server/archive/replay-archive'
import { database } from '#server/database/database'
import { isConstraintError, type StagedRows, type Transaction } from '#server/database/transaction'
import { insertOwnCourse, maxDecks } from '#server/own/own-decks'
import { rowOf } from '#server/study/schedule-row'

export type ImportResult = Extract<ImportReply, { kind: 'imported' | 'changed-meanwhile' }>

/**
 * Shows what an import would do.
 *
 * @throws ArchiveError
 */
export async function previewImport(userId: string, bytes: Uint8Array): Promise<ImportPreview> {
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
}

/**
 * Replaces what an account has learned by what an archive holds: all of it in one transaction, or nothing. The address,
 * the password, the role and the sessions stay as they are. Everything is made ready before, so that the transaction
 * only moves rows; a large archive still takes SQLite seconds, in which this thread does nothing else.
 *
 * @param consent that of the preview
 * @param onProgress told which share is done, from 0 to 1
 * @throws ArchiveError
 */
export async function importArchive(
  userId: string,
  bytes: Uint8Array,
  consent: string,
  onProgress: (share: number) => void = () => undefined,
): Promise<ImportResult> {
  const { archive, leftOut, decks } = await prepared(userId, bytes)
  const all = 2 * archive['schedules.json'].length + archive['log.jsonl'].length + decks.cards.length
  let done = 0
  const progress = (count: number) => {
    done += count
    onProgress(Math.min(done / all, 1) * shareBeforeMoving)
  }
  const schedules = await replayArchive(archive, progress)
  const rows = database.stage(progress)
  try {
    await stageLearning(rows, userId, archive, decks, schedules)
    return await database.writeOf(userId, async (db) => {
      if ((await consentTo(db, userId, bytes)) !== consent) return { kind: 'changed-meanwhile' }
      await removeLearning(db, userId)
      try {
        await insertLearning(db, userId, archive, rows)
      } catch (error) {
        // What no schema of a single file sees, such as two events of the same key.
        if (isConstraintError(error))
          throw new ArchiveError('contradictory', 'The files contradict each other.')
        throw error
      }
      return { kind: 'imported', imported: amountsOf(archive), leftOut }
    })
  } finally {
    await rows.drop()
  }
}

/** What the transaction at the end does, tells nothing of how far it is. */
const shareBeforeMoving = 0.9

interface Prepared {
  archive: Archive
  leftOut: Amounts
  decks: AdoptedDecks
}

async function prepared(userId: string, bytes: Uint8Array): Promise<Prepared> {
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
 * there is. The id of an item depends on what it shows.
 */
async function consentTo(db: Transaction, userId: string, bytes: Uint8Array): Promise<string> {
  const { latest } = await db
    .selectFrom('ReviewLog')
    .select((eb) => eb.fn.max('serverAtMillis').as('latest'))
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow()
  const decks = await db
    .selectFrom('Lesson')
    .select(['id', 'title', 'retiredAtMillis'])
    .where('ownerId', '=', userId)
    .orderBy('id')
    .execute()
  const cards = await db
    .selectFrom('Card')
    .innerJoin('Lesson', 'Lesson.id', 'Card.lessonId')
    .leftJoin('CardTag', 'CardTag.cardId', 'Card.id')
    .select([
      'Card.id',
      'Card.lessonId',
      'Card.position',
      'Card.itemId',
      'Card.retiredAtMillis',
      'CardTag.tag',
    ])
    .where('Lesson.ownerId', '=', userId)
    .orderBy('Card.id')
    .orderBy('CardTag.tag')
    .execute()
  return createHash('sha256')
    .update(bytes)
    .update(JSON.stringify([await amountsNow(db, userId), latest, decks, cards]))
    .digest('base64url')
}

async function removeLearning(db: Transaction, userId: string): Promise<void> {
  const replaced = { weightsId: null, planBefore: null }
  await db.updateTable('Settings').set(replaced).where('userId', '=', userId).execute()
  const tables = [
    ...(['ReviewLog', 'CardSchedule', 'ItemFlag', 'QuizAttempt'] as const),
    ...(['LessonVisit', 'BegunPart', 'LearnedWeights', 'TracePractice'] as const),
  ]
  for (const table of tables) await db.deleteFrom(table).where('userId', '=', userId).execute()
  await removeDecks(db, userId)
}

/** Makes the rows of an archive ready for {@link insertLearning}. */
async function stageLearning(
  rows: StagedRows,
  userId: string,
  archive: Archive,
  decks: AdoptedDecks,
  schedules: Awaited<ReturnType<typeof replayArchive>>,
): Promise<void> {
  const stage = (table: ExportedTable, some: readonly object[], owner: Record<string, string> = { userId }) =>
    rows.add(
      table,
      some.map((row) => ({ ...unarchived(table, row), ...owner })),
    )
  await stage('LearnedWeights', archive['learned-weights.json'])
  await stage('TracePractice', archive['trace-practice.json'])
  await rows.add('Lesson', decks.lessons)
  await rows.add('Card', decks.cards)
  await rows.add('Item', decks.items)
  await rows.add('CardTag', decks.tags)
  await rows.add(
    'CardSchedule',
    [...schedules].map(([cardId, schedule]) => ({ userId, cardId, ...rowOf(schedule) })),
  )
  await stage('LessonVisit', archive['visits.json'])
  await stage('BegunPart', archive['begun-parts.json'])
  await stage('ReviewLog', archive['log.jsonl'])
  await stage('ItemFlag', archive['flags.json'])
  for (const { lessons, answers, ...attempt } of archive['quizzes.json']) {
    await stage('QuizAttempt', [attempt])
    await stage('QuizLesson', lessons, { attemptId: attempt.id })
    await stage('QuizAnswer', answers, { attemptId: attempt.id })
  }
}

/** Puts the rows of an archive into an account that has learned nothing. */
async function insertLearning(
  db: Transaction,
  userId: string,
  archive: Archive,
  rows: StagedRows,
): Promise<void> {
  await rows.insert(db, 'LearnedWeights')
  const settings = unarchived('Settings', archive['settings.json']) as Partial<Insertable<DB['Settings']>>
  await db.updateTable('Settings').set(settings).where('userId', '=', userId).execute()
  if (archive['own-decks.json'].length > 0) await insertOwnCourse(db, userId)
  // Cards come before visits and begun parts, which give a schedule to each card that has none.
  const inOrder = [
    ...(['TracePractice', 'Lesson', 'Card', 'Item', 'CardTag', 'CardSchedule', 'LessonVisit'] as const),
    ...(['BegunPart', 'ReviewLog', 'ItemFlag', 'QuizAttempt', 'QuizLesson', 'QuizAnswer'] as const),
  ]
  for (const table of inOrder) await rows.insert(db, table)
}
