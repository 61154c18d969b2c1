import type { ItemFace } from '#domain/items/item-face'
import type { Transaction } from '#server/database/sqlite-database'

/**
 * Terms of a course that a misspelled answer must not be taken for, where the item asks for a term; else none.
 */
export async function otherTerms(db: Transaction, face: ItemFace, courseId: string): Promise<string[]> {
  if (face.kind !== 'term-typed' && face.kind !== 'cloze') return []
  const rows = await db
    .selectFrom('Concept')
    .select('term')
    .where('courseId', '=', courseId)
    .where('retiredAtMillis', 'is', null)
    .execute()
  return rows.map(({ term }) => term)
}
