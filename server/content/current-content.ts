import { readContentRevision } from '#server/content/content-revision'
import { prepared } from '#server/database/prepared-query'
import type { Transaction } from '#server/database/transaction'
import type { LessonLink } from '#server/lessons/read-lesson'

/** A card that is still taught. */
export interface CurrentCard {
  cardId: string
  lessonId: string
  courseId: string
  facet: string
  /** Its place in the lesson, and that of the lesson in the course. */
  position: number
  lessonPosition: number
  /** Whether any of its questions can be graded. */
  gradable: boolean
  /** Its main concept; null if it has none, as learners' own cards. */
  conceptId: string | null
}

/** A concept that is still taught. */
export interface CurrentConcept {
  id: string
  term: string
  lesson: LessonLink
  /** Line of the lesson's file in which it is defined. */
  line: number
  /** Terms of its prerequisites, and their ids in the same order. */
  requires: string[]
  requiredIds: string[]
}

/** What is taught to everybody. It is the same object until the content changes. */
export interface CurrentContent {
  /** In course order. */
  cards: readonly CurrentCard[]
  /** In course order. */
  concepts: readonly CurrentConcept[]
  /** The place of each card among the cards, by its id. */
  placeOfCard: ReadonlyMap<string, number>
  /** The places of the cards of which each concept is the main one, by its id. */
  placesOfConcept: ReadonlyMap<string | null, readonly number[]>
  /**
   * By the id of a card, its groups, each as the ids of all its cards: they share a concept, or a belief about programs, and
   * are siblings.
   */
  groupsOf: ReadonlyMap<string, readonly (readonly string[])[]>
}

let kept: { revision: number; content: CurrentContent } | undefined

/** What is taught to everybody, read once for each revision of the content. */
export async function currentContent(db: Transaction): Promise<CurrentContent> {
  const revision = await readContentRevision(db)
  if (kept?.revision !== revision) kept = { revision, content: await readContent(db) }
  return kept.content
}

async function readContent(db: Transaction): Promise<CurrentContent> {
  const cards = (await taughtCards(db).execute()).map(cardOf)
  const placeOfCard = new Map(cards.map(({ cardId }, place) => [cardId, place]))
  const placesOfConcept = Map.groupBy(placeOfCard.values(), (place) => cards[place]?.conceptId ?? null)
  const groupsOf = await readGroups(db, placeOfCard)
  return { cards, concepts: await currentConcepts(db), placeOfCard, placesOfConcept, groupsOf }
}

/** The cards of a learner's own decks, which change without a revision of the content. They have no siblings. */
export const ownCards = async (db: Transaction, userId: string): Promise<CurrentCard[]> =>
  (await cardsOfOwner.all(db, { userId })).map(cardOf)

/** SQLite has no booleans. */
const cardOf = <Row extends { gradable: boolean | 0 | 1 }>(row: Row) => ({
  ...row,
  gradable: Boolean(row.gradable),
})

/** Query for cards that are still taught. */
const currentCards = (db: Transaction) =>
  db
    .selectFrom('Card as card')
    .innerJoin('Lesson as lesson', 'lesson.id', 'card.lessonId')
    .leftJoin('CardConcept as main', (join) =>
      join.onRef('main.cardId', '=', 'card.id').on('main.position', '=', 0),
    )
    .where('card.retiredAtMillis', 'is', null)
    .where('lesson.retiredAtMillis', 'is', null)
    .select(['card.id as cardId', 'card.lessonId', 'lesson.courseId', 'card.facet', 'main.conceptId'])
    .select(['card.position', 'lesson.position as lessonPosition', 'card.gradable'])

/** Lessons may be at the same place in their course. */
const taughtCards = (db: Transaction) =>
  currentCards(db)
    .innerJoin('Course as course', 'course.id', 'lesson.courseId')
    .where('lesson.ownerId', 'is', null)
    .orderBy('course.position')
    .orderBy('lesson.courseId')
    .orderBy('lesson.position')
    .orderBy('card.position')
    .orderBy('card.id')

const cardsOfOwner = prepared<{ userId: string }>()((db, value) =>
  currentCards(db).where('lesson.ownerId', '=', value('userId')).orderBy('card.id'),
)

async function readGroups(db: Transaction, current: ReadonlyMap<string, unknown>) {
  const rows = await db.selectFrom('CardGroup').select(['cardId', 'groupId']).execute()
  const groups = Map.groupBy(
    rows.filter(({ cardId }) => current.has(cardId)),
    ({ groupId }) => groupId,
  )
  const groupsOf = new Map<string, string[][]>()
  for (const group of groups.values()) {
    const ids = group.map(({ cardId }) => cardId)
    for (const id of ids) groupsOf.set(id, [...(groupsOf.get(id) ?? []), ids])
  }
  return groupsOf
}

/** The concepts that are still taught, in course order. */
export async function currentConcepts(db: Transaction): Promise<CurrentConcept[]> {
  const rows = await db
    .selectFrom('Concept as concept')
    .innerJoin('Lesson as lesson', 'lesson.id', 'concept.lessonId')
    .innerJoin('Course as course', 'course.id', 'lesson.courseId')
    .where('concept.retiredAtMillis', 'is', null)
    .where('lesson.retiredAtMillis', 'is', null)
    .select(['concept.id', 'concept.term', 'concept.firstLine'])
    .select(['lesson.id as lessonId', 'lesson.courseId', 'lesson.slug', 'lesson.title', 'lesson.language'])
    .orderBy('course.position')
    .orderBy('lesson.courseId')
    .orderBy('lesson.position')
    .orderBy('concept.position')
    .execute()
  const requirements = Map.groupBy(await readRequirements(db), ({ toId }) => toId)
  return rows.map(({ id, term, firstLine, lessonId, ...link }) => {
    const required = requirements.get(id) ?? []
    return {
      ...{ id, term, line: firstLine, lesson: { id: lessonId, ...link } },
      requires: required.map(({ term }) => term),
      requiredIds: required.map(({ fromId }) => fromId),
    }
  })
}

/** Query for the prerequisites of each concept that are still taught. */
const readRequirements = (db: Transaction) =>
  db
    .selectFrom('ConceptEdge as edge')
    .innerJoin('Concept as required', 'required.id', 'edge.fromId')
    .where('required.retiredAtMillis', 'is', null)
    .select(['edge.toId', 'edge.fromId', 'required.term'])
    .orderBy('edge.fromId')
    .execute()
