import { randomUUID } from 'node:crypto'
import { ownCourseId } from '#domain/own/own-course'
import { studyDayOf } from '#domain/schedule/study-day'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { studySettings } from '#server/study/study-settings'

/** A deck of cards that a learner wrote, and that only they see. */
export interface OwnDeck {
  id: string
  /** By which it can be studied alone. */
  lessonId: string
  title: string
  cards: number
  /** Cards that are new, or due by now. */
  waiting: number
}

/** There is no such deck or card of this learner, or no longer. */
export class NotOwnError extends Error {}

/** More would make pages slow, and nobody keeps track of so many. */
export const maxDecks = 200

/** The learner has as many decks as there can be. */
export class TooManyDecksError extends Error {}

/** The decks of a learner, by title. */
export const listDecks = (userId: string, now: Date): Promise<OwnDeck[]> =>
  database.read(async (db) => {
    const { dayBoundary } = await studySettings(db, userId)
    const rows = await decksOf(db, userId)
      .leftJoin('Card as card', (join) =>
        join.onRef('card.lessonId', '=', 'deck.id').on('card.retiredAtMillis', 'is', null),
      )
      .leftJoin('CardSchedule as schedule', (join) =>
        join.onRef('schedule.cardId', '=', 'card.id').on('schedule.userId', '=', userId),
      )
      .groupBy('deck.id')
      .select(['deck.id as lessonId', 'deck.slug as id', 'deck.title'])
      .select((eb) => [
        eb.fn.count<number>('card.id').as('cards'),
        eb.fn
          .count<number>('schedule.cardId')
          .filterWhere('schedule.suspended', '=', false)
          .filterWhere((schedule) =>
            schedule.or([
              schedule('schedule.state', '=', 'New'),
              schedule('schedule.dueDay', '<=', studyDayOf(now.getTime(), dayBoundary)),
              schedule('schedule.dueAtMillis', '<=', now.getTime()),
            ]),
          )
          .as('waiting'),
      ])
      .execute()
    return rows.toSorted((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }))
  })

/** Creates a deck, and returns its id. @throws TooManyDecksError */
export const createDeck = (userId: string, title: string, now: Date): Promise<string> =>
  database.writeOf(userId, async (db) => (await insertDeck(db, userId, title, now)).deckId)

/**
 * Creates a deck as part of a transaction.
 *
 * @param retiredAtMillis if it is out of study for now
 * @throws TooManyDecksError
 */
export async function insertDeck(
  db: Transaction,
  userId: string,
  title: string,
  now: Date,
  retiredAtMillis: number | null = null,
): Promise<{ deckId: string; lessonId: string }> {
  const slug = randomUUID()
  const atMillis = now.getTime()
  await insertOwnCourse(db, userId)
  await requireRoom(db, userId)
  const deck = { ...deckRow(userId, slug, title), retiredAtMillis }
  const lessonId = deck.id
  await db.insertInto('Lesson').values(deck).execute()
  // Whoever has begun a lesson has a schedule of each of its cards, also of those to come.
  const times = { firstAtMillis: atMillis, lastAtMillis: atMillis, begunAtMillis: atMillis }
  await db
    .insertInto('LessonVisit')
    .values({ userId, lessonId, ...times })
    .execute()
  return { deckId: slug, lessonId }
}

/** @throws TooManyDecksError if the learner has as many decks as there can be */
export async function requireRoom(db: Transaction, userId: string): Promise<void> {
  const decks = await decksOf(db, userId).select('deck.id').execute()
  if (decks.length >= maxDecks) throw new TooManyDecksError(`There are ${decks.length} decks.`)
}

/** Inserts the course that holds a learner's decks, unless they have it. */
export async function insertOwnCourse(db: Transaction, userId: string): Promise<void> {
  await db
    .insertInto('Course')
    // New cards of lessons come first: those of a deck could be thousands, and it can be studied alone.
    .values({ id: ownCourseId(userId), ownerId: userId, title: '', position: 1_000_000 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** A deck as a row of `Lesson`. */
export function deckRow(userId: string, slug: string, title: string) {
  const courseId = ownCourseId(userId)
  return {
    ...{ id: `${courseId}/${slug}`, courseId, ownerId: userId, slug, title },
    ...{ file: '', position: 0, sourceHash: '', html: '' },
  }
}

/** Changes the title of a deck. @throws NotOwnError */
export const renameDeck = (userId: string, deckId: string, title: string): Promise<void> =>
  database.writeOf(userId, async (db) => {
    const { lessonId } = await ownDeck(db, userId, deckId)
    await db
      .updateTable('Lesson')
      .set({ title })
      .where('id', '=', lessonId)
      .where('ownerId', '=', userId)
      .execute()
  })

/** Takes a deck out of study, with its cards. The answers to them stay in the log. @throws NotOwnError */
export const deleteDeck = (userId: string, deckId: string, now: Date): Promise<void> =>
  database.writeOf(userId, async (db) => {
    const { lessonId } = await ownDeck(db, userId, deckId)
    const retiredAtMillis = now.getTime()
    await db
      .updateTable('Card')
      .set({ retiredAtMillis })
      .where('lessonId', '=', lessonId)
      .where('retiredAtMillis', 'is', null)
      .execute()
    await db
      .updateTable('Lesson')
      .set({ retiredAtMillis })
      .where('id', '=', lessonId)
      .where('ownerId', '=', userId)
      .execute()
  })

/** A current deck of a learner. @throws NotOwnError */
export async function ownDeck(
  db: Transaction,
  userId: string,
  deckId: string,
): Promise<{ lessonId: string; title: string }> {
  return decksOf(db, userId)
    .where('deck.slug', '=', deckId)
    .select(['deck.id as lessonId', 'deck.title'])
    .executeTakeFirstOrThrow(() => new NotOwnError(`There is no deck ${deckId}.`))
}

const decksOf = (db: Transaction, userId: string) =>
  db.selectFrom('Lesson as deck').where('deck.ownerId', '=', userId).where('deck.retiredAtMillis', 'is', null)
