import type { ItemFace } from '#domain/items/item-face'
import { readMarkdown, UnparseableMarkdown } from '#domain/lesson/read-markdown'
import { renderNote } from '#domain/lesson/render-note'

/** Longest prompt in lists and titles. */
const maxPromptLength = 200

/**
 * The face of a card that a learner wrote.
 *
 * @param texts Markdown
 * @returns null if one of them would take too long to read, or is nested too deeply
 */
export function ownCardFace({ front, back }: { front: string; back: string }): ItemFace | null {
  try {
    const plain = front.replaceAll(/\s+/gu, ' ').trim()
    return {
      kind: 'self-graded',
      prompt: plain.length > maxPromptLength ? `${plain.slice(0, maxPromptLength - 1)}…` : plain,
      ...{ code: null, codeHtml: null, answer: back, accepted: [], options: [], explanation: '', run: null },
      own: {
        front,
        frontHtml: renderNote(readMarkdown(front)),
        backHtml: renderNote(readMarkdown(back)),
      },
    }
  } catch (error) {
    // HTML in it may be nested so deeply that the stack does not hold it.
    if (error instanceof UnparseableMarkdown || error instanceof RangeError) return null
    throw error
  }
}
