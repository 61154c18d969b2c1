import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'

export interface QuizzableLesson {
  id: string
  title: string
  language: string | null
  questions: number
  course: { id: string; title: string }
  /** Whether the learner has opened it. */
  isOpened: boolean
  concepts: { id: string; term: string }[]
}

/** Lessons that have questions, with their concepts: those that the learner opened last come first. */
export async function quizzableLessons(userId: string): Promise<QuizzableLesson[]> {
  const { lessons, concepts } = await database.read(async (db) => ({
    lessons: await readLessons(db, userId),
    concepts: await readConcepts(db),
  }))
  const conceptsOf = Map.groupBy(concepts, ({ lessonId }) => lessonId)
  return lessons.map(({ id, title, language, questions, courseId, courseTitle, openedAtMillis }) => ({
    ...{ id, title, language, questions },
    course: { id: courseId, title: courseTitle },
    isOpened: openedAtMillis !== null,
    concepts: (conceptsOf.get(id) ?? []).map((concept) => ({ id: concept.id, term: concept.term })),
  }))
}

function readLessons(db: Transaction, userId: string) {
  return db
    .selectFrom('Lesson as lesson')
    .innerJoin('Course as course', 'course.id', 'lesson.courseId')
    .innerJoin(
      (eb) =>
        eb
          .selectFrom('Question')
          .where('retiredAtMillis', 'is', null)
          .groupBy('lessonId')
          .select(({ fn }) => ['lessonId', fn.countAll<number>().as('questions')])
          .as('asked'),
      (join) => join.onRef('asked.lessonId', '=', 'lesson.id'),
    )
    .leftJoin('LessonVisit as visit', (join) =>
      join.onRef('visit.lessonId', '=', 'lesson.id').on('visit.userId', '=', userId),
    )
    .where('lesson.retiredAtMillis', 'is', null)
    .where('course.retiredAtMillis', 'is', null)
    .select(['lesson.id', 'lesson.title', 'lesson.language', 'asked.questions'])
    .select(['course.id as courseId', 'course.title as courseTitle', 'visit.lastAtMillis as openedAtMillis'])
    .orderBy('visit.lastAtMillis', (by) => by.desc().nullsLast())
    .orderBy('course.position')
    .orderBy('course.id')
    .orderBy('lesson.position')
    .execute()
}

/** Query for the concepts that have questions, in lesson order. */
function readConcepts(db: Transaction) {
  return db
    .selectFrom('Concept as concept')
    .where('concept.retiredAtMillis', 'is', null)
    .where('concept.id', 'in', (eb) =>
      eb
        .selectFrom('Question as question')
        .innerJoin('Card as card', 'card.id', 'question.cardId')
        .innerJoin('CardConcept as link', 'link.cardId', 'card.id')
        .where('question.retiredAtMillis', 'is', null)
        .where('card.retiredAtMillis', 'is', null)
        .select('link.conceptId'),
    )
    .select(['concept.id', 'concept.term', 'concept.lessonId'])
    .orderBy('concept.position')
    .execute()
}
