import type { Finding } from '#domain/findings/finding'
import type { GeneratedCard, GeneratedQuestion, GeneratedVariant } from '#domain/items/items'

/** The items that the makers have generated so far, with findings for the lesson's author. */
export interface Drafts {
  cards: GeneratedCard[]
  questions: GeneratedQuestion[]
  variants: GeneratedVariant[]
  findings: Finding[]
}

export function noDrafts(): Drafts {
  return { cards: [], questions: [], variants: [], findings: [] }
}

export function joinDrafts(drafts: readonly Drafts[]): Drafts {
  return {
    cards: drafts.flatMap((each) => each.cards),
    questions: drafts.flatMap((each) => each.questions),
    variants: drafts.flatMap((each) => each.variants),
    findings: drafts.flatMap((each) => each.findings),
  }
}
