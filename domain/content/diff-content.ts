import { hasOtherAnswer, matchCards } from '#domain/content/match-cards'
import type { StoredCard } from '#domain/content/match-cards'
import { sameIdRule } from '#domain/content/same-id'
import { matchLessons } from '#domain/content/match-lessons'
import type { GeneratedCard, GeneratedQuestion, LessonBuild, RejectedItem } from '#domain/items/items'
import type { Concept } from '#domain/lesson/lesson'

/** What the database holds of all courses, as far as the plan depends on it. */
export interface StoredContent {
  lessons: { id: string; isRetired: boolean }[]
  concepts: { id: string; lessonId: string; isRetired: boolean }[]
  cards: StoredCard[]
  questions: { id: string; lessonId: string; isRetired: boolean }[]
}

/** What the content folder holds now. */
export interface CurrentContent {
  /** The lessons that were built anew, in their order. */
  builds: LessonBuild[]
  /** Ids of the lessons that stay as they are stored, because nothing changed or because they are broken. */
  keptLessonIds: ReadonlySet<string>
}

export interface PlannedCard {
  /** The id in the database; the generated one is the `key`. */
  id: string
  key: string
  card: GeneratedCard
  position: number
  /** What becomes of it for those who learn it; `reset`: its answer is another one. */
  change: 'added' | 'kept' | 'reset' | 'returned'
}

export interface PlannedQuestion {
  question: GeneratedQuestion
  /** The id in the database of the card that it belongs to. */
  cardId: string
  position: number
}

export interface PlannedLesson {
  build: LessonBuild
  /** The id under which it is stored, where that is another one. */
  formerId: string | null
  concepts: Concept[]
  cards: PlannedCard[]
  questions: PlannedQuestion[]
  /** What the build rejected, and what another lesson has already. */
  rejected: RejectedItem[]
}

export interface ContentPlan {
  lessons: PlannedLesson[]
  retiredLessonIds: string[]
  retiredConceptIds: string[]
  /** Ids in the database. */
  retiredCardIds: string[]
  retiredQuestionIds: string[]
}

/**
 * Plans how the database follows the content folder. Pure: nothing is read or written here.
 *
 * Cards are matched by key, then text, then likeness, before one is retired: inserting, deleting, reordering and
 * renumbering move nobody's state. Where two lessons have an item of the same id, the lesson that has it
 * keeps it, else the first.
 */
export function diffContent(stored: StoredContent, current: CurrentContent): ContentPlan {
  const { builds, keptLessonIds } = current
  const builtIds = new Set(builds.map((build) => build.id))
  const isCurrent = (lessonId: string) => keptLessonIds.has(lessonId) || builtIds.has(lessonId)
  const renamed = matchLessons(
    builds,
    stored.lessons.map(({ id, isRetired }) => ({
      id,
      isRetired,
      cardKeys: stored.cards.filter((card) => card.lessonId === id && !card.isRetired).map((card) => card.key),
      isGone: !isCurrent(id),
    })),
  )

  const isKept = (row: { lessonId: string; isRetired: boolean }) =>
    !row.isRetired && keptLessonIds.has(row.lessonId)
  const conceptIds = new Set(stored.concepts.filter(isKept).map((concept) => concept.id))
  const cardKeys = new Set(stored.cards.filter(isKept).map((card) => card.key))
  const questionIds = new Set(stored.questions.filter(isKept).map((question) => question.id))
  const own = builds.map((build) => ({
    build,
    concepts: claim(build.concepts, conceptIds),
    cards: claim(build.cards, cardKeys),
    questions: claim(build.questions, questionIds),
  }))

  const matches = matchCards(
    own.flatMap(({ cards }) => cards.taken),
    stored.cards.filter((card) => !isKept(card)),
  )
  const usedIds = new Set(stored.cards.map((card) => card.id))
  const idsByKey = new Map(stored.cards.filter(isKept).map((card) => [card.key, card.id]))
  const lessons = own.map(({ build, concepts, cards, questions }): PlannedLesson => {
    const plannedCards = cards.taken.map((card, position): PlannedCard => {
      const match = matches.get(card.id)
      const id = match?.id ?? unusedId(card.id, usedIds)
      usedIds.add(id)
      idsByKey.set(card.id, id)
      return { id, key: card.id, card, position, change: changeOf(card, match) }
    })
    return {
      build,
      formerId: renamed.get(build.id) ?? null,
      concepts: concepts.taken,
      cards: plannedCards,
      questions: [],
      rejected: [
        ...build.rejected,
        ...concepts.refused.map((concept) => sameId(concept.id, concept.source.first, `The concept ${concept.term}`)),
        ...cards.refused.map((card) => sameId(card.id, card.source.first, 'A card')),
        ...questions.refused.map((question) => sameId(question.id, question.source.first, 'A question')),
      ],
    }
  })
  for (const [index, lesson] of lessons.entries()) {
    lesson.questions = (own[index]?.questions.taken ?? []).flatMap((question, position) => {
      const cardId = idsByKey.get(question.card)
      return cardId === undefined ? [] : [{ question, cardId, position }]
    })
  }

  const plannedCardIds = new Set(lessons.flatMap((lesson) => lesson.cards.map((card) => card.id)))
  const goes = <Row extends { lessonId: string; isRetired: boolean }>(row: Row, planned: boolean) =>
    !row.isRetired && !keptLessonIds.has(row.lessonId) && !planned
  const plannedConceptIds = new Set(lessons.flatMap((lesson) => lesson.concepts.map((concept) => concept.id)))
  const plannedQuestionIds = new Set(
    lessons.flatMap((lesson) => lesson.questions.map(({ question }) => question.id)),
  )
  const formerIds = new Set(renamed.values())
  return {
    lessons,
    retiredLessonIds: stored.lessons
      .filter((lesson) => !lesson.isRetired && !isCurrent(lesson.id) && !formerIds.has(lesson.id))
      .map((lesson) => lesson.id),
    retiredConceptIds: stored.concepts
      .filter((row) => goes(row, plannedConceptIds.has(row.id)))
      .map((row) => row.id),
    retiredCardIds: stored.cards.filter((row) => goes(row, plannedCardIds.has(row.id))).map((row) => row.id),
    retiredQuestionIds: stored.questions
      .filter((row) => goes(row, plannedQuestionIds.has(row.id)))
      .map((row) => row.id),
  }
}

/** Parts values into those whose id is free, which is then taken, and the others. */
function claim<T extends { id: string }>(values: readonly T[], taken: Set<string>) {
  const parts: { taken: T[]; refused: T[] } = { taken: [], refused: [] }
  for (const value of values) {
    parts[taken.has(value.id) ? 'refused' : 'taken'].push(value)
    taken.add(value.id)
  }
  return parts
}

function changeOf(card: GeneratedCard, match: StoredCard | undefined): PlannedCard['change'] {
  if (match === undefined) return 'added'
  if (hasOtherAnswer(match.text, card)) return 'reset'
  return match.isRetired ? 'returned' : 'kept'
}

/** The generated id, unless a card that has another key by now is stored under it. */
function unusedId(key: string, usedIds: ReadonlySet<string>): string {
  if (!usedIds.has(key)) return key
  let count = 2
  while (usedIds.has(`${key}~${count}`)) count += 1
  return `${key}~${count}`
}

function sameId(item: string, line: number, what: string): RejectedItem {
  return { rule: sameIdRule, line, item, message: `${what} is left out: another item of the course has the id ${item}.` }
}
