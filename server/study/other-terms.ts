import type { ItemFace } from '#domain/items/item-face'
import type { DatabaseTransaction } from '#server/database/prisma'

/**
 * Terms of a course that a misspelled answer must not be taken for, where the item asks for a term; else none.
 */
export async function otherTerms(
  database: DatabaseTransaction,
  face: ItemFace,
  courseId: string,
): Promise<string[]> {
  if (face.kind !== 'term-typed' && face.kind !== 'cloze') return []
  const concepts = await database.concept.findMany({
    where: { courseId, retiredAtMillis: null },
    select: { term: true },
  })
  return concepts.map((concept) => concept.term)
}
