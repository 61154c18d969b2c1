import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { database } from '#server/database/database'

export interface SampleItem {
  id: string
  face: ItemFace
  lesson: { courseId: string; slug: string; title: string }
}

/** A program question for visitors without an account; null if the content has none. */
export async function sampleItem(): Promise<SampleItem | null> {
  const question = await database.read((db) =>
    db
      .selectFrom('Question as question')
      .innerJoin('Lesson as lesson', 'lesson.id', 'question.lessonId')
      .innerJoin('Item as item', 'item.id', 'question.itemId')
      .where('question.retiredAtMillis', 'is', null)
      .where('lesson.retiredAtMillis', 'is', null)
      .where('item.kind', '=', 'output-choice')
      .select(['item.id', 'item.face', 'lesson.courseId', 'lesson.slug', 'lesson.title'])
      .orderBy('lesson.courseId')
      .orderBy('lesson.position')
      .orderBy('question.position')
      .limit(1)
      .executeTakeFirst(),
  )
  if (question === undefined) return null
  const { id, face, ...lesson } = question
  return { id, face: itemFaceSchema.parse(JSON.parse(face)), lesson }
}
