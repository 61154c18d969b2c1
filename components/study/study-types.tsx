import type { Ask } from '#domain/items/ask'
import type { ItemFace } from '#domain/items/item-face'
import type { Previews } from '#domain/schedule/review-card'
import type { State } from '#domain/schedule/schedule'

/** A card in a session: all that is needed to ask, grade and rate it without the server. */
export interface StudyCard {
  cardId: string
  itemId: string
  revision: number
  state: State
  face: ItemFace
  ask: Ask
  concept: { term: string } | null
  lesson: { slug: string; courseId: string; title: string }
  previews: Previews
}

export interface StudyQueue {
  counts: { learning: number; review: number; new: number }
  cards: StudyCard[]
  nextDueAtMillis: number | null
  /** When the server read it. */
  atMillis: number
  rated: number
}

export interface Review {
  key: string
  cardId: string
  itemId: string
  revision: number
  rating: 1 | 2 | 3 | 4
  answer: unknown
  durationMillis: number
  atMillis: number
}
