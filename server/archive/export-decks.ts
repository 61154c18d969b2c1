import { itemFaceSchema } from '#domain/items/item-face'
import type { ArchivedDeck } from '#server/archive/archive-schema'
import type { Transaction } from '#server/database/transaction'

/** The decks that a learner wrote, each with all its cards and what they have said, deleted ones too: the log names them. */
export async function* ownDecksOf(db: Transaction, userId: string): AsyncGenerator<ArchivedDeck> {
  const decks = await db
    .selectFrom('Lesson')
    .select(['id', 'title', 'retiredAtMillis'])
    .where('ownerId', '=', userId)
    .orderBy('id')
    .execute()
  for (const deck of decks) yield { ...deck, cards: await cardsOf(db, deck.id) }
}

async function cardsOf(db: Transaction, lessonId: string): Promise<ArchivedDeck['cards']> {
  const cards = await db
    .selectFrom('Card')
    .select(['id', 'position', 'itemId', 'retiredAtMillis'])
    .where('lessonId', '=', lessonId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const items = await db
    .selectFrom('Item')
    .innerJoin('Card', 'Card.id', 'Item.cardId')
    .select(['Item.id', 'Item.cardId', 'Item.face', 'Item.createdAtMillis'])
    .where('Card.lessonId', '=', lessonId)
    .orderBy('Item.createdAtMillis')
    .orderBy('Item.id')
    .execute()
  const tags = await db
    .selectFrom('CardTag')
    .innerJoin('Card', 'Card.id', 'CardTag.cardId')
    .select(['CardTag.cardId', 'CardTag.tag'])
    .where('Card.lessonId', '=', lessonId)
    .orderBy('CardTag.tag')
    .execute()
  const itemsOf = Map.groupBy(items, ({ cardId }) => cardId)
  const tagsOf = Map.groupBy(tags, ({ cardId }) => cardId)
  return cards.map((card) => ({
    ...card,
    tags: (tagsOf.get(card.id) ?? []).map(({ tag }) => tag),
    versions: (itemsOf.get(card.id) ?? []).map(({ id, face, createdAtMillis }) => ({
      ...{ id, createdAtMillis },
      ...textsOf(face),
    })),
  }))
}

function textsOf(face: string): { front: string; back: string } {
  const { own, answer } = itemFaceSchema.parse(JSON.parse(face))
  if (own === undefined || typeof answer !== 'string') throw new Error('A card of a deck is of a lesson.')
  return { front: own.front, back: answer }
}
