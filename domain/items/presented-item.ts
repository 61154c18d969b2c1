import type { ItemFace } from '#domain/items/item-face'
import type { ItemKind } from '#domain/items/items'
import { lineKinds } from '#domain/items/kind-rules'

/** The orders that differ between two presentations of an item. */
export interface PresentationOrder {
  /** Texts of the options: numbers in ascending order, anything else shuffled (rule E26). */
  options: string[]
  /** The lines to put in order, or the places to assign parts to, shuffled. */
  lines: string[]
  /** The parts to assign, shuffled. */
  parts: string[]
}

/** What a learner sees of an item before answering, without the key. */
export interface PresentedItem extends PresentationOrder {
  kind: ItemKind
  prompt: string
  codeHtml: string | null
  /** The program's lines if the learner picks one of them, and then `codeHtml` is null; else empty. */
  codeLines: string[]
}

/** An item as it is presented in a given order. */
export function presentInOrder(
  { kind, prompt, code, codeHtml }: ItemFace,
  order: PresentationOrder,
): PresentedItem {
  const picksLine = lineKinds.has(kind)
  return {
    ...order,
    kind,
    prompt,
    codeHtml: picksLine ? null : codeHtml,
    codeLines: picksLine ? (code ?? '').split('\n') : [],
  }
}
