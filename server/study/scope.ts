import { sql, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely'
import type { DB } from '#prisma/database'
import { z } from 'zod'
import { afterOwnCards, ownCardPrefix } from '#domain/own/own-course'
import { prepared, type ValueOf } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'
import { jsonElements } from '#server/database/sql-functions'
import { idSchema } from '#server/input-schemas'
import { firstAlone, learningAlone, reviewAlone, type SiblingScope } from '#server/study/siblings'

/** What is studied. */
export const studyScopeSchema = z.object({
  /** Only the cards of this lesson. */
  lessonId: idSchema.nullable(),
  /** Only the cards of which this is the main concept. */
  conceptId: idSchema.nullable().default(null),
  /** Also cards that are due in the days to come, unless they were answered today. */
  ahead: z.boolean().default(false),
})
export type StudyScope = z.infer<typeof studyScopeSchema>

/** Parameters of the queries below: the learner, their study day, and the cards that are studied. */
export interface LearnerScope extends SiblingScope {
  lessonId: string | null
  conceptId: string | null
  ahead: boolean
  /** Due cards are due for review if they were last answered before this study day. */
  answeredBefore: number
}

/** How many days ahead cards can be studied. */
const aheadDays = 7

/** The query parameters for a learner who studies some of their cards; by default, all that they may study today. */
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
  // Who studies one concept has asked for all sides of it.
  keepsSiblingsApart: conceptId === null,
  askedFirst: '[]',
  answeredBefore: ahead ? today : Number.MAX_SAFE_INTEGER,
})

/** The learner's schedules of current cards in the scope, with the columns that a queue needs. */
const currentCards = (db: Transaction, value: ValueOf<LearnerScope>) =>
  db
    .selectFrom('CardSchedule as schedule')
    // SQLite keeps the order of a cross join: the learner's schedules come first, by their index.
    .crossJoin('Card as card')
    .whereRef('card.id', '=', 'schedule.cardId')
    .where('schedule.userId', '=', value('userId'))
    .where('card.retiredAtMillis', 'is', null)
    .select(['schedule.cardId', 'card.gradable', 'schedule.revision', 'schedule.follows'])
    .select(['schedule.state', 'schedule.dueDay', 'schedule.dueAtMillis'])
    .select((eb) =>
      eb
        .selectFrom('CardConcept as main')
        .select('main.conceptId')
        .whereRef('main.cardId', '=', 'card.id')
        .where('main.position', '=', 0)
        .as('conceptId'),
    )
    .where((eb) => eb.or([eb(value('lessonId'), 'is', null), eb('card.lessonId', '=', value('lessonId'))]))
    .where((eb) =>
      eb.or([
        eb(value('conceptId'), 'is', null),
        eb.exists(
          eb
            .selectFrom('CardConcept as main')
            .select(eb.val(1).as('one'))
            .whereRef('main.cardId', '=', 'card.id')
            .where('main.conceptId', '=', value('conceptId'))
            .where('main.position', '=', 0),
        ),
      ]),
    )

/** Whether a card is neither suspended nor buried. */
const isShown = (
  eb: ExpressionBuilder<{ schedule: DB['CardSchedule'] }, 'schedule'>,
  value: ValueOf<{ today: number }>,
) =>
  eb.and([
    eb('schedule.suspended', '=', false),
    eb.or([eb('schedule.buriedUntilDay', 'is', null), eb('schedule.buriedUntilDay', '<=', value('today'))]),
  ])

const shownCards = (db: Transaction, value: ValueOf<LearnerScope>) =>
  currentCards(db, value).where((eb) => isShown(eb, value))

const reviews = (db: Transaction, value: ValueOf<LearnerScope>) =>
  shownCards(db, value).where('schedule.state', '=', 'Review')

const dueReviews = (db: Transaction, value: ValueOf<LearnerScope>) =>
  reviews(db, value)
    .where('schedule.dueDay', '<=', value('dueUntil'))
    .where('schedule.lastStudyDay', '<', value('answeredBefore'))

const dueToday = (db: Transaction, value: ValueOf<LearnerScope>) =>
  dueReviews(db, value)
    .where('schedule.cardId', 'not in', jsonElements(value('askedFirst')))
    .where((eb) => reviewAlone(eb, value))

/** Number of cards that a query finds. Counting stops at `max`, because a learner may have any number of them. */
const countUpTo = <Tables, Table extends keyof Tables, Row>(
  db: Transaction,
  cards: SelectQueryBuilder<Tables, Table, Row>,
  value: ValueOf<{ max: number }>,
) =>
  db.selectFrom(cards.limit(value('max')).as('cards')).select(({ fn }) => fn.countAll<number>().as('count'))

/** Which of the cards that cannot be graded a query finds. */
interface Admitted {
  /** Their ids as JSON; null for all. */
  admitted: string | null
}

const isAdmitted = (eb: ExpressionBuilder<{ card: DB['Card'] }, 'card'>, value: ValueOf<Admitted>) =>
  eb.or([
    eb('card.gradable', '=', true),
    eb(value('admitted'), 'is', null),
    eb('card.id', 'in', jsonElements(value('admitted'))),
  ])

/** Learning and relearning cards, whether due or not, the earliest due first. */
export const learningCards = prepared<LearnerScope>()((db, value) =>
  shownCards(db, value)
    .where('schedule.state', 'in', ['Learning', 'Relearning'])
    .where((eb) => learningAlone(eb, value))
    .orderBy('schedule.dueAtMillis')
    .orderBy('schedule.cardId'),
)

/** A card that may be shown next. */
export type QueuedRow = Awaited<ReturnType<typeof learningCards.all>>[number]

/** Cards that are due for review, the earliest due first. */
export const dueCards = prepared<LearnerScope & Admitted & { max: number }>()((db, value) =>
  dueToday(db, value)
    .where((eb) => isAdmitted(eb, value))
    .orderBy('schedule.dueDay')
    .orderBy('schedule.cardId')
    .limit(value('max')),
)

/** How many cards that are due for review can be graded. */
export const countDueCards = prepared<LearnerScope & { max: number }>()((db, value) =>
  countUpTo(db, dueToday(db, value).where('card.gradable', '=', true), value),
)

/** How many cards are read to choose from, more than are shown, so that siblings can be spread out. */
export const maxChoice = 48

/**
 * Of the cards that are due for review after a given one, the first `max`: how many there are, and the ids of those that
 * cannot be graded, as JSON.
 */
export const countDueAfter = prepared<LearnerScope & { afterDay: number; afterId: string; max: number }>()(
  (db, value) =>
    db
      .selectFrom(
        dueToday(db, value)
          // Their other columns would take as long as all the rest.
          .clearSelect()
          .select(['schedule.cardId', 'card.gradable'])
          .where('schedule.dueDay', '>=', value('afterDay'))
          .where(
            sql<SqlBool>`("schedule"."dueDay", "schedule"."cardId") > (${value('afterDay')}, ${value('afterId')})`,
          )
          .orderBy('schedule.dueDay')
          .orderBy('schedule.cardId')
          .limit(value('max'))
          .as('due'),
      )
      .select((eb) => [
        eb.fn.countAll<number>().as('all'),
        eb.fn
          .agg<string>('json_group_array', ['cardId'])
          .filterWhere('gradable', '=', false)
          .as('selfGraded'),
      ]),
)

/** The next card that becomes due for review after today. */
export const nextDueDay = prepared<LearnerScope>()((db, value) =>
  reviews(db, value).where('schedule.dueDay', '>', value('today')).orderBy('schedule.dueDay').limit(1),
)

/** A card that is buried until a later study day. */
export const buriedCard = prepared<LearnerScope>()((db, value) =>
  currentCards(db, value)
    .where('schedule.suspended', '=', false)
    .where('schedule.buriedUntilDay', '>', value('today'))
    .select('schedule.buriedUntilDay')
    .limit(1),
)

/** Which of some lessons the learner has opened. */
export const openedAmong = prepared<{ userId: string; lessonIds: string }>()((db, value) =>
  db
    .selectFrom('LessonVisit as visit')
    .where('visit.userId', '=', value('userId'))
    .where('visit.lessonId', 'in', jsonElements(value('lessonIds')))
    .select('visit.lessonId'),
)

const newIds = (db: Transaction, value: ValueOf<{ userId: string; today: number }>) =>
  db
    .selectFrom('CardSchedule as schedule')
    .where('schedule.userId', '=', value('userId'))
    .where('schedule.state', '=', 'New')
    // No new card is due. The index goes on with the ids.
    .where('schedule.dueDay', 'is', null)
    .where((eb) => isShown(eb, value))
    .select('schedule.cardId')

/**
 * The ids of the learner's new cards as JSON, which is read twice as fast as rows: in any scope, taught or not, but not
 * those of their own decks. These are not even passed over: there may be thousands.
 */
export const newCardIds = prepared<{ userId: string; today: number }>()((db, value) =>
  db
    .selectFrom(
      newIds(db, value)
        .where('schedule.cardId', '<', ownCardPrefix)
        .unionAll(newIds(db, value).where('schedule.cardId', '>=', afterOwnCards))
        .as('fresh'),
    )
    .select(({ fn }) => fn.agg<string>('json_group_array', ['fresh.cardId']).as('ids')),
)

const newOwnIds = (db: Transaction, value: ValueOf<{ userId: string; today: number }>) =>
  newIds(db, value).where('schedule.cardId', '>=', ownCardPrefix).where('schedule.cardId', '<', afterOwnCards)

/** How many new cards there are in the learner's own decks. */
export const countNewOwnCards = prepared<LearnerScope & { max: number }>()((db, value) =>
  countUpTo(db, newOwnIds(db, value), value),
)

const firstOwn = (db: Transaction, value: ValueOf<LearnerScope & { max: number }>) =>
  shownCards(db, value).orderBy('card.position').orderBy('card.id').limit(value('max'))

/** The first new cards of the learner's own decks, found by looking at all that are new. */
export const newOwnCards = prepared<LearnerScope & { max: number }>()((db, value) =>
  firstOwn(db, value).where('schedule.cardId', 'in', newOwnIds(db, value)),
)

/** The same, but only those at places before one, found by going through each deck until there are enough. */
export const newCardsAtFront = prepared<LearnerScope & { max: number; before: number }>()((db, value) =>
  firstOwn(db, value).where('schedule.cardId', 'in', (eb) =>
    eb
      .selectFrom('Lesson as deck')
      .crossJoin('CardSchedule as first')
      .where('deck.ownerId', '=', value('userId'))
      .where('deck.retiredAtMillis', 'is', null)
      .whereRef('first.userId', '=', 'deck.ownerId')
      .where('first.cardId', 'in', (each) =>
        each
          .selectFrom('Card as own')
          .crossJoin('CardSchedule as schedule')
          .whereRef('own.lessonId', '=', 'deck.id')
          .where('own.position', '<', value('before'))
          .where('own.retiredAtMillis', 'is', null)
          .whereRef('schedule.userId', '=', 'deck.ownerId')
          .whereRef('schedule.cardId', '=', 'own.id')
          .where('schedule.state', '=', 'New')
          .where((shown) => isShown(shown, value))
          .select('own.id')
          .orderBy('own.position')
          .orderBy('own.id')
          .limit(value('max')),
      )
      .select('first.cardId'),
  ),
)

/** The learner's schedules of some cards. */
export const schedulesOf = prepared<{ userId: string; cardIds: string }>()((db, value) =>
  db
    .selectFrom('CardSchedule')
    .where('userId', '=', value('userId'))
    .where('cardId', 'in', jsonElements(value('cardIds')))
    .select(['cardId', 'revision', 'follows', 'state', 'dueDay', 'dueAtMillis']),
)

/** A card that is due for review, whether or not a sibling of it is asked today. */
export const anyDueCard = prepared<LearnerScope>()((db, value) => dueReviews(db, value).limit(1))

/** A new card of a lesson that the learner has opened, whether or not a sibling of it is asked today. */
export const anyNewCard = prepared<LearnerScope>()((db, value) =>
  shownCards(db, value)
    .where('schedule.state', '=', 'New')
    .crossJoin('LessonVisit as visit')
    .whereRef('visit.userId', '=', 'schedule.userId')
    .whereRef('visit.lessonId', '=', 'card.lessonId')
    .crossJoin('Lesson as lesson')
    .whereRef('lesson.id', '=', 'card.lessonId')
    .where('lesson.retiredAtMillis', 'is', null)
    .limit(1),
)

/** For so many days, a mistake that the learner was sure of brings its card back first; later, it is due anyway. */
const daysOfSureMistakes = 60

/** Cards in review that the learner got wrong on the last day they answered them, although they were sure. */
const sureMistakes = prepared<LearnerScope>()((db, value) =>
  db
    .selectFrom('ReviewLog as log')
    .crossJoin('CardSchedule as schedule')
    .where('log.userId', '=', value('userId'))
    .where('log.studyDay', '>=', sql<number>`${value('today')} - ${daysOfSureMistakes}`)
    .where('log.studyDay', '<', value('today'))
    // The very conditions of a partial index.
    .where('log.event', '=', 'rated')
    .where('log.correct', '=', false)
    .where('log.confidence', '=', 'sure')
    .where('log.override', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('ReviewLog as undo').select('undo.id').whereRef('undo.undoneId', '=', 'log.id'),
        ),
      ),
    )
    .whereRef('schedule.userId', '=', 'log.userId')
    .whereRef('schedule.cardId', '=', 'log.cardId')
    .whereRef('schedule.lastStudyDay', '=', 'log.studyDay')
    .where('schedule.state', '=', 'Review')
    .select('log.cardId')
    .orderBy('log.studyDay', 'desc')
    .orderBy('log.cardId'),
)

const askableCards = prepared<LearnerScope & { cardIds: string }>()((db, value) =>
  shownCards(db, value)
    .where('schedule.cardId', 'in', jsonElements(value('cardIds')))
    .where((eb) => firstAlone(eb, value)),
)

const groupsOfCards = prepared<{ cardIds: string }>()((db, value) =>
  db
    .selectFrom('CardGroup')
    .select(['cardId', 'groupId'])
    .where('cardId', 'in', jsonElements(value('cardIds'))),
)

/**
 * The cards that are asked before all others, whether due or not: those that the learner was sure of and got wrong, the
 * latest first, because nobody looks up what they believe they know. Of siblings, only the first one.
 */
export async function cardsAskedFirst(db: Transaction, learner: LearnerScope) {
  const mistakes = await sureMistakes.all(db, learner)
  const ids = [...new Set(mistakes.map(({ cardId }) => cardId))]
  if (ids.length === 0) return []
  const cardIds = JSON.stringify(ids)
  const askable = await askableCards.all(db, { ...learner, cardIds })
  const groups = Map.groupBy(await groupsOfCards.all(db, { cardIds }), ({ cardId }) => cardId)
  const taken = new Set<string>()
  return ids.flatMap((id) => {
    const card = askable.find(({ cardId }) => cardId === id)
    const own = groups.get(id)?.map(({ groupId }) => groupId) ?? []
    if (card === undefined || (learner.keepsSiblingsApart && own.some((group) => taken.has(group)))) return []
    for (const group of own) taken.add(group)
    return [card]
  })
}

/** A card about a program, of a lesson that the learner has opened. */
export const openedProgram = prepared<{ userId: string }>()((db, value) =>
  db
    .selectFrom('LessonVisit as visit')
    .crossJoin('Card as card')
    .whereRef('card.lessonId', '=', 'visit.lessonId')
    .where('visit.userId', '=', value('userId'))
    // The very conditions of a partial index.
    .where('card.facet', '=', 'behaviour')
    .where('card.retiredAtMillis', 'is', null)
    .select('card.id')
    .limit(1),
)
