import type { ExportedItem, ExportedLesson } from '#domain/exchange/exported-lesson'
import { itemFaceSchema } from '#domain/items/item-face'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { RunPictures, type DrawRun } from '#server/exchange/run-pictures'

/** What to export: a course, or one of its lessons. */
export interface ExportScope {
  courseId: string
  /** Slug of the lesson; null for all. */
  slug: string | null
}

/**
 * The current lessons of a scope, in course order, with their current cards and questions.
 *
 * @param draw makes the pictures of runs for the cards; null for a format without pictures
 */
export const lessonsToExport = (
  { courseId, slug }: ExportScope,
  draw: DrawRun | null,
): Promise<ExportedLesson[]> =>
  database.read(async (db) => {
    const pictures = draw === null ? null : new RunPictures(draw)
    const lessons = await db
      .selectFrom('Lesson')
      .innerJoin('Course', 'Course.id', 'Lesson.courseId')
      .select(['Lesson.id', 'Lesson.title', 'Course.title as courseTitle'])
      .where('Lesson.courseId', '=', courseId)
      .where('Lesson.ownerId', 'is', null)
      .where('Lesson.retiredAtMillis', 'is', null)
      .$if(slug !== null, (all) => all.where('Lesson.slug', '=', slug))
      .orderBy('Lesson.position')
      .execute()
    const exported: ExportedLesson[] = []
    for (const { id, title, courseTitle } of lessons) {
      const items: ExportedItem[] = []
      for (const row of await cardsOf(db, id)) {
        const picture = pictures === null ? {} : { picture: await pictures.of(db, row.runHash) }
        items.push({ ...exportedItem('card', row), ...picture })
      }
      for (const row of await questionsOf(db, id)) items.push(exportedItem('question', row))
      exported.push({ id, title, course: { id: courseId, title: courseTitle }, items })
    }
    return exported
  })

const cardsOf = (db: Transaction, lessonId: string) =>
  db
    .selectFrom('Card')
    .innerJoin('Item', 'Item.id', 'Card.itemId')
    .select(['Card.id', 'Item.face', 'Item.runHash'])
    .where('Card.lessonId', '=', lessonId)
    .where('Card.retiredAtMillis', 'is', null)
    .orderBy('Card.position')
    .execute()

const questionsOf = (db: Transaction, lessonId: string) =>
  db
    .selectFrom('Question')
    .innerJoin('Item', 'Item.id', 'Question.itemId')
    .select(['Question.id', 'Item.face'])
    .where('Question.lessonId', '=', lessonId)
    .where('Question.retiredAtMillis', 'is', null)
    .orderBy('Question.position')
    .execute()

const exportedItem = (
  role: ExportedItem['role'],
  { id, face }: { id: string; face: string },
): ExportedItem => ({
  ...{ id, role },
  face: itemFaceSchema.parse(JSON.parse(face)),
})
