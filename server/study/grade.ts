import type { Answer } from '#domain/items/answer'
import { gradeAnswer, type Grade } from '#domain/items/grade-answer'
import type { ItemFace } from '#domain/items/item-face'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'

/** Grades an answer by the rules of {@link gradeAnswer}, with the terms of the item's course. */
export async function grade(
  db: Transaction,
  face: ItemFace,
  answer: Answer,
  courseId: string,
): Promise<Grade> {
  return gradeAnswer(face, answer, await otherTerms(db, face, courseId))
}

/** The course's terms, none of which may be accepted as a misspelling, if the item asks for a term; else empty. */
async function otherTerms(db: Transaction, face: ItemFace, courseId: string): Promise<string[]> {
  if (face.kind !== 'term-typed' && face.kind !== 'cloze') return []
  return (await readTerms.all(db, { courseId })).map(({ term }) => term)
}

const readTerms = prepared<{ courseId: string }>()((db, value) =>
  db
    .selectFrom('Concept')
    .select('term')
    .where('courseId', '=', value('courseId'))
    .where('retiredAtMillis', 'is', null),
)
