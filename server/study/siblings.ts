import { sql, type ExpressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { DB } from '#prisma/database'
import { prepared, type ValueOf } from '#server/database/prepared-query'
import { jsonElements, jsonRows } from '#server/database/sql-functions'

/** What decides whether a sibling was or will be asked on the learner's study day. */
export interface SiblingScope {
  userId: string
  today: number
  /** Cards due on this study day or before it are due for review. */
  dueUntil: number
  /** Whether siblings are kept apart at all. */
  keepsSiblingsApart: boolean
  /** Ids of the cards that are asked before all others, as JSON. */
  askedFirst: string
}

interface Tables {
  card: DB['Card']
  schedule: DB['CardSchedule']
  sibling: DB['CardSchedule']
  siblingCard: DB['Card']
}

type Cards = ExpressionBuilder<DB & { card: DB['Card']; schedule: DB['CardSchedule'] }, 'card' | 'schedule'>

type Siblings = ExpressionBuilder<{ sibling: DB['CardSchedule'] }, 'sibling'>

type Condition = (eb: ExpressionBuilder<Tables, keyof Tables>) => Expression<SqlBool>

/**
 * Whether a card may be asked today: no sibling of it was answered today, and none that may be asked comes before it.
 *
 * @param comesBefore whether a sibling that is not hidden comes before the card
 */
function isAlone(eb: Cards, value: ValueOf<SiblingScope>, comesBefore: Condition): Expression<SqlBool> {
  // SQLite keeps the order of cross joins: the few siblings of the card come first.
  const siblings = eb
    .selectFrom('CardGroup as own')
    .crossJoin('CardGroup as other')
    .crossJoin('CardSchedule as sibling')
    .crossJoin('Card as siblingCard')
    .select(eb.val(1).as('one'))
    .whereRef('own.cardId', '=', 'card.id')
    .whereRef('other.groupId', '=', 'own.groupId')
    .whereRef('other.cardId', '<>', 'own.cardId')
    .where('sibling.userId', '=', value('userId'))
    .whereRef('sibling.cardId', '=', 'other.cardId')
    .whereRef('siblingCard.id', '=', 'other.cardId')
    .where((each) => isAsked(each, value, comesBefore(each)))
  return eb.or([eb(value('keepsSiblingsApart'), '=', false), eb.not(eb.exists(siblings))])
}

/** @param isLater whether the sibling may be asked today, and has not been answered yet */
const isAsked = (eb: Siblings, value: ValueOf<SiblingScope>, isLater: Expression<SqlBool>) =>
  eb.or([
    eb('sibling.lastStudyDay', '>=', value('today')),
    eb('sibling.cardId', 'in', jsonElements(value('askedFirst'))),
    eb.and([
      eb('sibling.suspended', '=', false),
      eb.or([eb('sibling.buriedUntilDay', 'is', null), eb('sibling.buriedUntilDay', '<=', value('today'))]),
      isLater,
    ]),
  ])

const isBeingLearned = (eb: Siblings) => eb('sibling.state', 'in', ['Learning', 'Relearning'])

const isDue = (eb: Siblings, value: ValueOf<SiblingScope>) =>
  eb.and([eb('sibling.state', '=', 'Review'), eb('sibling.dueDay', '<=', value('dueUntil'))])

/** Whether a card that is being learned may be asked today. Of siblings, that one comes first which is due first. */
export const learningAlone = (eb: Cards, value: ValueOf<SiblingScope>) =>
  isAlone(eb, value, (each) =>
    each.and([
      isBeingLearned(each),
      sql<SqlBool>`("sibling"."dueAtMillis", "sibling"."cardId") < ("schedule"."dueAtMillis", "schedule"."cardId")`,
    ]),
  )

/** Whether a card may be asked before all others: no sibling of it was answered today or has to be finished. */
export const firstAlone = (eb: Cards, value: ValueOf<SiblingScope>) => isAlone(eb, value, isBeingLearned)

/**
 * Whether a card in review may be asked today. Of siblings, those that can be graded come first, because the others may
 * have to wait, and then the one that is due first.
 */
export const reviewAlone = (eb: Cards, value: ValueOf<SiblingScope>) =>
  isAlone(eb, value, (each) =>
    each.or([
      isBeingLearned(each),
      each.and([
        isDue(each, value),
        sql<SqlBool>`(not "siblingCard"."gradable", "sibling"."dueDay", "sibling"."cardId") <
          (not "card"."gradable", "schedule"."dueDay", "schedule"."cardId")`,
      ]),
    ]),
  )

/** Of some cards, those that were answered today, are asked first, are being learned or are due. */
export const askedAmong = prepared<SiblingScope & { cardIds: string }>()((db, value) =>
  db
    .selectFrom(jsonRows(value('cardIds')).as('given'))
    .crossJoin('CardSchedule as sibling')
    .where('sibling.userId', '=', value('userId'))
    .whereRef('sibling.cardId', '=', 'given.value')
    .select('sibling.cardId')
    .where((eb) => isAsked(eb, value, eb.or([isBeingLearned(eb), isDue(eb, value)]))),
)
