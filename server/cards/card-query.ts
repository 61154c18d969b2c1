import { z } from 'zod'
import { knowledgeStates, type Knowledge } from '#domain/progress/knowledge'
import type { Transaction } from '#server/database/transaction'
import { containsText, jsonElements, jsonValueOrNull } from '#server/database/sql-functions'

const cardStates = [...knowledgeStates, 'due'] as const
const cardMarks = ['suspended', 'buried', 'leech', 'flagged'] as const
const cardOrders = ['lesson', 'due', 'hardest', 'missed', 'latest'] as const

/** A value from the query string; anything else counts as missing. */
const oneOf = <const Word extends string>(words: readonly Word[]) => z.enum(words).optional().catch(undefined)
const name = z.string().trim().min(1).max(300).optional().catch(undefined)

/** A search for cards, as the query string gives it. */
export const cardQuerySchema = z.object({
  /** Part of a term, a prompt, an answer or a program. */
  q: name,
  /** Id of a lesson. */
  lesson: name,
  /** Id of a concept that the card tests. */
  concept: name,
  state: oneOf(cardStates),
  mark: oneOf(cardMarks),
  order: oneOf(cardOrders),
  /** 1-based. */
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type CardQuery = z.infer<typeof cardQuerySchema>

const dayMillis = 86_400_000

interface QueryContext {
  userId: string
  /** Authors see the flags of all learners. */
  isAuthor: boolean
  /** A card with this many lapses or more is a leech. */
  leechLapses: number
  studyDay: number
  nowMillis: number
  /** How well the learner knows cards, by card id; needed to find cards by that. Others are not tested. */
  knowledge: ReadonlyMap<string, Knowledge>
}

/** Query for the current cards that match, each with the learner's schedule. */
export function cardsMatching(db: Transaction, query: CardQuery, context: QueryContext): Cards {
  const { q, lesson, concept, state, mark } = query
  let cards = currentCards(db, context.userId)
  if (lesson !== undefined) cards = cards.where('card.lessonId', '=', lesson)
  if (concept !== undefined) {
    const ofConcept = db.selectFrom('CardConcept').select('cardId').where('conceptId', '=', concept)
    cards = cards.where('card.id', 'in', ofConcept)
  }
  if (q !== undefined) cards = containing(cards, q)
  if (state !== undefined) cards = inState(cards, state, context)
  if (mark !== undefined) cards = marked(cards, mark, context)
  return cards
}

type Cards = ReturnType<typeof currentCards>

function currentCards(db: Transaction, userId: string) {
  return db
    .selectFrom('Card as card')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .innerJoin('Course as course', 'course.id', 'lesson.courseId')
    .leftJoin('CardSchedule as schedule', (join) =>
      join.onRef('schedule.cardId', '=', 'card.id').on('schedule.userId', '=', userId),
    )
    .where('card.retiredAtMillis', 'is', null)
    .where('lesson.retiredAtMillis', 'is', null)
    .where((eb) => eb.or([eb('lesson.ownerId', 'is', null), eb('lesson.ownerId', '=', userId)]))
}

/** Parts of an item that a search looks at. */
const searchedParts = ['$.prompt', '$.answer', '$.code']

/** Cards that show a text, or are about a concept whose term contains it, regardless of case. */
function containing(cards: Cards, text: string): Cards {
  return cards.where((eb) =>
    eb.or([
      eb(
        'card.id',
        'in',
        eb
          .selectFrom('CardConcept as link')
          .innerJoin('Concept as concept', 'concept.id', 'link.conceptId')
          .where((concept) => containsText(concept.ref('concept.term'), text))
          .select('link.cardId'),
      ),
      // Read only for a search, because items are the largest rows of the database.
      eb.exists(
        eb
          .selectFrom('Item as item')
          .whereRef('item.id', '=', 'card.itemId')
          .where((item) =>
            item.or(
              searchedParts.map((part) => containsText(jsonValueOrNull(item.ref('item.face'), part), text)),
            ),
          )
          .select('item.id'),
      ),
    ]),
  )
}

function inState(
  cards: Cards,
  state: (typeof cardStates)[number],
  { studyDay, nowMillis, knowledge }: QueryContext,
): Cards {
  if (state !== 'due') {
    const isListed = (known: Knowledge) => state === 'not tested' || known === state
    const ids = [...knowledge].filter(([, known]) => isListed(known)).map(([cardId]) => cardId)
    const operator = state === 'not tested' ? 'not in' : 'in'
    return cards.where((eb) => eb('card.id', operator, jsonElements(eb.val(JSON.stringify(ids)))))
  }
  return cards
    .where('schedule.suspended', '=', false)
    .where((eb) =>
      eb.or([eb('schedule.buriedUntilDay', 'is', null), eb('schedule.buriedUntilDay', '<=', studyDay)]),
    )
    .where((eb) =>
      eb.or([eb('schedule.dueDay', '<=', studyDay), eb('schedule.dueAtMillis', '<=', nowMillis)]),
    )
}

function marked(
  cards: Cards,
  mark: (typeof cardMarks)[number],
  { userId, isAuthor, studyDay, leechLapses }: QueryContext,
): Cards {
  switch (mark) {
    case 'suspended':
      return cards.where('schedule.suspended', '=', true)
    case 'buried':
      return cards.where('schedule.buriedUntilDay', '>', studyDay)
    case 'leech':
      return cards.where('schedule.lapses', '>=', leechLapses)
    case 'flagged':
      return cards.where((eb) => {
        const flags = eb
          .selectFrom('ItemFlag as flag')
          .select('flag.cardId')
          .where('flag.resolvedAtMillis', 'is', null)
        return eb('card.id', 'in', isAuthor ? flags : flags.where('flag.userId', '=', userId))
      })
  }
}

/** Sorts cards. Those without a value to sort by come last; ties are in course order. */
export function ordered(cards: Cards, order: CardQuery['order'] = 'lesson'): Cards {
  return orderedBy(cards, order)
    .orderBy('course.position')
    .orderBy('course.id')
    .orderBy('lesson.position')
    .orderBy('card.position')
    .orderBy('card.id')
}

function orderedBy(cards: Cards, order: (typeof cardOrders)[number]): Cards {
  switch (order) {
    case 'lesson':
      return cards
    case 'due':
      return cards
        .orderBy(
          (eb) => eb.fn.coalesce(eb('schedule.dueAtMillis', '/', dayMillis), 'schedule.dueDay'),
          (value) => value.asc().nullsLast(),
        )
        .orderBy('schedule.dueAtMillis', (value) => value.asc().nullsLast())
    case 'hardest':
      return cards.orderBy('schedule.difficulty', (value) => value.desc().nullsLast())
    case 'missed':
      return cards.orderBy('schedule.lapses', (value) => value.desc().nullsLast())
    case 'latest':
      return cards.orderBy('schedule.lastReviewedAtMillis', (value) => value.desc().nullsLast())
  }
}
