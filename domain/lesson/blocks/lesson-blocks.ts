import type { Finding } from '#domain/findings/finding'
import type { Source } from '#domain/lesson/lesson'
import type { AuthoredCard, Fence, Section } from '#domain/lesson/parsed-lesson'
import type { InlineLine } from '#domain/lesson/plain-text'
import type { Annotations } from '#domain/lesson/read-annotations'
import type { Head } from '#domain/lesson/read-head'

/** A paragraph, list item, table row or description of a lesson, with its surroundings. */
export interface TextBlock {
  kind: 'item' | 'paragraph' | 'row' | 'description'
  /** The term, separator and meaning it starts with; null if it is not in definition form. */
  head: Head | null
  text: string
  sentences: readonly string[]
  /** Words in bold or italics, see `keyWordsOf`. */
  keyWords: string[]
  lines: readonly InlineLine[]
  /** The head of the list item that contains this block; null if there is none. */
  parent: Head | null
  /** The enclosing sections, outermost first. */
  sections: readonly Section[]
  /** The innermost section; null above the first heading. */
  section: Section | null
  /** Whether an annotation on the block or on an enclosing section says `skip`. */
  isSkipped: boolean
  /** Whether the block stands in a quotation or callout, beside the running text. */
  isAside: boolean
  /** Name of the container around it, such as `keypoints` between lines of colons; null if there is none. */
  container: string | null
  /** Whether it is an item of a numbered list. */
  isOrdered: boolean
  /** Of an item: plain text of its second paragraph; `''` if there is none. */
  second: string
  /** The `<summary>` right before it, as plain text; `''` if there is none. */
  summary: string
  /** Key shared by the blocks of one list, table or section. */
  list: string
  /** Plain text of the first paragraph of each nested item. */
  nested: string[]
  nestedLastLine: number
  annotations: Annotations
  source: Source
}

/** Whether a block is running text that is read sentence by sentence. */
export function isProse({ kind, section, isSkipped, isAside }: TextBlock): boolean {
  const isSectionRead = section?.kind !== 'stop' && section?.kind !== 'introduction'
  return isSectionRead && !isSkipped && !isAside && kind !== 'row' && kind !== 'description'
}

/** A row of a table, as plain text. */
export interface TableRow {
  cells: readonly string[]
  /** Whether the first cell is one code span. */
  startsWithCode: boolean
  line: number
}

/** A table with a row of headings. */
export interface TableBlock {
  headings: readonly string[]
  rows: readonly TableRow[]
  sections: readonly Section[]
  isSkipped: boolean
  file: string
}

/** The blocks of a lesson in document order. */
export interface LessonBlocks {
  sections: Section[]
  texts: TextBlock[]
  tables: TableBlock[]
  fences: Fence[]
  authoredCards: AuthoredCard[]
  findings: Finding[]
}
