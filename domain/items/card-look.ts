import { codeExcerpt } from '#domain/items/code-excerpt'
import type { ItemFace } from '#domain/items/item-face'
import type { ItemKind } from '#domain/items/items'

/** By what a card is recognised in a list. */
export interface CardLook {
  prompt: string
  kind: ItemKind
  /** A few lines of its program; null if it has none. */
  excerpt: string | null
}

/** What a list shows of the card with this face. */
export const cardLook = ({ prompt, kind, code }: ItemFace): CardLook => ({
  prompt,
  kind,
  excerpt: code === null ? null : codeExcerpt(code),
})
