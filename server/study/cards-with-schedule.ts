import type { Expression } from 'kysely'
import type { Transaction } from '#server/database/transaction'
import { scheduleColumns } from '#server/study/schedule-row'

/** Query for cards that concern a learner, with their lesson, their main concept and the learner's schedule. */
export function cardsWithSchedule(db: Transaction, userId: string | Expression<string>) {
  return db
    .selectFrom('Card as card')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .leftJoin('CardConcept as main', (join) =>
      join.onRef('main.cardId', '=', 'card.id').on('main.position', '=', 0),
    )
    .leftJoin('Concept as concept', 'concept.id', 'main.conceptId')
    .leftJoin('CardSchedule as schedule', (join) =>
      join.onRef('schedule.cardId', '=', 'card.id').on('schedule.userId', '=', userId),
    )
    .where((eb) => eb.or([eb('lesson.ownerId', 'is', null), eb('lesson.ownerId', '=', userId)]))
    .select(['card.id as cardId', 'card.facet', 'card.retiredAtMillis'])
    .select(['lesson.id as lessonId', 'lesson.courseId', 'lesson.slug', 'lesson.title', 'lesson.language'])
    .select(['concept.id as conceptId', 'concept.term'])
    .select(scheduleColumns)
}
