import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import type { Section } from '#domain/lesson/parsed-lesson'

/** What a passage of a lesson may be, beside a definition or a label. */
export const passageKinds = ['advice', 'question', 'procedure', 'statement'] as const
export type PassageKind = (typeof passageKinds)[number]

/** How a passage is written, such as a sentence with `because` or a heading that asks. */
export type PassageForm =
  // Advice and its reason.
  | 'head'
  | 'row'
  | 'because'
  | 'colon'
  | 'semicolon'
  | 'dash'
  | 'comma'
  | 'or'
  /** The reason is a sentence of its own behind the advice. */
  | 'next sentence'
  // A question and its answer.
  | 'heading'
  | 'marked line'
  | 'item'
  | 'lettered'
  // Steps.
  | 'numbered list'
  | 'bullets'
  | 'sequence'
  // A fact.
  | 'whole item'
  | 'paragraph'

/** A passage that may be advice with its reason, a question with its answer, steps in order or a fact. */
export interface PassageCandidate {
  kind: PassageKind
  form: PassageForm
  /** The advice, the question or the goal of the steps; `''` for a fact. Plain text with code in backticks. */
  what: string
  /** The reason, the answer or the fact; `''` for steps. */
  says: string
  steps: readonly string[]
  /** The block that it starts in; null for a row of a table. */
  block: TextBlock | null
  sections: readonly Section[]
  /** Key shared by the passages of one list, table or section. */
  list: string
  /** Number of the sentence in its block. */
  sentenceIndex: number
  file: string
  line: number
  /** Last line that it takes up. */
  lastLine: number
}
