import type { Node } from 'mdast'

import type { LessonBlocks } from '#domain/lesson/blocks/lesson-blocks'
import type { Source } from '#domain/lesson/lesson'
import type { Fence, Section } from '#domain/lesson/parsed-lesson'
import { noAnnotations, type Annotations } from '#domain/lesson/read-annotations'

/** The blocks read so far, and the context that the next block needs. */
export interface ReaderState {
  readonly file: string
  /** The lines of the file. */
  readonly sourceLines: readonly string[]
  readonly blocks: LessonBlocks
  /** The sections that contain the next block, outermost first. */
  sections: readonly Section[]
  /** Annotations for the next block, and the line to report if no block follows. */
  pending: { annotations: Annotations; line: number } | null
  /** Text that introduces the next block if that is code; `''` if there is none. */
  leadIn: string
  /** The code block immediately before; null if another block is. */
  fence: Fence | null
  /** Names of the containers around the next block, outermost first: `note` between `::: note` and `:::`. */
  containers: string[]
  /** Text of the `<summary>` immediately before; `''` if another block is. */
  summary: string
  /** Whether the next block is inside a quotation or callout. */
  isInQuotation: boolean
}

export function initialState(file: string, sourceLines: readonly string[]): ReaderState {
  return {
    file,
    sourceLines,
    blocks: { sections: [], texts: [], tables: [], fences: [], authoredCards: [], findings: [] },
    sections: [],
    pending: null,
    leadIn: '',
    fence: null,
    containers: [],
    summary: '',
    isInQuotation: false,
  }
}

/** Returns the pending annotations and clears them, so that only one block gets them. */
export function takeAnnotations(state: ReaderState): Annotations {
  const taken = state.pending?.annotations ?? noAnnotations
  state.pending = null
  return taken
}

/** The file and lines of a node. */
export function sourceOf({ position }: Node, { file }: ReaderState): Source {
  return { file, first: position?.start.line ?? 1, last: position?.end.line ?? 1 }
}
