import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import type { Section } from '#domain/lesson/parsed-lesson'

/** How a text puts a name and what it says about it side by side. */
export type CandidateForm =
  /** A marked name, a separator and the rest of the block: `**Term**: meaning`. */
  | 'head'
  /** The same without a mark: `term – meaning` in a list. */
  | 'plain-head'
  /** The same without a separator: `**Term** meaning`, if neither a copula nor a verb follows. */
  | 'bare'
  /** The first cell of a table row and another one. */
  | 'row'
  /** `X is Y`. */
  | 'copula'
  /** A marked name and what it does: `` `sleep` suspends … ``. */
  | 'action'
  /** `Y is called X`. */
  | 'naming'
  /** `X, a Y that …` or `X (a Y that …)`. */
  | 'apposition'
  /** `A Term. What may define it.` */
  | 'run-in'
  /** `… X. It does Y.` */
  | 'anaphor'
  /** `Y is X if Z`. */
  | 'criterion'
  /** A heading or a line of its own, and the sentence below it. */
  | 'heading'
  /** A line of its own, and the list below it. */
  | 'lead'

export type Mark = 'strong' | 'emphasis' | 'code' | 'quotes' | 'none'

/** The place of a cell in its table. */
export interface TableCell {
  /** Number of columns between the name and the cell. */
  index: number
  /** Number of columns from the one with the names on. */
  count: number
  heading: string
  /** The heading above the names. */
  nameHeading: string
  /** The names of all rows. */
  names: readonly string[]
  /** The texts of all rows in the column of the cell. */
  column: readonly string[]
  /** The texts of all columns but that with the names. */
  rest: readonly (readonly string[])[]
  headings: readonly string[]
  /** Whether the first cells name properties: of what the headings name, or of what the section is about. */
  isTransposed: boolean
  /** Whether a code block ends a line or two above the table, which may be its output. */
  isBelowProgram: boolean
}

/** Words of a lesson that may be a name, and what is said about it. */
export interface ClaimCandidate {
  form: CandidateForm
  /** The name without markup. */
  term: string
  mark: Mark
  aliases: readonly string[]
  /** Plain text, with code in backticks. */
  meaning: string
  /** What the text around is about, if the name is a label: a first cell, the item above, a heading; null if nothing is. */
  subject: string | null
  /** The text block; null for a row of a table. */
  block: TextBlock | null
  sections: readonly Section[]
  /** Key shared by candidates of one list, table or section. */
  list: string
  /** The items of the list that a line introduces, and the last line of it; null in any other form. */
  items: { texts: readonly string[]; lastLine: number } | null
  /** Number of the sentence in its block; 0 for everything that is not running text. */
  sentenceIndex: number
  /** Whether the name stands at the start of its sentence, but for an article. */
  isAtStart: boolean
  /** The name with its article if a sentence says what it was: `The Long Drought`; null if it says what it is. */
  was: string | null
  /** Of running text: the kind of article right before the name, or none. */
  determiner: 'definite' | 'indefinite' | 'none'
  /** Of a sentence: the copula between name and text, such as `means`; null if there is none. */
  link: string | null
  /** Of a row: number of the cell, and the number of cells in its table. */
  cell: TableCell | null
  file: string
  line: number
}

/** What a candidate would be the label of, if it is one: of a cell, the heading of its column, or else the name. */
export const labelOf = ({ term, cell }: ClaimCandidate): string =>
  cell === null || cell.isTransposed ? term : cell.heading

/** Whether a candidate is the head of its block and what follows. */
export const isHeadForm = (form: CandidateForm): boolean =>
  form === 'head' || form === 'plain-head' || form === 'bare'
