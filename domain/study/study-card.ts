import type { Ask } from '#domain/items/ask'
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
  face: ItemFace
  /** Names the recorded run of its program; null where it asks about none. */
  runHash: string | null
  ask: Ask
  concept: { id: string; term: string } | null
  /** Where it was made: the lesson, and the line of its file. */
  lesson: { id: string; slug: string; courseId: string; title: string; line: number }
  /** When each rating would bring it back. */
  previews: Previews
  /** An answer in less time than this is quick for this learner; null while too little is known. */
  quickMillis: number | null
  /** How often the learner has passed it before. */
  earlierPasses: number
}

export interface StudyCounts {
  learning: number
  review: number
  new: number
}

/** What there is to study, as the server saw it at an instant. */
export interface StudyQueue {
  counts: StudyCounts
  /** The next ones, in the order in which they are to be shown. */
  cards: StudyCard[]
  nextDueAtMillis: number | null
  /** When the server read it. */
  atMillis: number
  /** How many ratings this study day has seen. */
  rated: number
}
