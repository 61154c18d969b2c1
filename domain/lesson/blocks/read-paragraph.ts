import type { Paragraph } from 'mdast'

import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { readInlineComments } from '#domain/lesson/blocks/read-comments'
import { readDescriptions } from '#domain/lesson/blocks/read-descriptions'
import { sourceOf, takeAnnotations, type ReaderState } from '#domain/lesson/blocks/reader-state'
import { createTextBlock } from '#domain/lesson/blocks/text-block'
import type { Source } from '#domain/lesson/lesson'
import { plainText, splitLines, type InlineLine } from '#domain/lesson/plain-text'
import { applyToText, noAnnotations } from '#domain/lesson/read-annotations'
import { readHead, type Head } from '#domain/lesson/read-head'

interface ParagraphContext {
  /** Head of the list item that contains the paragraph; null if there is none. */
  parent: Head | null
  /** Whether code follows; then annotations before a plain paragraph apply to the code. */
  introducesCode: boolean
}

/** Reads a paragraph: running text, definitions, a definition list, or only comments or admonition marks. */
export function readParagraph(
  node: Paragraph,
  { parent, introducesCode }: ParagraphContext,
  state: ReaderState,
): void {
  const text = plainText(node.children)
  // A container on one line, `::: note … :::`.
  if (/^:::/u.test(text)) return
  state.leadIn = text
  if (state.fence !== null) state.fence.followUp = text
  state.fence = null
  if (/^!!!/u.test(text)) return
  const place = sourceOf(node, state)
  const lines = splitLines(node.children, place.first)
  if (readDescriptions(lines, state)) return
  if (text === '') {
    readInlineComments(node, noAnnotations, state)
    return
  }
  const pieces = piecesOf(lines, place)
  const defines = pieces.length > 1 || pieces.some(({ head }) => head !== null && head.meaning !== '')
  const isAnnotated = defines || (!introducesCode && applyToText(state.pending?.annotations ?? noAnnotations))
  const before = isAnnotated ? takeAnnotations(state) : noAnnotations
  const annotations = readInlineComments(node, before, state)
  const list = `p:${state.sections.at(-1)?.line ?? 0}`
  for (const piece of pieces) {
    state.blocks.texts.push(
      createTextBlock({ kind: 'paragraph', parent, list, annotations, ...piece }, state),
    )
  }
}

type Piece = Pick<TextBlock, 'head' | 'lines' | 'source'>

/** The paragraph as one piece, or one piece for each definition if it has several. */
function piecesOf(lines: readonly InlineLine[], place: Source): Piece[] {
  const parts = splitAtHeads(lines)
  if (parts.length <= 1) return [{ lines, head: readHead(lines), source: place }]
  return parts.map((part) => {
    const first = part[0]?.line ?? place.first
    return {
      lines: part,
      head: readHead(part),
      source: { ...place, first, last: part.at(-1)?.line ?? first },
    }
  })
}

/** Splits a paragraph before each line or sentence that starts with a term and its meaning. */
function splitAtHeads(lines: readonly InlineLine[]): InlineLine[][] {
  const parts: InlineLine[][] = []
  for (const line of lines.flatMap(splitAtSentences)) {
    const type = line.nodes.find((node) => node.type !== 'text' || node.value.trim() !== '')?.type
    const head = type === 'strong' || type === 'inlineCode' ? readHead([line]) : null
    if (parts.length === 0 || (head !== null && head.meaning !== '')) parts.push([line])
    else parts.at(-1)?.push(line)
  }
  return parts
}

/** Splits a line before each definition that starts a sentence: `**A**: one thing. **B**: another.` gives two. */
function splitAtSentences({ nodes, line }: InlineLine): InlineLine[] {
  const starts = nodes.flatMap((node, index) => {
    const before = nodes[index - 1]
    const endsSentence = before?.type === 'text' && /[.!?;。；]\s*$/u.test(before.value)
    const isHead = endsSentence && node.type === 'strong' && readHead([{ nodes: nodes.slice(index), line }])
    return isHead ? [index] : []
  })
  return [0, ...starts].map((start, index) => ({ nodes: nodes.slice(start, starts[index]), line }))
}
