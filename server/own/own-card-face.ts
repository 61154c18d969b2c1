import { visit } from 'unist-util-visit'
import type { ItemFace } from '#domain/items/item-face'
import { titleText } from '#domain/lesson/plain-text'
import { readMarkdown, UnparseableMarkdown, type LessonDocument } from '#domain/lesson/read-markdown'
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
    const document = readMarkdown(front)
    return {
      kind: 'self-graded',
      prompt: promptOf(document) || front.trim().slice(0, maxPromptLength),
      ...{ code: null, codeHtml: null, answer: back, accepted: [], options: [], explanation: '', run: null },
      own: {
        front,
        frontHtml: renderNote(document),
        backHtml: renderNote(readMarkdown(back)),
      },
    }
  } catch (error) {
    // HTML in it may be nested so deeply that the stack does not hold it.
    if (error instanceof UnparseableMarkdown || error instanceof RangeError) return null
    throw error
  }
}

/** The beginning of a side as plain text on one line, for lists and titles. Code in a sentence keeps its backticks. */
function promptOf({ root }: LessonDocument): string {
  const texts: string[] = []
  visit(root, (node) => {
    if (node.type === 'code') texts.push(node.value)
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      texts.push(titleText(node.children))
  })
  const plain = texts.join(' ').replaceAll(/\s+/gu, ' ').trim()
  return plain.length > maxPromptLength ? `${plain.slice(0, maxPromptLength - 1)}…` : plain
}
