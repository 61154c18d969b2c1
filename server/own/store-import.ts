import { setImmediate } from 'node:timers/promises'
import type { ItemFace } from '#domain/items/item-face'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { insertHistories, replayHistories, type ImportedHistory } from '#server/own/imported-history'
import { cardRow, itemRow, newCardId } from '#server/own/own-cards'
import { insertDeck, requireRoom } from '#server/own/own-decks'
import { slices } from '#server/slices'
import { studySettings } from '#server/study/study-settings'

export interface ImportedCard {
  face: ItemFace
  tags: readonly string[]
  /** Null if nothing was done with it elsewhere, as with a card of a table. */
  history: ImportedHistory | null
}

interface PlacedCard extends ImportedCard {
  id: string
  /** Its place in the deck. */
  position: number
}

/**
 * Stores imported cards in a new deck, in their order, and returns its id. They are stored in parts, between which
 * everybody else is served: all at once could take half a minute. Until the last part is stored, deck and cards are as if
 * they were deleted, so that the learner sees all of them or none. If a part fails, what was stored is removed; if the
 * server stops, its next start does that.
 *
 * @param onProgress told which share is stored, from 0 to 1
 * @throws TooManyDecksError
 */
export async function storeImport(
  userId: string,
  title: string,
  cards: readonly ImportedCard[],
  now: Date,
  onProgress: (share: number) => void = () => undefined,
): Promise<string> {
  const { settings, deckId, lessonId } = await database.writeOf(userId, async (db) => ({
    settings: await studySettings(db, userId),
    ...(await insertDeck(db, userId, title, now, now.getTime())),
  }))
  const parts = partsOf(cards)
  try {
    for (const [i, part] of parts.entries()) {
      // SQLite answers at once: without this, no other request would arrive.
      await setImmediate()
      const replayed = await replayHistories(part, settings, now)
      await database.writeOf(userId, async (db) => {
        await insertCards(db, lessonId, part, now)
        await insertHistories(db, userId, replayed)
      })
      onProgress((i + 1) / parts.length)
    }
    await database.writeOf(userId, (db) => showDeck(db, userId, lessonId))
  } catch (error) {
    for (const part of parts) {
      await setImmediate()
      await database.writeOf(userId, (db) => removeCards(db, userId, part))
    }
    await database.writeOf(userId, (db) => removeDeck(db, userId, lessonId))
    throw error
  }
  return deckId
}

/**
 * Removes decks that were being filled when the server stopped. They are those that were deleted at the instant at which
 * they were made. Should another process be filling one, its import fails as a whole.
 *
 * @returns how many there were
 */
export async function removeUnfinishedImports(): Promise<number> {
  const decks = await database.read((db) =>
    db
      .selectFrom('Lesson')
      .innerJoin('LessonVisit', (join) =>
        join
          .onRef('LessonVisit.lessonId', '=', 'Lesson.id')
          .onRef('LessonVisit.userId', '=', 'Lesson.ownerId')
          .onRef('LessonVisit.firstAtMillis', '=', 'Lesson.retiredAtMillis'),
      )
      .select(['Lesson.id', 'LessonVisit.userId'])
      .execute(),
  )
  for (const { id, userId } of decks) {
    const cards = await database.read((db) =>
      db.selectFrom('Card').select('id').where('lessonId', '=', id).execute(),
    )
    for (const some of slices(cards, cardsAtOnce))
      await database.writeOf(userId, (db) => removeCards(db, userId, some))
    await database.writeOf(userId, (db) => removeDeck(db, userId, id))
  }
  return decks.length
}

/** What is stored in one transaction at most, but for a card with more answers: it takes less than a tenth of a second. */
const cardsAtOnce = 50
const answersAtOnce = 500

function partsOf(cards: readonly ImportedCard[]): PlacedCard[][] {
  const parts: PlacedCard[][] = []
  let answers = 0
  for (const [position, card] of cards.entries()) {
    const placed = { ...card, id: newCardId(), position }
    const given = card.history?.events.length ?? 0
    const last = parts.at(-1)
    answers += given
    if (last === undefined || last.length === cardsAtOnce || answers > answersAtOnce) {
      parts.push([placed])
      answers = given
    } else last.push(placed)
  }
  return parts
}

async function insertCards(
  db: Transaction,
  lessonId: string,
  cards: readonly PlacedCard[],
  now: Date,
): Promise<void> {
  const items = cards.map(({ id, face }) => itemRow(id, face, now))
  const rows = cards.map(({ id, position }, i) => ({
    ...cardRow(id, lessonId, position, items[i]?.id ?? ''),
    retiredAtMillis: now.getTime(),
  }))
  await db.insertInto('Card').values(rows).execute()
  await db.insertInto('Item').values(items).execute()
  const tags = cards.flatMap(({ id, tags }) => tags.map((tag) => ({ cardId: id, tag })))
  if (tags.length > 0) await db.insertInto('CardTag').values(tags).execute()
}

async function showDeck(db: Transaction, userId: string, lessonId: string): Promise<void> {
  // Another deck may have taken the room meanwhile.
  await requireRoom(db, userId)
  await db.updateTable('Card').set({ retiredAtMillis: null }).where('lessonId', '=', lessonId).execute()
  const { numUpdatedRows } = await db
    .updateTable('Lesson')
    .set({ retiredAtMillis: null })
    .where('id', '=', lessonId)
    .where('ownerId', '=', userId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Error(`The deck ${lessonId} was removed while it was filled.`)
}

async function removeCards(
  db: Transaction,
  userId: string,
  cards: readonly Pick<PlacedCard, 'id'>[],
): Promise<void> {
  const ids = cards.map(({ id }) => id)
  for (const table of ['ReviewLog', 'CardSchedule'] as const)
    await db.deleteFrom(table).where('userId', '=', userId).where('cardId', 'in', ids).execute()
  // Cards and items refer to each other; the database looks at the end of the transaction.
  await db.updateTable('Card').set({ itemId: '' }).where('id', 'in', ids).execute()
  await db.deleteFrom('Item').where('cardId', 'in', ids).execute()
  await db.deleteFrom('Card').where('id', 'in', ids).execute()
}

async function removeDeck(db: Transaction, userId: string, lessonId: string): Promise<void> {
  await db.deleteFrom('LessonVisit').where('userId', '=', userId).where('lessonId', '=', lessonId).execute()
  await db.deleteFrom('Lesson').where('id', '=', lessonId).where('ownerId', '=', userId).execute()
}
