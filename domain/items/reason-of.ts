import type { ItemFace } from '#domain/items/item-face'

/**
 * The explanation of an item; null for a gap if it gives no reason, but is only the sentence without its gap. Of a term,
 * the sentence that defines it is explanation enough.
 */
export function reasonOf({
  kind,
  prompt,
  answer,
  explanation,
}: Pick<ItemFace, 'kind' | 'prompt' | 'answer' | 'explanation'>): string | null {
  const said = new Set([prompt, ...[answer].flat()].flatMap(wordsOf))
  const addsNothing = kind === 'cloze' && wordsOf(explanation).every((word) => said.has(word))
  return addsNothing ? null : explanation
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
