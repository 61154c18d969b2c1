import { createHash, randomUUID } from 'node:crypto'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import type { OwnCard } from '#domain/own/own-card'
import { ownCardPrefix } from '#domain/own/own-course'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { NotOwnError, ownDeck } from '#server/own/own-decks'
import { RowReader } from '#server/row-reader'

/** A card as its learner wrote it. */
export interface WrittenCard {
  cardId: string
  /** Markdown. */
  front: string
  back: string
  /** The same as sanitised HTML. */
  frontHtml: string
  backHtml: string
  tags: string[]
}

export interface DeckPage {
  title: string
  lessonId: string
  /** Newest first. */
  cards: WrittenCard[]
  /** Number of cards on all pages that have the tag. */
  total: number
  page: number
  pages: number
  /** All tags of the deck, in order. */
  tags: string[]
  /** Names of rows that are damaged, and so missing. */
  unreadable: string[]
}

/** A deck has as many cards as it can have. */
export class FullDeckError extends Error {}

const cardsPerPage = 50
/** Nobody writes so many. */
export const maxCardsPerDeck = 30_000

/**
 * A page of a deck.
 *
 * @param tag only the cards that have it; null for all
 * @throws NotOwnError
 */
export const readDeck = (
  userId: string,
  deckId: string,
  tag: string | null,
  page: number,
): Promise<DeckPage> =>
  database.read(async (db) => {
    const { lessonId, title } = await ownDeck(db, userId, deckId)
    const found = currentCards(db, userId)
      .where('card.lessonId', '=', lessonId)
      .$if(tag !== null, (cards) =>
        cards.where('card.id', 'in', db.selectFrom('CardTag').select('cardId').where('tag', '=', tag)),
      )
    const { total } = await found
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const pages = Math.max(1, Math.ceil(total / cardsPerPage))
    const shown = Math.min(page, pages)
    const rows = await found
      .innerJoin('Item as item', 'item.id', 'card.itemId')
      .select(['card.id as cardId', 'item.face'])
      .orderBy('card.position', 'desc')
      .orderBy('card.id')
      .limit(cardsPerPage)
      .offset((shown - 1) * cardsPerPage)
      .execute()
    const tags = await tagsOfCards(
      db,
      rows.map(({ cardId }) => cardId),
    )
    const all = await currentCards(db, userId)
      .innerJoin('CardTag', 'CardTag.cardId', 'card.id')
      .where('card.lessonId', '=', lessonId)
      .select('CardTag.tag')
      .distinct()
      .orderBy('CardTag.tag')
      .execute()
    const reader = new RowReader()
    const cards = rows.flatMap(({ cardId, face }) => {
      const written = reader.read(`card ${cardId}`, () => writtenCard(cardId, face, tags.get(cardId) ?? []))
      return written === null ? [] : [written]
    })
    return {
      ...{ title, lessonId, cards, total, page: shown, pages },
      tags: all.map((row) => row.tag),
      unreadable: reader.unreadable,
    }
  })

/** A current card of a learner, with the deck that it is in. @throws NotOwnError */
export const readOwnCard = (
  userId: string,
  cardId: string,
): Promise<WrittenCard & { deck: { id: string; title: string } }> =>
  database.read(async (db) => {
    const row = await currentCards(db, userId)
      .innerJoin('Item as item', 'item.id', 'card.itemId')
      .where('card.id', '=', cardId)
      .select(['item.face', 'lesson.slug', 'lesson.title'])
      .executeTakeFirstOrThrow(() => new NotOwnError(`There is no card ${cardId}.`))
    const tags = await tagsOfCards(db, [cardId])
    const written = writtenCard(cardId, row.face, tags.get(cardId) ?? [])
    return { ...written, deck: { id: row.slug, title: row.title } }
  })

/**
 * Adds a card to a deck, and returns its id.
 *
 * @param face see `ownCardFace`
 * @throws NotOwnError if there is no such deck
 * @throws FullDeckError
 */
export const addCard = (
  userId: string,
  deckId: string,
  { face, tags }: { face: ItemFace; tags: OwnCard['tags'] },
  now: Date,
): Promise<string> =>
  database.writeOf(userId, async (db) => {
    const { lessonId } = await ownDeck(db, userId, deckId)
    const { last, cards } = await db
      .selectFrom('Card')
      .where('lessonId', '=', lessonId)
      .select(({ fn }) => [fn.max<number | null>('position').as('last'), fn.countAll<number>().as('cards')])
      .executeTakeFirstOrThrow()
    if (cards >= maxCardsPerDeck) throw new FullDeckError(`There are ${cards} cards in the deck.`)
    const id = newCardId()
    const item = itemRow(id, face, now)
    await db
      .insertInto('Card')
      .values(cardRow(id, lessonId, (last ?? -1) + 1, item.id))
      .execute()
    await db.insertInto('Item').values(item).execute()
    await writeTags(db, id, tags)
    return id
  })

/** An id that no card has. */
export const newCardId = (): string => ownCardPrefix + randomUUID()

/** A card of a deck as a row of `Card`. */
export const cardRow = (id: string, lessonId: string, position: number, itemId: string) => ({
  ...{ id, key: id, lessonId, facet: 'own', position, itemId },
  // Its learner has asked for it, so that it is never held back.
  gradable: true,
})

/**
 * Changes what is on a card. Its schedule and its history stay: the log refers to what was shown.
 *
 * @throws NotOwnError
 */
export const editCard = (
  userId: string,
  cardId: string,
  { face, tags }: { face: ItemFace; tags: OwnCard['tags'] },
  now: Date,
): Promise<void> =>
  database.writeOf(userId, async (db) => {
    await currentCards(db, userId)
      .where('card.id', '=', cardId)
      .select('card.id')
      .executeTakeFirstOrThrow(() => new NotOwnError(`There is no card ${cardId}.`))
    const item = itemRow(cardId, face, now)
    await db
      .insertInto('Item')
      .values(item)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    await db.updateTable('Card').set({ itemId: item.id }).where('id', '=', cardId).execute()
    await db.deleteFrom('CardTag').where('cardId', '=', cardId).execute()
    await writeTags(db, cardId, tags)
  })

/** Takes a card out of study. The answers to it stay in the log. @throws NotOwnError */
export const deleteCard = (userId: string, cardId: string, now: Date): Promise<void> =>
  database.writeOf(userId, async (db) => {
    const { id } = await currentCards(db, userId)
      .where('card.id', '=', cardId)
      .select('card.id')
      .executeTakeFirstOrThrow(() => new NotOwnError(`There is no card ${cardId}.`))
    await db.updateTable('Card').set({ retiredAtMillis: now.getTime() }).where('id', '=', id).execute()
  })

const currentCards = (db: Transaction, userId: string) =>
  db
    .selectFrom('Card as card')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .where('lesson.ownerId', '=', userId)
    .where('card.retiredAtMillis', 'is', null)

/** An item is one version of a card, so that its id depends on both. */
export function itemRow(cardId: string, face: ItemFace, now: Date) {
  const text = JSON.stringify(face)
  const hash = createHash('sha256').update(JSON.stringify([cardId, text]))
  return {
    ...{ id: hash.digest('hex').slice(0, 32), cardId, kind: face.kind, face: text },
    ...{ file: '', firstLine: 1, lastLine: 1, createdAtMillis: now.getTime() },
  }
}

async function writeTags(db: Transaction, cardId: string, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return
  await db
    .insertInto('CardTag')
    .values(tags.map((tag) => ({ cardId, tag })))
    .execute()
}

async function tagsOfCards(
  db: Transaction,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await db
    .selectFrom('CardTag')
    .selectAll()
    .where('cardId', 'in', cardIds)
    .orderBy('tag')
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ cardId }) => cardId)].map(([cardId, own]) => [
      cardId,
      own.map(({ tag }) => tag),
    ]),
  )
}

function writtenCard(cardId: string, face: string, tags: string[]): WrittenCard {
  const { own, answer } = itemFaceSchema.parse(JSON.parse(face))
  if (own === undefined || typeof answer !== 'string') throw new Error(`Card ${cardId} is of a lesson.`)
  return { cardId, back: answer, ...own, tags }
}
