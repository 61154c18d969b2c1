import type { Html, List, RootContent } from 'mdast'

import { finding } from '#domain/findings/finding'
import type { LessonBlocks } from '#domain/lesson/blocks/lesson-blocks'
import { readBlockComments } from '#domain/lesson/blocks/read-comments'
import { readFence } from '#domain/lesson/blocks/read-fence'
import { readHeading } from '#domain/lesson/blocks/read-heading'
import { readItem } from '#domain/lesson/blocks/read-item'
import { readParagraph } from '#domain/lesson/blocks/read-paragraph'
import { readTable } from '#domain/lesson/blocks/read-table'
import { cleanText } from '#domain/lesson/plain-text'
import { containerOf } from '#domain/lesson/container-fences'
import { initialState, type ReaderState } from '#domain/lesson/blocks/reader-state'
import type { Head } from '#domain/lesson/read-head'
import type { LessonDocument } from '#domain/lesson/read-markdown'

/**
 * Reads the blocks of a lesson in document order and attaches annotations to the block that follows them.
 *
 * @returns the blocks, and a finding for each annotation that is invalid or followed by no block
 */
export function readBlocks({ root, lines }: LessonDocument, file: string): LessonBlocks {
  const state = initialState(file, lines)
  readNodes(root.children, null, state)
  const { pending, blocks } = state
  if (pending !== null) {
    const found = 'This quiz comment is not followed by a code block, list item or heading.'
    blocks.findings.push(finding('G14', { line: pending.line }, found))
  }
  return blocks
}

/** @param parent head of the list item that contains the nodes */
function readNodes(nodes: readonly RootContent[], parent: Head | null, state: ReaderState): void {
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'paragraph' && node.type !== 'html') state.fence = null
    switch (node.type) {
      case 'heading':
        readHeading(node, state)
        break
      case 'html':
        readHtml(node, state)
        break
      case 'paragraph':
        readParagraph(node, { parent, introducesCode: nodes[index + 1]?.type === 'code' }, state)
        break
      case 'list':
        readItems(node, parent, state)
        break
      case 'table':
        readTable(node, state)
        break
      case 'blockquote':
        readQuotation(node.children, state)
        break
      case 'code':
        readFence(node, state)
        break
      default:
        break
    }
  }
}

/** Reads quiz comments, and the comments that the fences of containers have become. */
function readHtml(node: Html, state: ReaderState): void {
  const container = containerOf(node.value)
  const summary = /<summary>([\s\S]{1,300}?)<\/summary>/u.exec(node.value)?.[1]
  if (summary !== undefined) state.summary = cleanText(summary.replace(/<[^>]{0,100}>/gu, ''))
  if (container === null) readBlockComments(node, state)
  else if (container === '') state.containers.pop()
  else state.containers.push(container)
}

/** Reads the text of a quotation or callout. It neither takes annotations nor introduces code. */
function readQuotation(nodes: readonly RootContent[], state: ReaderState): void {
  const { leadIn, pending } = state
  const texts = nodes.filter(({ type }) => type === 'paragraph' || type === 'list')
  readNodes(texts, null, Object.assign(state, { isInQuotation: true, pending: null }))
  Object.assign(state, { isInQuotation: false, leadIn, pending })
}

function readItems(list: List, parent: Head | null, state: ReaderState): void {
  for (const item of list.children) {
    const { head, rest } = readItem(item, { parent, list }, state)
    readNodes(rest, head ?? parent, state)
  }
}
