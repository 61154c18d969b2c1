import type { Node } from 'mdast'

import type { LessonBlocks } from '#domain/lesson/blocks/lesson-blocks'
import type { Source } from '#domain/lesson/lesson'
import type { Fence, Section } from '#domain/lesson/parsed-lesson'
import { noAnnotations, type Annotations } from '#domain/lesson/read-annotations'

/** How far a lesson has been read: the blocks so far, and what the next one must know of those before it. */
export interface ReaderState {
  readonly file: string
  /** The lines of the file. */
  readonly sourceLines: readonly string[]
  readonly blocks: LessonBlocks
  /** The headings above the next block, the outermost first. */
  sections: readonly Section[]
  /** Annotations that wait for the block they are about, and the line to report if it never comes. */
  pending: { annotations: Annotations; line: number } | null
  /** Text that introduces the next block if that is code; `''` if there is none. */
  leadIn: string
  /** The code block that the next paragraph follows; null if it follows none. */
  fence: Fence | null
  /** Whether the next block stands between two lines of `:::`. */
  isInAdmonition: boolean
}

export function initialState(file: string, sourceLines: readonly string[]): ReaderState {
  return {
    file,
    sourceLines,
    blocks: { sections: [], texts: [], fences: [], authoredCards: [], findings: [] },
    sections: [],
    pending: null,
    leadIn: '',
    fence: null,
    isInAdmonition: false,
  }
}

/** Gives the waiting annotations to a block; no other block gets them. */
export function takeAnnotations(state: ReaderState): Annotations {
  const taken = state.pending?.annotations ?? noAnnotations
  state.pending = null
  return taken
}

/** The lines of the file on which a node stands. */
export function sourceOf({ position }: Node, { file }: ReaderState): Source {
  return { file, first: position?.start.line ?? 1, last: position?.end.line ?? 1 }
}
