import { sql, type SelectQueryBuilder } from 'kysely'
import { z } from 'zod'
import type { Transaction } from '#server/database/sqlite-database'

/** What is studied. */
export const studyScopeSchema = z.object({
  /** Only the cards of this lesson. */
  lessonId: z.string().nullable(),
  /** Only the cards of which this is the main concept. */
  conceptId: z.string().nullable().default(null),
  /** Also cards that are due in the days to come, unless they were answered today. */
  ahead: z.boolean().default(false),
})
export type StudyScope = z.infer<typeof studyScopeSchema>

/** All that a learner may study today. */
export const wholeScope: StudyScope = { lessonId: null, conceptId: null, ahead: false }

/** Whose cards are asked for, on which study day, and of what. */
export interface Learner {
  userId: string
  today: number
  scope: StudyScope
}

/** How far studying ahead looks, in days. */
const aheadDays = 7

/** A learner's schedules of the cards that there still are, in the scope, with what a queue has to know of them. */
function currentCards(db: Transaction, { userId, scope }: Learner) {
  const { lessonId, conceptId } = scope
  return (
    db
      .selectFrom('CardSchedule as schedule')
      // SQLite keeps the order of a cross join: the learner's schedules come first, by their index.
      .crossJoin('Card as card')
      .whereRef('card.id', '=', 'schedule.cardId')
      .where('schedule.userId', '=', userId)
      .where('card.retiredAtMillis', 'is', null)
      .$if(lessonId !== null, (cards) => cards.where('card.lessonId', '=', lessonId))
      .$if(conceptId !== null, (cards) =>
        cards.where((eb) =>
          eb.exists(
            eb
              .selectFrom('CardConcept as main')
              .select(sql.lit(1).as('one'))
              .whereRef('main.cardId', '=', 'card.id')
              .where('main.conceptId', '=', conceptId)
              .where('main.position', '=', 0),
          ),
        ),
      )
      .select(['schedule.cardId', 'card.itemId', 'schedule.reps', 'schedule.revision'])
      .select(['schedule.state', 'schedule.dueDay', 'schedule.dueAtMillis'])
      .select((eb) =>
        eb
          .selectFrom('CardConcept as main')
          .select('main.conceptId')
          .whereRef('main.cardId', '=', 'card.id')
          .where('main.position', '=', 0)
          .as('conceptId'),
      )
  )
}

function shownCards(db: Transaction, learner: Learner) {
  return currentCards(db, learner)
    .where('schedule.suspended', '=', false)
    .where((eb) =>
      eb.or([eb('schedule.buriedUntilDay', 'is', null), eb('schedule.buriedUntilDay', '<=', learner.today)]),
    )
}

/** Learning and relearning cards, whenever due. */
export function learningCards(db: Transaction, learner: Learner) {
  return shownCards(db, learner).where('schedule.state', 'in', ['Learning', 'Relearning'])
}

/** Cards that are due for review. */
export function dueCards(db: Transaction, learner: Learner) {
  const { today, scope } = learner
  const reviews = shownCards(db, learner).where('schedule.state', '=', 'Review')
  return scope.ahead
    ? reviews.where('schedule.dueDay', '<=', today + aheadDays).where('schedule.lastStudyDay', '<', today)
    : reviews.where('schedule.dueDay', '<=', today)
}

/** Cards that become due for review on a later study day. */
export function laterCards(db: Transaction, learner: Learner) {
  return shownCards(db, learner)
    .where('schedule.state', '=', 'Review')
    .where('schedule.dueDay', '>', learner.today)
}

/** Cards that are hidden until another study day. */
export function buriedCards(db: Transaction, learner: Learner) {
  return currentCards(db, learner)
    .where('schedule.suspended', '=', false)
    .where('schedule.buriedUntilDay', '>', learner.today)
    .select('schedule.buriedUntilDay')
}

/** Cards that the learner may be introduced to: they have opened the lesson, and not learned the card. */
export function newCards(db: Transaction, learner: Learner) {
  return shownCards(db, learner)
    .where('schedule.state', '=', 'New')
    .crossJoin('LessonVisit as visit')
    .whereRef('visit.userId', '=', 'schedule.userId')
    .whereRef('visit.lessonId', '=', 'card.lessonId')
    .crossJoin('Lesson as lesson')
    .whereRef('lesson.id', '=', 'card.lessonId')
    .where('lesson.retiredAtMillis', 'is', null)
    .crossJoin('Course as course')
    .whereRef('course.id', '=', 'lesson.courseId')
}

/** {@link newCards} in the order in which they are taught. */
export function newCardsInOrder(db: Transaction, learner: Learner) {
  return newCards(db, learner)
    .orderBy('course.position')
    .orderBy('course.id')
    .orderBy('lesson.position')
    .orderBy('card.position')
    .orderBy('card.id')
}

/** How many cards a query finds; counting ends at `max`, for a learner may have any number of them. */
export async function countUpTo<Tables, Table extends keyof Tables, Row>(
  db: Transaction,
  cards: SelectQueryBuilder<Tables, Table, Row>,
  max: number,
): Promise<number> {
  const { count } = await db
    .selectFrom(cards.limit(max).as('cards'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
