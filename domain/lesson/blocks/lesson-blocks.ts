import type { Finding } from '#domain/findings/finding'
import type { Source } from '#domain/lesson/lesson'
import type { AuthoredCard, Fence, Section } from '#domain/lesson/parsed-lesson'
import type { InlineLine } from '#domain/lesson/plain-text'
import type { Annotations } from '#domain/lesson/read-annotations'
import type { Head } from '#domain/lesson/read-head'

/** A piece of the lesson's own text, with what stands around it. */
export interface TextBlock {
  kind: 'item' | 'paragraph' | 'row' | 'description'
  /** The definition form at its beginning, if it has one. */
  head: Head | null
  text: string
  /** The sentences of the text. */
  sentences: readonly string[]
  /** What its author set in bold or italics, see `keyWordsOf`. */
  keyWords: string[]
  lines: readonly InlineLine[]
  /** The head of the item that this one is nested in. */
  parent: Head | null
  /** The headings above it, the outermost first. */
  sections: readonly Section[]
  /** The nearest of them. */
  section: Section | null
  /** Whether an annotation says to skip it, or a section that it stands in. */
  isSkipped: boolean
  /** The same for the items of one list. */
  list: string
  /** Plain texts of the items nested in it. */
  nested: string[]
  nestedLastLine: number
  annotations: Annotations
  source: Source
}

/** Whether a block is text of the lesson that is read sentence by sentence. */
export function isProse({ kind, section, isSkipped }: TextBlock): boolean {
  const isSectionRead = section?.kind !== 'stop' && section?.kind !== 'introduction'
  return isSectionRead && !isSkipped && kind !== 'row' && kind !== 'description'
}

/** The blocks of a lesson in document order. */
export interface LessonBlocks {
  sections: Section[]
  texts: TextBlock[]
  fences: Fence[]
  authoredCards: AuthoredCard[]
  findings: Finding[]
}
