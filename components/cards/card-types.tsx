import type { State } from '#domain/schedule/schedule'

/** What can be done to cards at once. */
export type CardChange =
  { event: 'suspended' | 'unsuspended' | 'buried' | 'reset' } | { event: 'dueSet'; inDays: number }

/** Changes cards; gives the keys by which that can be undone. */
export type ChangeCards = (wish: { cardIds: string[]; change: CardChange }) => Promise<string[]>
export type UndoChanges = (keys: string[]) => Promise<void>

/** What a learner is told of a card's schedule. */
export interface CardSchedule {
  state: State
  suspended: boolean
  due: { kind: 'instant'; atMillis: number } | { kind: 'day'; fromMillis: number } | null
}

export interface ListedCard {
  cardId: string
  term: string | null
  prompt: string
  facet: string
  lesson: { courseId: string; slug: string; title: string }
  schedule: CardSchedule
  isBuried: boolean
  isLeech: boolean
  recall: number | null
  flags: number
}

/** Address of a card's page. */
export const cardPath = (cardId: string) =>
  `/cards/${cardId
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/')}`
