import type { ItemFace } from '#domain/items/item-face'
import type { ItemKind } from '#domain/items/items'

/** What differs between two showings of an item. */
export interface PresentationOrder {
  /** Texts of the options, in the order shown; numbers ascend, anything else is shuffled (rule E26). */
  options: string[]
  /** Lines to be put in order, in the order shown first. */
  lines: string[]
}

/** What a learner needs to see to answer an item; no key is in it. */
export interface PresentedItem extends PresentationOrder {
  kind: ItemKind
  prompt: string
  codeHtml: string | null
  /** The program's lines, where one of them is to be picked; `codeHtml` is null then. */
  codeLines: string[]
}

/** An item as it is asked in one showing. */
export function presentInOrder(
  { kind, prompt, code, codeHtml }: ItemFace,
  order: PresentationOrder,
): PresentedItem {
  const picksLine = kind === 'suspends-first'
  return {
    ...order,
    kind,
    prompt,
    codeHtml: picksLine ? null : codeHtml,
    codeLines: picksLine ? (code ?? '').split('\n') : [],
  }
}
