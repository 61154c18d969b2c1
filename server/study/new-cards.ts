// New cards in course order. What is the same for all learners is in memory: the places of cards, and their siblings.
import { currentContent, type CurrentCard, type CurrentContent } from '#server/content/current-content'
import type { Transaction } from '#server/database/transaction'
import { slices } from '#server/slices'
import {
  countNewOwnCards,
  newCardIds,
  newCardsAtFront,
  newOwnCards,
  openedAmong,
  schedulesOf,
  type LearnerScope,
  type QueuedRow,
} from '#server/study/scope'
import { askedAmong } from '#server/study/siblings'

/** A learner's new cards of lessons that are taught. */
interface NewCards {
  content: CurrentContent
  /** Their places in the content, in any scope, siblings included. */
  places: ReadonlySet<number>
}

/**
 * The new cards that a learner may be introduced to, in course order: those in the scope, of lessons that they have opened,
 * and of siblings only the one that comes first. Their own decks come last.
 *
 * @param max how many of them that can be graded are wanted at most; of own cards, which all count as such, no more are read
 */
export async function* newCards(
  db: Transaction,
  learner: LearnerScope,
  max: number,
): AsyncGenerator<QueuedRow> {
  const content = await currentContent(db)
  const fresh = await newCardIds.first(db, learner)
  const ids = JSON.parse(fresh?.ids ?? '[]') as string[]
  const places = new Set(ids.map((id) => content.placeOfCard.get(id)).filter((place) => place !== undefined))
  for await (const cards of openedInOrder(db, learner, { content, places }, max)) {
    const alone = learner.keepsSiblingsApart
      ? await aloneAmong(db, learner, { content, places }, cards)
      : cards
    const cardIds = JSON.stringify(alone.map(({ cardId }) => cardId))
    const schedules = new Map(
      (await schedulesOf.all(db, { ...learner, cardIds })).map((row) => [row.cardId, row]),
    )
    for (const { cardId, gradable, conceptId } of alone) {
      const schedule = schedules.get(cardId)
      if (schedule !== undefined) yield { ...schedule, gradable, conceptId }
    }
  }
  yield* await ownCards(db, learner, max)
}

/** If fewer are new, looking at all of them takes no longer than anything else. */
const fewOwnCards = 1_000
/** Who has answered more of a deck has new cards far behind them. To look at all that are new is then as quick. */
const frontOfDeck = 2_000

/** The first new cards of a learner's own decks. */
async function ownCards(db: Transaction, learner: LearnerScope, max: number): Promise<QueuedRow[]> {
  const { count } = (await countNewOwnCards.first(db, { ...learner, max: fewOwnCards })) ?? { count: 0 }
  if (count === 0) return []
  const atFront =
    count < fewOwnCards ? [] : await newCardsAtFront.all(db, { ...learner, max, before: frontOfDeck })
  return atFront.length === max ? atFront : newOwnCards.all(db, { ...learner, max })
}

/** The cards in the scope, siblings included, some at a time. */
async function* openedInOrder(
  db: Transaction,
  learner: LearnerScope,
  { content, places }: NewCards,
  atOnce: number,
): AsyncGenerator<CurrentCard[]> {
  const { lessonId, conceptId } = learner
  const inOrder = [...places]
    .sort((a, b) => a - b)
    .flatMap((place) => content.cards[place] ?? [])
    .filter((card) => lessonId === null || card.lessonId === lessonId)
    .filter((card) => conceptId === null || card.conceptId === conceptId)
  for (const cards of slices(inOrder, atOnce)) {
    const lessonIds = JSON.stringify([...new Set(cards.map((card) => card.lessonId))])
    const opened = new Set((await openedAmong.all(db, { ...learner, lessonIds })).map((row) => row.lessonId))
    yield cards.filter((card) => opened.has(card.lessonId))
  }
}

/** Those that have no sibling that was or will be asked today, or comes first: one that can be graded, else by its place. */
async function aloneAmong(
  db: Transaction,
  learner: LearnerScope,
  { content, places }: NewCards,
  cards: readonly CurrentCard[],
): Promise<CurrentCard[]> {
  const siblingsOf = new Map(cards.map(({ cardId }) => [cardId, content.groupsOf.get(cardId)?.flat() ?? []]))
  const siblings = new Set([...siblingsOf.values()].flat())
  if (siblings.size === 0) return [...cards]
  const rows = await askedAmong.all(db, { ...learner, cardIds: JSON.stringify([...siblings]) })
  const asked = new Set(rows.map(({ cardId }) => cardId))
  const comesFirst = (id: string, card: CurrentCard) => {
    const place = content.placeOfCard.get(id) ?? -1
    const sibling = content.cards[place]
    return sibling !== undefined && places.has(place) && compareSiblings(sibling, card) < 0
  }
  return cards.filter(
    (card) => !siblingsOf.get(card.cardId)?.some((id) => asked.has(id) || comesFirst(id, card)),
  )
}

const compareSiblings = (a: CurrentCard, b: CurrentCard): number =>
  Number(b.gradable) - Number(a.gradable) ||
  a.lessonPosition - b.lessonPosition ||
  a.position - b.position ||
  (a.cardId < b.cardId ? -1 : 1)
