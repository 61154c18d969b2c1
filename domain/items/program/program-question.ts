import type { Annotations } from '#domain/lesson/read-annotations'
import type { Fence } from '#domain/lesson/parsed-lesson'
import type { BelievedRun } from '#domain/program/believed-run'
import type { Program } from '#domain/program/program'
import type { RunRecord } from '#domain/program/run-record'
import type { Trace } from '#domain/program/trace'
import type { ItemKind, LessonProgram, Option } from '#domain/items/items'
import type { Misconception } from '#domain/items/misconceptions'
import { inSeededOrder } from '#domain/items/seeded-order'

/** A program that a small change made of one of the lesson's: a rule, and the misconception that it follows. */
export interface ChangedProgram extends LessonProgram {
  /** Its run step by step; null where tracing would have changed it. */
  trace: Trace | null
  rule: string
  misconception: string
}

/** A program with all that its questions need. */
export interface AskableProgram {
  program: LessonProgram
  fence: Fence
  /** Imports that the lesson left out. */
  addedImports: string[]
  /** Its run step by step; null where tracing would have changed it. */
  trace: Trace | null
  /** Its runs as believers imagine them. */
  believedRuns: readonly BelievedRun[]
  /** What becomes of it by a small change, likeliest first. */
  changed: readonly ChangedProgram[]
  /** Programs of the same behaviour. */
  variants: readonly LessonProgram[]
}

/** What the makers of questions about one program work with. */
export interface QuestionContext {
  cardId: string
  program: Program
  run: RunRecord
  trace: Trace | null
  believedRuns: readonly BelievedRun[]
  changed: readonly ChangedProgram[]
  annotations: Annotations
  /** Ids of the concepts that the program is about. */
  concepts: readonly string[]
  misconceptions: readonly Misconception[]
  /** What a learner must be told besides the code; ends in a space, or is empty. */
  preamble: string
}

/** A question about a program, without what all questions about it share. */
export interface ProgramQuestion {
  kind: ItemKind
  prompt: string
  answer: string | string[]
  /** Other answers that are accepted. */
  accepted?: string[]
  options: Option[]
  /** Why, where that is not what the lesson says about the whole program. */
  explanation?: string
  /** The program that is shown, where it is not the lesson's own. */
  about?: LessonProgram
}

/** Makes the questions of one kind that are meaningful for a program. */
export type QuestionMaker = (context: QuestionContext) => ProgramQuestion[]

/** A question by choice; the seed decides in which order its options are kept. */
export function choiceQuestion(
  kind: ItemKind,
  prompt: string,
  options: Option[],
  seed: string,
): ProgramQuestion {
  const key = options.find((option) => option.correct)?.text ?? ''
  return {
    kind,
    prompt,
    answer: key,
    options: inSeededOrder(options, `${seed}/${kind}`, (option) => option.text),
  }
}
