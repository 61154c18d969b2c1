import type { AskOrder } from '#domain/items/asked'
import type { ItemFace } from '#domain/items/item-face'
import type { Previews } from '#domain/schedule/review-card'
import type { State } from '#domain/schedule/schedule'

/** A card in a session: all that is needed to ask, grade and rate it without the server. */
export interface StudyCard {
  cardId: string
  itemId: string
  /** Of its schedule; goes back with the rating. */
  revision: number
  state: State
  /** Whether it keeps being forgotten. */
  isLeech: boolean
  /** A shorter program of the same concept, for a card that keeps being forgotten; null if there is none. */
  smaller: { codeHtml: string; runHash: string } | null
  face: ItemFace
  /** Of this showing: the next one has another. */
  order: AskOrder
  /** Names the recorded run of its program; null where it asks about none. */
  runHash: string | null
  /** Its main concept. */
  concept: { id: string; term: string } | null
  /** Where it was made: the lesson, and the line of its file. */
  lesson: { id: string; slug: string; courseId: string; title: string; line: number }
  /** When each rating would bring it back. */
  previews: Previews
  /** An answer in less time than this is quick for this learner; null while too little is known. */
  quickMillis: number | null
  /** How often the learner has passed it before. */
  earlierPasses: number
  /** Changes with anything that is shown of it: a browser that holds this version needs no other. */
  version: string
}

export interface StudyCounts {
  learning: number
  review: number
  new: number
}

/** What there is to study, as the server saw it at an instant. */
export interface StudyQueue<Card = StudyCard> {
  counts: StudyCounts
  /** The next ones, in the order in which they are to be shown. */
  cards: Card[]
  nextDueAtMillis: number | null
  /** When the server read it. */
  atMillis: number
  /** How many ratings this study day has seen. */
  rated: number
}

/** The same where the session holds some of the cards: of those it names the version alone. */
export type NextQueue = StudyQueue<StudyCard | Pick<StudyCard, 'version'>>

/**
 * The whole queue, with the cards that the session holds put in their places.
 *
 * @param held cards by their version
 * @returns null if one of them is not held
 */
export function withHeldCards(queue: NextQueue, held: ReadonlyMap<string, StudyCard>): StudyQueue | null {
  const cards = queue.cards.map((card) => ('face' in card ? card : held.get(card.version)))
  const whole = cards.filter((card) => card !== undefined)
  return whole.length === cards.length ? { ...queue, cards: whole } : null
}
