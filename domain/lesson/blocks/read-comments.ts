import type { Html, Paragraph } from 'mdast'

import { takeAnnotations, type ReaderState } from '#domain/lesson/blocks/reader-state'
import { cleanText } from '#domain/lesson/plain-text'
import {
  findComments,
  noAnnotations,
  readComment,
  type Annotations,
  type Comment,
  type ReadComment,
} from '#domain/lesson/read-annotations'

/** Reads quiz comments between blocks; their annotations stay pending until the next block. */
export function readBlockComments(node: Html, state: ReaderState): void {
  for (const [comment, read] of commentsIn(node)) {
    if (read.kind === 'problem') state.blocks.findings.push(read.finding)
    if (read.kind === 'card') addCard(read, comment, takeAnnotations(state), state)
    if (read.kind === 'annotation') {
      const { annotations, line } = state.pending ?? { annotations: noAnnotations, line: comment.line }
      state.pending = { annotations: read.apply(annotations), line }
    }
  }
}

/**
 * Reads the quiz comments inside a paragraph, which annotate that paragraph.
 *
 * @param before annotations from comments before the paragraph
 * @returns all annotations of the paragraph
 */
export function readInlineComments(
  paragraph: Paragraph,
  before: Annotations,
  state: ReaderState,
): Annotations {
  let annotations = before
  for (const node of paragraph.children) {
    if (node.type !== 'html' || !node.value.startsWith('<!--')) continue
    for (const [comment, read] of commentsIn(node)) {
      if (read.kind === 'problem') state.blocks.findings.push(read.finding)
      if (read.kind === 'card') addCard(read, comment, annotations, state)
      if (read.kind === 'annotation') annotations = read.apply(annotations)
    }
  }
  return annotations
}

function commentsIn({ value, position }: Html): [Comment, ReadComment][] {
  return findComments(value, position?.start.line ?? 1).map((comment) => [comment, readComment(comment)])
}

function addCard(
  { id, question, answer, line }: Extract<ReadComment, { kind: 'card' }>,
  comment: Comment,
  annotations: Annotations,
  { file, blocks, sections }: ReaderState,
): void {
  blocks.authoredCards.push({
    id,
    question: cleanText(question),
    answer: cleanText(answer),
    section: sections.at(-1) ?? null,
    annotated: annotations.concepts,
    source: { file, first: line, last: line + comment.text.split('\n').length - 1 },
  })
}
