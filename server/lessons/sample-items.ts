import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { database } from '#server/database/database'

export interface SampleItem {
  id: string
  face: ItemFace
  lesson: { courseId: string; slug: string; title: string }
}

const maxSamples = 3

/** The first program questions of the content, for visitors without an account; none if it has no programs. */
export async function sampleItems(): Promise<SampleItem[]> {
  const questions = await database.read((db) =>
    db
      .selectFrom('Question as question')
      .innerJoin('Lesson as lesson', 'lesson.id', 'question.lessonId')
      .innerJoin('Course as course', 'course.id', 'lesson.courseId')
      .innerJoin('Item as item', 'item.id', 'question.itemId')
      .where('question.retiredAtMillis', 'is', null)
      .where('lesson.retiredAtMillis', 'is', null)
      .where('item.kind', '=', 'output-choice')
      .select(['item.id', 'item.face', 'lesson.courseId', 'lesson.slug', 'lesson.title'])
      .orderBy('course.position')
      .orderBy('course.id')
      .orderBy('lesson.position')
      .orderBy('question.position')
      .limit(maxSamples)
      .execute(),
  )
  return questions.map(({ id, face, ...lesson }) => ({
    id,
    face: itemFaceSchema.parse(JSON.parse(face)),
    lesson,
  }))
}
