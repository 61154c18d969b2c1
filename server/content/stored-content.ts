import { z } from 'zod'
import type { StoredContent } from '#domain/content/diff-content'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { facets } from '#domain/items/items'
import { ContentError } from '#server/content/content-error'
import { ContentChangedError, readContentRevision } from '#server/content/content-revision'
import { database } from '#server/database/database'

const facetSchema = z.enum(facets)
const owned = ['id', 'lessonId', 'retiredAtMillis'] as const

/** The stored content that the plan of a sync depends on, and the item that each card shows. */
export interface ContentSnapshot {
  content: StoredContent
  /** Item ids by card id. */
  shownItems: ReadonlyMap<string, string>
}

/**
 * Reads all stored content of a revision. What learners own is none of it.
 *
 * @throws ContentChangedError if the revision has changed
 * @throws ContentError if a card is damaged, because its learners' progress could not be kept
 */
export async function readStoredContent(revision: number): Promise<ContentSnapshot> {
  const stored = await database.read(async (db) => {
    if ((await readContentRevision(db)) !== revision) {
      throw new ContentChangedError('Another sync has written content meanwhile.')
    }
    return {
      lessons: await db
        .selectFrom('Lesson')
        .select(['id', 'file', 'retiredAtMillis'])
        .where('ownerId', 'is', null)
        .execute(),
      concepts: await db.selectFrom('Concept').select(owned).execute(),
      questions: await db.selectFrom('Question').select(owned).execute(),
      cards: await db
        .selectFrom('Card')
        .innerJoin('Item', 'Item.id', 'Card.itemId')
        .innerJoin('Lesson', 'Lesson.id', 'Card.lessonId')
        .where('Lesson.ownerId', 'is', null)
        .select(['Card.id', 'Card.lessonId', 'Card.retiredAtMillis', 'Card.key', 'Card.facet'])
        .select(['Card.itemId', 'Item.face'])
        .orderBy('Card.lessonId')
        .orderBy('Card.position')
        .execute(),
    }
  })
  return {
    content: {
      lessons: stored.lessons.map(withRetirement),
      concepts: stored.concepts.map(withRetirement),
      questions: stored.questions.map(withRetirement),
      cards: stored.cards.map(({ id, lessonId, key, facet, face, retiredAtMillis }) => {
        const { kind, prompt, code, answer } = faceOf(id, face)
        const text = { facet: facetSchema.parse(facet), kind, prompt, code, answer }
        return { id, lessonId, key, isRetired: retiredAtMillis !== null, text }
      }),
    },
    shownItems: new Map(stored.cards.map(({ id, itemId }) => [id, itemId])),
  }
}

function faceOf(cardId: string, face: string): ItemFace {
  try {
    return itemFaceSchema.parse(JSON.parse(face))
  } catch {
    throw new ContentError(
      `Nothing was imported, because the card ${cardId} is damaged in the database. Restore a backup: see \`npm run restore -- --help\`.`,
    )
  }
}

function withRetirement<Row extends { retiredAtMillis: number | null }>({
  retiredAtMillis,
  ...row
}: Row): Omit<Row, 'retiredAtMillis'> & { isRetired: boolean } {
  return { ...row, isRetired: retiredAtMillis !== null }
}
