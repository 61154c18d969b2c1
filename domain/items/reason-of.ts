import type { ItemFace } from '#domain/items/item-face'

/**
 * The explanation of an item if it gives a reason; null if it only says once more what the question and the answer say,
 * like the sentence from which a word was left out.
 */
export function reasonOf({
  prompt,
  answer,
  code,
  explanation,
}: Pick<ItemFace, 'prompt' | 'answer' | 'code' | 'explanation'>): string | null {
  const said = new Set([prompt, ...[answer].flat()].flatMap(wordsOf))
  const addsNothing = code === null && wordsOf(explanation).every((word) => said.has(word))
  return addsNothing ? null : explanation
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
