import { sql, type SelectQueryBuilder } from 'kysely'
import { z } from 'zod'
import { prepared, type ValueOf } from '#server/database/prepared-query'
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

/** Whose cards are asked for, on which study day, and of what: the queries below are given this. */
export interface LearnerScope {
  userId: string
  today: number
  lessonId: string | null
  conceptId: string | null
  ahead: boolean
  /** A review is due until this study day … */
  dueUntil: number
  /** … if its card was last answered before this one. */
  answeredBefore: number
}

/** How far studying ahead looks, in days. */
const aheadDays = 7

/** A learner who studies a part of their cards; by default all that they may study today. */
export const learnerScope = (
  userId: string,
  today: number,
  { lessonId = null, conceptId = null, ahead = false }: Partial<StudyScope> = {},
): LearnerScope => ({
  userId,
  today,
  lessonId,
  conceptId,
  ahead,
  dueUntil: ahead ? today + aheadDays : today,
  answeredBefore: ahead ? today : Number.MAX_SAFE_INTEGER,
})

/** The learner's schedules of the cards that there still are, in the scope, with what a queue has to know of them. */
function currentCards(db: Transaction, value: ValueOf<LearnerScope>) {
  return (
    db
      .selectFrom('CardSchedule as schedule')
      // SQLite keeps the order of a cross join: the learner's schedules come first, by their index.
      .crossJoin('Card as card')
      .whereRef('card.id', '=', 'schedule.cardId')
      .where('schedule.userId', '=', value('userId'))
      .where('card.retiredAtMillis', 'is', null)
      .where((eb) => eb.or([eb(value('lessonId'), 'is', null), eb('card.lessonId', '=', value('lessonId'))]))
      .where((eb) =>
        eb.or([
          eb(value('conceptId'), 'is', null),
          eb.exists(
            eb
              .selectFrom('CardConcept as main')
              .select(sql.lit(1).as('one'))
              .whereRef('main.cardId', '=', 'card.id')
              .where('main.conceptId', '=', value('conceptId'))
              .where('main.position', '=', 0),
          ),
        ]),
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

function shownCards(db: Transaction, value: ValueOf<LearnerScope>) {
  return currentCards(db, value)
    .where('schedule.suspended', '=', false)
    .where((eb) =>
      eb.or([eb('schedule.buriedUntilDay', 'is', null), eb('schedule.buriedUntilDay', '<=', value('today'))]),
    )
}

const reviews = (db: Transaction, value: ValueOf<LearnerScope>) =>
  shownCards(db, value).where('schedule.state', '=', 'Review')

const dueReviews = (db: Transaction, value: ValueOf<LearnerScope>) =>
  reviews(db, value)
    .where('schedule.dueDay', '<=', value('dueUntil'))
    .where('schedule.lastStudyDay', '<', value('answeredBefore'))

/** Cards that the learner may be introduced to: they have opened the lesson, and not learned the card. */
function unlearned(db: Transaction, value: ValueOf<LearnerScope>) {
  return shownCards(db, value)
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

/** How many cards a query finds; counting ends at `max`, for a learner may have any number of them. */
const countUpTo = <Tables, Table extends keyof Tables, Row>(
  db: Transaction,
  cards: SelectQueryBuilder<Tables, Table, Row>,
  value: ValueOf<{ max: number }>,
) =>
  db.selectFrom(cards.limit(value('max')).as('cards')).select(({ fn }) => fn.countAll<number>().as('count'))

/** Learning and relearning cards, whenever due, the first due first. */
export const learningCards = prepared<LearnerScope>()((db, value) =>
  shownCards(db, value)
    .where('schedule.state', 'in', ['Learning', 'Relearning'])
    .orderBy('schedule.dueAtMillis')
    .orderBy('schedule.cardId'),
)

/** Cards that are due for review, the first due first. */
export const dueCards = prepared<LearnerScope & { max: number }>()((db, value) =>
  dueReviews(db, value).orderBy('schedule.dueDay').orderBy('schedule.cardId').limit(value('max')),
)

export const countDueCards = prepared<LearnerScope & { max: number }>()((db, value) =>
  countUpTo(db, dueReviews(db, value), value),
)

/** The study day after today on which the next card becomes due for review. */
export const nextDueDay = prepared<LearnerScope>()((db, value) =>
  reviews(db, value).where('schedule.dueDay', '>', value('today')).orderBy('schedule.dueDay').limit(1),
)

/** A card that is hidden until another study day. */
export const buriedCard = prepared<LearnerScope>()((db, value) =>
  currentCards(db, value)
    .where('schedule.suspended', '=', false)
    .where('schedule.buriedUntilDay', '>', value('today'))
    .select('schedule.buriedUntilDay')
    .limit(1),
)

/** Cards that the learner may be introduced to, in the order in which they are taught. */
export const newCards = prepared<LearnerScope & { max: number }>()((db, value) =>
  unlearned(db, value)
    .orderBy('course.position')
    .orderBy('course.id')
    .orderBy('lesson.position')
    .orderBy('card.position')
    .orderBy('card.id')
    .limit(value('max')),
)

export const countNewCards = prepared<LearnerScope & { max: number }>()((db, value) =>
  countUpTo(db, unlearned(db, value), value),
)
