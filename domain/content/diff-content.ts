import { hasDifferentAnswer, matchCards } from '#domain/content/match-cards'
import type { StoredCard } from '#domain/content/match-cards'
import { duplicateIdRule } from '#domain/content/duplicate-id'
import { matchLessons } from '#domain/content/match-lessons'
import { finding, type RejectedItem } from '#domain/findings/finding'
import type { GeneratedCard, GeneratedQuestion, LessonBuild } from '#domain/items/items'
import type { Concept, Source } from '#domain/lesson/lesson'

/** The stored content of all courses, as far as the plan depends on it. */
export interface StoredContent {
  lessons: { id: string; file: string; isRetired: boolean }[]
  concepts: { id: string; lessonId: string; isRetired: boolean }[]
  cards: StoredCard[]
  questions: { id: string; lessonId: string; isRetired: boolean }[]
}

/** The current state of the content folder. */
export interface CurrentContent {
  /** The lessons that were rebuilt, in course order. */
  builds: LessonBuild[]
  /** Ids of the stored lessons that stay unchanged, because their files did not change or cannot be used. */
  keptLessonIds: ReadonlySet<string>
}

export interface PlannedCard {
  /** The id in the database; the generated one is the `key`. */
  id: string
  key: string
  card: GeneratedCard
  position: number
  /** What happens to its learners' progress; `reset`: it is lost, because the answer changed. */
  change: 'added' | 'kept' | 'reset' | 'returned'
}

export interface PlannedQuestion {
  question: GeneratedQuestion
  /** The id of its card in the database. */
  cardId: string
  position: number
}

export interface PlannedLesson {
  build: LessonBuild
  /** The id under which it is stored, if that is different; else null. */
  formerId: string | null
  concepts: Concept[]
  cards: PlannedCard[]
  questions: PlannedQuestion[]
  /** Items that the build rejected, and items whose ids another lesson has. */
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
 * Plans how to bring the database up to date with the content folder. Reads and writes nothing.
 *
 * Before a card is retired, cards are matched by key, then by text, then by similarity, so that learners keep their
 * progress when cards are inserted, deleted, reordered or renumbered. If two lessons have items with the same id, the
 * lesson that is kept keeps its item, or else the first one.
 */
export function diffContent(stored: StoredContent, current: CurrentContent): ContentPlan {
  const owned = claimItems(stored, current)
  const renamed = findRenamedLessons(stored, current)
  const cardIds = assignCardIds(stored, current, owned)
  const lessons = owned.map(({ build, concepts, cards, questions }): PlannedLesson => ({
    build,
    formerId: renamed.get(build.id) ?? null,
    concepts: concepts.taken,
    cards: cards.taken.map((card, position) => ({
      ...(cardIds.get(card.id) ?? { id: card.id, change: 'added' }),
      key: card.id,
      card,
      position,
    })),
    questions: questions.taken.flatMap((question, position) => {
      const cardId = cardIds.get(question.card)?.id
      return cardId === undefined ? [] : [{ question, cardId, position }]
    }),
    rejected: [
      ...build.rejected,
      ...concepts.refused.map((concept) => duplicateItem(concept, `The concept ${concept.term}`)),
      ...cards.refused.map((card) => duplicateItem(card, 'A card')),
      ...questions.refused.map((question) => duplicateItem(question, 'A question')),
    ],
  }))
  return { lessons, ...findRetired(stored, current, lessons, new Set(renamed.values())) }
}

interface Ownable {
  lessonId: string
  isRetired: boolean
}

/** Whether a row belongs to a lesson that stays unchanged. */
const isKept = ({ lessonId, isRetired }: Ownable, { keptLessonIds }: CurrentContent) =>
  !isRetired && keptLessonIds.has(lessonId)

/** Whether a lesson with this id exists now. */
const isCurrent = (lessonId: string, { builds, keptLessonIds }: CurrentContent) =>
  keptLessonIds.has(lessonId) || builds.some((build) => build.id === lessonId)

/** Assigns each id to one lesson: the kept one that has it, or else the first. */
function claimItems({ concepts, cards, questions }: StoredContent, current: CurrentContent) {
  const kept = (row: Ownable) => isKept(row, current)
  const conceptIds = new Set(concepts.filter(kept).map((concept) => concept.id))
  const cardKeys = new Set(cards.filter(kept).map((card) => card.key))
  const questionIds = new Set(questions.filter(kept).map((question) => question.id))
  return current.builds.map((build) => ({
    build,
    concepts: claim(build.concepts, conceptIds),
    cards: claim(build.cards, cardKeys),
    questions: claim(build.questions, questionIds),
  }))
}

function findRenamedLessons({ lessons, cards }: StoredContent, current: CurrentContent): Map<string, string> {
  const keysOf = Map.groupBy(
    cards.filter((card) => !card.isRetired),
    (card) => card.lessonId,
  )
  return matchLessons(
    current.builds,
    lessons.map(({ id, isRetired }) => ({
      id,
      isRetired,
      cardKeys: keysOf.get(id)?.map((card) => card.key) ?? [],
      isGone: !isCurrent(id, current),
    })),
  )
}

/** The id in the database and the change of each card, by key. */
function assignCardIds(
  { cards }: StoredContent,
  current: CurrentContent,
  owned: { cards: { taken: GeneratedCard[] } }[],
): Map<string, Pick<PlannedCard, 'id' | 'change'>> {
  const generated = owned.flatMap((lesson) => lesson.cards.taken)
  const [kept, free] = [
    cards.filter((card) => isKept(card, current)),
    cards.filter((card) => !isKept(card, current)),
  ]
  const matches = matchCards(generated, free)
  const usedIds = new Set(cards.map((card) => card.id))
  const ids = new Map<string, Pick<PlannedCard, 'id' | 'change'>>(
    kept.map((card) => [card.key, { id: card.id, change: 'kept' }]),
  )
  for (const card of generated) {
    const match = matches.get(card.id)
    const id = match?.id ?? unusedId(card.id, usedIds)
    usedIds.add(id)
    ids.set(card.id, { id, change: changeOf(card, match) })
  }
  return ids
}

function findRetired(
  stored: StoredContent,
  current: CurrentContent,
  lessons: PlannedLesson[],
  formerIds: ReadonlySet<string>,
): Omit<ContentPlan, 'lessons'> {
  const retiredIds = (rows: (Ownable & { id: string })[], plannedIds: string[]) => {
    const planned = new Set(plannedIds)
    return rows
      .filter((row) => !row.isRetired && !isKept(row, current) && !planned.has(row.id))
      .map((row) => row.id)
  }
  return {
    retiredLessonIds: stored.lessons
      .filter(({ id, isRetired }) => !isRetired && !isCurrent(id, current) && !formerIds.has(id))
      .map(({ id }) => id),
    retiredConceptIds: retiredIds(
      stored.concepts,
      lessons.flatMap(({ concepts }) => concepts.map(({ id }) => id)),
    ),
    retiredCardIds: retiredIds(
      stored.cards,
      lessons.flatMap(({ cards }) => cards.map(({ id }) => id)),
    ),
    retiredQuestionIds: retiredIds(
      stored.questions,
      lessons.flatMap(({ questions }) => questions.map(({ question }) => question.id)),
    ),
  }
}

/** Separates values whose ids are still free, and takes those ids, from the others. */
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
  if (hasDifferentAnswer(match.text, card)) return 'reset'
  return match.isRetired ? 'returned' : 'kept'
}

/** The generated id, or a numbered one if a stored card that has a different key now uses it. */
function unusedId(key: string, usedIds: ReadonlySet<string>): string {
  if (!usedIds.has(key)) return key
  let count = 2
  while (usedIds.has(`${key}~${count}`)) count += 1
  return `${key}~${count}`
}

function duplicateItem({ id, source }: { id: string; source: Source }, what: string): RejectedItem {
  const found = `${what} is left out, as another lesson of the course has one with the id ${id}.`
  return finding(duplicateIdRule, { line: source.first, item: id }, found)
}
