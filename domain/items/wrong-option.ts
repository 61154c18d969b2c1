import type { Answer } from '#domain/items/answer'
import { normaliseOutput } from '#domain/items/grade-answer'
import type { ItemFace } from '#domain/items/item-face'

/** The wrong option that an answer equals, whether it was chosen, typed or put in order; undefined if there is none. */
export function wrongOption(
  options: ItemFace['options'],
  answer: Answer,
): ItemFace['options'][number] | undefined {
  if (answer.kind === 'gave-up' || answer.kind === 'line' || answer.kind === 'pairs') return undefined
  const given = answer.kind === 'lines' ? answer.lines : normaliseOutput(answer.text)
  return options.find(
    ({ text, correct }) => !correct && normaliseOutput(text).join('\n') === given.join('\n'),
  )
}
