// New cards in course order. What is the same for all learners is in memory: the places of cards, and their siblings.
import { ownCardPrefix } from '#domain/own/own-course'
import { currentContent, type CurrentCard, type CurrentContent } from '#server/content/current-content'
import type { Transaction } from '#server/database/transaction'
import { slices } from '#server/slices'
import {
  newCardIds,
  newOwnCards,
  openedAmong,
  schedulesOf,
  type LearnerScope,
  type QueuedRow,
} from '#server/study/scope'
import { askedAmong } from '#server/study/siblings'

type NewCard = Pick<
  CurrentCard,
  'cardId' | 'conceptId' | 'lessonId' | 'lessonPosition' | 'position' | 'gradable'
>

/** What is known of a learner's new cards. */
interface NewCards {
  content: CurrentContent
  /** In any scope, siblings included. */
  ids: ReadonlySet<string>
}

/**
 * The new cards that a learner may be introduced to, in course order: those in the scope, of lessons that they have opened,
 * and of siblings only the one that comes first.
 *
 * @param atOnce of how many cards the siblings and schedules are read at once: about as many as are wanted
 */
export async function* newCards(
  db: Transaction,
  learner: LearnerScope,
  atOnce: number,
): AsyncGenerator<QueuedRow> {
  const content = await currentContent(db)
  const ids = new Set((await newCardIds.all(db, learner)).map(({ cardId }) => cardId))
  const cards = inOrder(await cardsByLesson(db, learner, { content, ids }))
  for (const some of slices(cards, atOnce)) {
    const alone = learner.keepsSiblingsApart ? await aloneAmong(db, learner, { content, ids }, some) : some
    const cardIds = JSON.stringify(alone.map(({ cardId }) => cardId))
    const schedules = new Map(
      (await schedulesOf.all(db, { ...learner, cardIds })).map((row) => [row.cardId, row]),
    )
    for (const { cardId, gradable, conceptId } of alone) {
      const schedule = schedules.get(cardId)
      if (schedule !== undefined) yield { ...schedule, gradable, conceptId }
    }
  }
}

/** The cards in the scope, siblings included, in lists that follow each other in course order. */
async function cardsByLesson(
  db: Transaction,
  learner: LearnerScope,
  { content, ids }: NewCards,
): Promise<NewCard[][]> {
  const { lessonId, conceptId } = learner
  const taught = [...ids]
    .map((id) => content.cards[content.placeOfCard.get(id) ?? -1])
    .filter((card) => card !== undefined)
    .filter((card) => lessonId === null || card.lessonId === lessonId)
    .filter((card) => conceptId === null || card.conceptId === conceptId)
  const hasOwn = ids.values().some((id) => id.startsWith(ownCardPrefix))
  const own = hasOwn ? (await newOwnCards.all(db, learner)).map((card) => ({ ...card, ...ownCard })) : []
  const cards = Map.groupBy<string, NewCard>([...taught, ...own], (card) => card.lessonId)
  const opened = await openedAmong.all(db, { ...learner, lessonIds: JSON.stringify([...cards.keys()]) })
  // Lessons may be at the same place.
  const places = Map.groupBy(opened, ({ courseId, position }) => `${courseId} ${position}`)
  return [...places.values()].map((lessons) => lessons.flatMap(({ id }) => cards.get(id) ?? []))
}

/** Own cards are graded by their learners, but never held back. */
const ownCard = { conceptId: null, gradable: true, lessonPosition: 0 }

/** Sorts each list only when it is reached. */
function* inOrder(lists: readonly NewCard[][]): Generator<NewCard> {
  for (const cards of lists) {
    yield* cards.sort((a, b) => a.position - b.position || (a.cardId < b.cardId ? -1 : 1))
  }
}

/** Those that have no sibling that was or will be asked today, or comes first: one that can be graded, else by its place. */
async function aloneAmong(
  db: Transaction,
  learner: LearnerScope,
  { content, ids }: NewCards,
  cards: readonly NewCard[],
): Promise<NewCard[]> {
  const siblingsOf = (id: string) =>
    content.groupsOf
      .get(id)
      ?.flat()
      .filter((other) => other !== id) ?? []
  const siblings = new Set(cards.flatMap(({ cardId }) => siblingsOf(cardId)))
  if (siblings.size === 0) return [...cards]
  const rows = await askedAmong.all(db, { ...learner, cardIds: JSON.stringify([...siblings]) })
  const asked = new Set(rows.map(({ cardId }) => cardId))
  const comesFirst = (id: string, card: NewCard) => {
    const sibling = content.cards[content.placeOfCard.get(id) ?? -1]
    return ids.has(id) && sibling !== undefined && compareSiblings(sibling, card) < 0
  }
  return cards.filter((card) => !siblingsOf(card.cardId).some((id) => asked.has(id) || comesFirst(id, card)))
}

const compareSiblings = (a: NewCard, b: NewCard): number =>
  Number(b.gradable) - Number(a.gradable) ||
  a.lessonPosition - b.lessonPosition ||
  a.position - b.position ||
  (a.cardId < b.cardId ? -1 : 1)
