import { z } from 'zod'
import type { StoredContent } from '#domain/content/diff-content'
import { itemFaceSchema } from '#domain/items/item-face'
import { facets } from '#domain/items/items'
import type { DatabaseTransaction } from '#server/database/prisma'

const facetSchema = z.enum(facets)

/** All that the plan of a sync depends on. */
export async function readStoredContent(tx: DatabaseTransaction): Promise<StoredContent> {
  const owned = { id: true, lessonId: true, retiredAtMillis: true } as const
  const lessons = await tx.lesson.findMany({ select: { id: true, retiredAtMillis: true } })
  const concepts = await tx.concept.findMany({ select: owned })
  const questions = await tx.question.findMany({ select: owned })
  const cards = await tx.card.findMany({
    orderBy: [{ lessonId: 'asc' }, { position: 'asc' }],
    select: { ...owned, key: true, facet: true, item: { select: { face: true } } },
  })
  return {
    lessons: lessons.map(withRetirement),
    concepts: concepts.map(withRetirement),
    questions: questions.map(withRetirement),
    cards: cards.map(({ item, facet, ...row }) => {
      const { kind, prompt, code, answer } = itemFaceSchema.parse(JSON.parse(item.face))
      return { ...withRetirement(row), text: { facet: facetSchema.parse(facet), kind, prompt, code, answer } }
    }),
  }
}

function withRetirement<Row extends { retiredAtMillis: bigint | null }>({
  retiredAtMillis,
  ...row
}: Row): Omit<Row, 'retiredAtMillis'> & { isRetired: boolean } {
  return { ...row, isRetired: retiredAtMillis !== null }
}
