import type { ItemKind } from '#domain/items/items'
import type { Knowledge } from '#domain/progress/knowledge'
import type { LessonLink } from '#browser/paths'

/** A change that can be made to several cards at once. */
export type CardChange =
  { event: 'suspended' | 'unsuspended' | 'buried' | 'reset' } | { event: 'dueSet'; inDays: number }

/** Changes cards and returns the keys that undo it: one for each card that changed. */
export type ChangeCards = (request: { cardIds: string[]; change: CardChange }) => Promise<string[]>
export type UndoChanges = (keys: string[]) => Promise<void>

/** The parts of a card's schedule that a learner sees. */
export interface CardSchedule {
  suspended: boolean
  due: { kind: 'instant'; atMillis: number } | { kind: 'day'; fromMillis: number } | null
}

export interface ListedCard {
  cardId: string
  term: string | null
  prompt: string
  kind: ItemKind
  /** A few lines of its program; null if it has none. */
  excerpt: string | null
  facet: string
  lesson: LessonLink
  knowledge: Knowledge
  schedule: CardSchedule
  isBuried: boolean
  isLeech: boolean
  recall: number | null
  flags: number
}
