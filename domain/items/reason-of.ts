import type { ItemFace } from '#domain/items/item-face'
import type { ItemKind } from '#domain/items/items'

/** Kinds whose explanation may be no more than their answer: a gap in a sentence, and parts that are put together. */
const oftenUnexplained: ReadonlySet<ItemKind> = new Set(['cloze', 'step-order', 'match', 'sort'])

/**
 * The explanation of an item; null for a gap if it gives no reason, but is only the sentence without its gap, and for
 * steps or pairs if it only repeats them. Of a term, the sentence that defines it is explanation enough.
 */
export function reasonOf({
  kind,
  prompt,
  answer,
  parts = [],
  explanation,
}: Pick<ItemFace, 'kind' | 'prompt' | 'answer' | 'parts' | 'explanation'>): string | null {
  const said = new Set([prompt, ...[answer].flat(), ...parts].flatMap(wordsOf))
  const addsNothing = oftenUnexplained.has(kind) && wordsOf(explanation).every((word) => said.has(word))
  return addsNothing ? null : explanation
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
