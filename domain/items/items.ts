import type { Exercise } from '#domain/items/exercise'
import type { RejectedItem, Remark } from '#domain/findings/finding'
import type { Concept, Source } from '#domain/lesson/lesson'
import type { Parting } from '#domain/program/part-ways'
import type { Program } from '#domain/program/program'
import type { RunRecord } from '#domain/program/run-record'

/** How a card or question is asked and graded; the names are those of docs/decisions on grading. */
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
  'runs-next',
  'what-if',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** Kinds that are answered by choosing one of the options. */
export const choiceKinds: ReadonlySet<ItemKind> = new Set([
  'term-choice',
  'meaning-choice',
  'output-choice',
  'outcome',
  'runs-next',
])

/** The side of a concept that a card schedules. */
export const facets = ['term-to-meaning', 'meaning-to-term', 'statement', 'behaviour'] as const
export type Facet = (typeof facets)[number]

export interface Option {
  text: string
  correct: boolean
  /** Id of the misconception that leads to this option; null for the key and for sibling terms. */
  misconception: string | null
  /** Why this option is right or wrong, for whoever chose it. */
  feedback: string
  /** Names the stored run of the program as the believer imagines it; null where no run made this option. */
  runHash: string | null
  /** Where that run parts from the real one; null where there is none. */
  partsAt: Parting | null
}

/** A program made from a lesson's fences, and what its run showed. */
export interface LessonProgram {
  /** `<course>/<annotation id, else AST hash>`. */
  id: string
  program: Program
  run: RunRecord
  /** Lines of the fence that was the reason to make it. */
  source: Source
}

interface GeneratedItem {
  /** Stable key, see E04: never an ordinal. */
  id: string
  kind: ItemKind
  /** Plain text with code spans in backticks; a blank is `____`. */
  prompt: string
  /** Source shown beside the prompt; null where there is none. */
  code: string | null
  /** Text; or the lines in their order, for kinds whose answer is a list of lines. */
  answer: string | string[]
  /** Other answers that are accepted (aliases); the first one is `answer` itself. */
  accepted: string[]
  options: Option[]
  /** Why the answer is what it is: one or two sentences that rest on the lesson or on the run. */
  explanation: string
  /** Id of the program it asks about; null for concept items. */
  program: string | null
  /** Ids of the concepts it tests, the main one first; may be empty. */
  concepts: string[]
  source: Source
}

/** What is scheduled: one facet of a concept, or the behaviour of a program. */
export interface GeneratedCard extends GeneratedItem {
  facet: Facet
}

/** An item asked in a quiz. Its result belongs to the card it names. */
export interface GeneratedQuestion extends GeneratedItem {
  card: string
}

/** Another face of a card: the same behaviour, shown by another program. */
export interface GeneratedVariant extends GeneratedItem {
  card: string
  /** 1, 2, …; the card itself is variant 0. */
  variant: number
}

/** Everything that a lesson file gives. A broken file gives less, and says why. */
export interface LessonBuild {
  /** `<course>/<lesson>`. */
  id: string
  /** Last part of `id`; the lesson's place in the address bar. */
  slug: string
  course: string
  title: string
  file: string
  /** Other ids this lesson had before (front matter `aliases`). */
  formerIds: string[]
  /** The lesson as sanitised HTML, code highlighted; heading levels start at 2. */
  html: string
  concepts: Concept[]
  /** Prerequisites: `to` requires `from`. Acyclic. */
  edges: { from: string; to: string }[]
  programs: LessonProgram[]
  /** Programs that items ask about and no block of the lesson shows: what became of one by a change. */
  derivedPrograms: LessonProgram[]
  cards: GeneratedCard[]
  questions: GeneratedQuestion[]
  variants: GeneratedVariant[]
  /** Practice that is never scheduled and never counted. */
  exercises: Exercise[]
  warnings: Remark[]
  rejected: RejectedItem[]
  /** What makes the lesson unusable as a whole (its front matter, a contradicted expectation …); empty if none. */
  errors: Remark[]
}
