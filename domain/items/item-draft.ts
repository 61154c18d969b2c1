import type { Finding } from '#domain/lesson/lesson'
import type { GeneratedCard, GeneratedQuestion, GeneratedVariant, RejectedItem } from '#domain/items/items'

/** What the makers of items hand on: finished items, and what they left out or want to say. */
export interface Drafts {
  cards: GeneratedCard[]
  questions: GeneratedQuestion[]
  variants: GeneratedVariant[]
  rejected: RejectedItem[]
  warnings: Finding[]
}

export function noDrafts(): Drafts {
  return { cards: [], questions: [], variants: [], rejected: [], warnings: [] }
}

export function joinDrafts(drafts: readonly Drafts[]): Drafts {
  return {
    cards: drafts.flatMap((each) => each.cards),
    questions: drafts.flatMap((each) => each.questions),
    variants: drafts.flatMap((each) => each.variants),
    rejected: drafts.flatMap((each) => each.rejected),
    warnings: drafts.flatMap((each) => each.warnings),
  }
}
