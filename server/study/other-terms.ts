import type { ItemFace } from '#domain/items/item-face'
import type { Sql } from '#server/database/direct'

/**
 * Terms of a course that a misspelled answer must not be taken for, where the item asks for a term; else none.
 */
export function otherTerms(sql: Sql, face: ItemFace, courseId: string): string[] {
  if (face.kind !== 'term-typed' && face.kind !== 'cloze') return []
  return sql
    .all<{
      term: string
    }>(`SELECT term FROM Concept WHERE courseId = @courseId AND retiredAtMillis IS NULL`, { courseId })
    .map(({ term }) => term)
}
