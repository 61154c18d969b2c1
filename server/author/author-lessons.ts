import { z } from 'zod'
import { itemFaceSchema } from '#domain/items/item-face'
import type { Override } from '#domain/schedule/override'
import { database } from '#server/database/database'
import type { LessonLink } from '#server/lessons/read-lesson'
import type { ItemKind } from '#domain/items/items'

export interface AuthoredLesson extends LessonLink {
  file: string
  cards: number
  questions: number
  /** Number of warnings. */
  hints: number
  /** Number of rejected items. */
  leftOut: number
}

export interface OpenFlag {
  id: string
  /** What the learner wrote, or their answer if there is an override. */
  note: string
  /** Why the learner says that this answer was right; null for a problem in their words. */
  override: Override | null
  createdAtMillis: number
  /** What the learner was shown. */
  prompt: string
  kind: ItemKind
  code: string | null
  lesson: LessonLink & { line: number }
}

const countOf = (json: string) => z.array(z.unknown()).parse(JSON.parse(json)).length
const maxFlags = 200

/** All current lessons of courses in course order, with the numbers of items and findings of each. */
export async function authorLessons(): Promise<AuthoredLesson[]> {
  const rows = await database.read((db) =>
    db
      .selectFrom('Lesson')
      .innerJoin('Course', 'Course.id', 'Lesson.courseId')
      .select((eb) => [
        'Lesson.id',
        'Lesson.courseId',
        'Lesson.slug',
        'Lesson.title',
        'Lesson.language',
        'Lesson.file',
        'Lesson.warnings',
        'Lesson.rejected',
        eb
          .selectFrom('Card')
          .select((card) => card.fn.countAll<number>().as('count'))
          .whereRef('Card.lessonId', '=', 'Lesson.id')
          .where('Card.retiredAtMillis', 'is', null)
          .$asScalar()
          .$notNull()
          .as('cards'),
        eb
          .selectFrom('Question')
          .select((question) => question.fn.countAll<number>().as('count'))
          .whereRef('Question.lessonId', '=', 'Lesson.id')
          .where('Question.retiredAtMillis', 'is', null)
          .$asScalar()
          .$notNull()
          .as('questions'),
      ])
      .where('Lesson.ownerId', 'is', null)
      .where('Lesson.retiredAtMillis', 'is', null)
      .orderBy('Course.position')
      .orderBy('Lesson.courseId')
      .orderBy('Lesson.position')
      .execute(),
  )
  return rows.map(({ warnings, rejected, ...lesson }) => ({
    ...lesson,
    hints: countOf(warnings),
    leftOut: countOf(rejected),
  }))
}

/** Unresolved flags of all learners, newest first; at most 200. */
export async function openFlags(): Promise<OpenFlag[]> {
  const rows = await database.read((db) =>
    db
      .selectFrom('ItemFlag')
      .innerJoin('Item', 'Item.id', 'ItemFlag.itemId')
      .innerJoin('Card', 'Card.id', 'ItemFlag.cardId')
      .innerJoin('Lesson', 'Lesson.id', 'Card.lessonId')
      .select([
        'ItemFlag.id as flagId',
        'ItemFlag.note',
        'ItemFlag.override',
        'ItemFlag.createdAtMillis',
        'Item.face',
        'Item.firstLine as line',
        'Lesson.id',
        'Lesson.courseId',
        'Lesson.slug',
        'Lesson.title',
        'Lesson.language',
      ])
      .where('ItemFlag.resolvedAtMillis', 'is', null)
      .where('Lesson.ownerId', 'is', null)
      .orderBy('ItemFlag.createdAtMillis', 'desc')
      .limit(maxFlags)
      .execute(),
  )
  return rows.map(({ flagId, note, override, createdAtMillis, face, ...lesson }) => {
    const { prompt, kind, code } = itemFaceSchema.parse(JSON.parse(face))
    return { id: flagId, note, override, createdAtMillis, prompt, kind, code, lesson }
  })
}
