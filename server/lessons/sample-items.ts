import { z } from 'zod'
import { answerSchema } from '#domain/items/answer'
import { gradeAnswer, type Grade } from '#domain/items/grade-answer'
import { itemFaceSchema, type ItemFace } from '#domain/items/item-face'
import { presentItem } from '#domain/items/present-item'
import type { PresentedItem } from '#domain/items/presented-item'
import { database } from '#server/database/database'
import { idSchema } from '#server/input-schemas'

/** A question for visitors, without its key. */
export interface SampleItem {
  id: string
  ask: PresentedItem
  lesson: { courseId: string; slug: string; title: string; language: string | null }
}

export const sampleAnswerSchema = z.object({ itemId: idSchema, answer: answerSchema })

/** A question for visitors with its key, once it was answered. */
export interface CheckedSample {
  face: ItemFace
  grade: Grade
}

const maxSamples = 3

/** The first program questions of the content, for visitors without an account; none if it has no programs. */
export async function sampleItems(): Promise<SampleItem[]> {
  return (await readSamples()).map(({ id, face, lesson }) => ({ id, ask: presentItem(face, id), lesson }))
}

/** Grades an answer to one of the questions for visitors; null if it is none of them. */
export async function checkSample({
  itemId,
  answer,
}: z.infer<typeof sampleAnswerSchema>): Promise<CheckedSample | null> {
  const sample = (await readSamples()).find(({ id }) => id === itemId)
  return sample === undefined ? null : { face: sample.face, grade: gradeAnswer(sample.face, answer) }
}

async function readSamples() {
  const questions = await database.read((db) =>
    db
      .selectFrom('Question as question')
      .innerJoin('Lesson as lesson', 'lesson.id', 'question.lessonId')
      .innerJoin('Course as course', 'course.id', 'lesson.courseId')
      .innerJoin('Item as item', 'item.id', 'question.itemId')
      .where('question.retiredAtMillis', 'is', null)
      .where('lesson.retiredAtMillis', 'is', null)
      .where('item.kind', '=', 'output-choice')
      .select(['item.id', 'item.face', 'lesson.courseId', 'lesson.slug', 'lesson.title', 'lesson.language'])
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
