import type { Exercise } from '#domain/items/exercise'
import type { RejectedItem, Remark } from '#domain/findings/finding'
import type { Concept, Source } from '#domain/lesson/lesson'
import type { LessonPart } from '#domain/lesson/lesson-part'
import type { Divergence } from '#domain/program/divergence'
import type { Program } from '#domain/program/program'
import type { RunRecord } from '#domain/program/run-record'

/** How an item is asked and graded. */
export const itemKinds = [
  'self-graded',
  'cloze',
  'term-typed',
  'term-choice',
  'meaning-choice',
  'output-typed',
  'output-choice',
  'output-order',
  'how-long',
  'outcome',
  'printed-at',
  'suspends-first',
  'raises-at',
  'runs-next',
  'what-if',
  'changed-output',
  'step-order',
  'which-not',
  'match',
  'sort',
  'fill-operator',
  'fill-token',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** The side of a concept that a card schedules. */
export const facets = ['term-to-meaning', 'meaning-to-term', 'statement', 'behaviour'] as const
export type Facet = (typeof facets)[number]

export interface Option {
  text: string
  correct: boolean
  /** Id of the misconception that leads to this option; null for the key and for distractors without one. */
  misconception: string | null
  /** Why this option is right or wrong. */
  feedback: string
  /** Hash of the stored run under the misconception that gave this option; null if no run did. */
  runHash: string | null
  /** Where that run diverges from the real one; null if there is none. */
  partsAt: Divergence | null
}

/** A program assembled from a lesson's code blocks, and its run. */
export interface LessonProgram {
  /** `<course>/<id from an annotation, else hash of the syntax tree>`. */
  id: string
  program: Program
  run: RunRecord
  /** Lines of the code block that the program is about. */
  source: Source
}

interface GeneratedItem {
  /** Stable id that does not depend on the position in the lesson (rule E04). */
  id: string
  kind: ItemKind
  /** Plain text with code spans in backticks and blanks as `____`. */
  prompt: string
  /** Source shown with the prompt; null if there is none. */
  code: string | null
  /** Text, or lines in order for kinds whose answer is a list of lines. */
  answer: string | string[]
  /** All accepted answers; the first is `answer`, with lines joined by line feeds. */
  accepted: string[]
  options: Option[]
  /** What is to be assigned to the lines of `answer`, in their order; left out where nothing is. */
  parts?: string[]
  /** Why the answer is right, in one or two sentences from the lesson or the run. */
  explanation: string
  /** Id of the program it asks about; null for items about concepts. */
  program: string | null
  /** Ids of the concepts it tests, the main one first; may be empty. */
  concepts: string[]
  source: Source
}

/** The unit of scheduling: one facet of a concept, or the behaviour of a program. */
export interface GeneratedCard extends GeneratedItem {
  facet: Facet
}

/** An item for quizzes, whose result counts for its card. */
export interface GeneratedQuestion extends GeneratedItem {
  /** Id of the card. */
  card: string
}

/** A variant of a card: the same question about another program with the same behaviour. */
export interface GeneratedVariant extends GeneratedItem {
  /** Id of the card. */
  card: string
  /** 1, 2, …; the card itself is variant 0. */
  variant: number
}

/** Everything built from a lesson file. An invalid file gives less, and `errors` say why. */
export interface LessonBuild {
  /** `<course>/<lesson>`. */
  id: string
  /** The last part of `id`, which is also part of the lesson's URL. */
  slug: string
  course: string
  title: string
  /** That it is written in, as a BCP 47 tag; null if it cannot be told. */
  language: string | null
  file: string
  /** Earlier ids of the lesson, from `aliases` in the front matter. */
  formerIds: string[]
  /** The lesson as sanitised HTML with highlighted code; heading levels start at 2. */
  html: string
  /** What its headings divide it into. */
  parts: LessonPart[]
  /** Each with the anchor of the part that teaches it. */
  concepts: (Concept & { part: string })[]
  /** Prerequisites, without cycles: `to` requires `from`. */
  edges: { from: string; to: string }[]
  programs: LessonProgram[]
  /** Programs that items ask about but the lesson does not show: changed ones and variants. */
  derivedPrograms: LessonProgram[]
  cards: GeneratedCard[]
  questions: GeneratedQuestion[]
  variants: GeneratedVariant[]
  /** Practice that is never scheduled and never counted. */
  exercises: Exercise[]
  warnings: Remark[]
  rejected: RejectedItem[]
  /** What makes the lesson as a whole unusable, such as a run that contradicts an annotation. */
  errors: Remark[]
}
