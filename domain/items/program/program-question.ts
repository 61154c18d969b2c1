import type { Annotations } from '#domain/lesson/read-annotations'
import type { Fence } from '#domain/lesson/parsed-lesson'
import type { MisconceptionRun } from '#domain/program/misconception-run'
import type { Program } from '#domain/program/program'
import type { RunRecord } from '#domain/program/run-record'
import type { TokenGap } from '#domain/program/token-gaps'
import type { Trace } from '#domain/program/trace'
import type { ItemKind, LessonProgram, Option } from '#domain/items/items'
import type { Misconception } from '#domain/items/misconceptions'
import type { RoleBalance } from '#domain/items/program/role-balance'
import { inSeededOrder } from '#domain/items/seeded-order'
import type { ProgramPhrases } from '#domain/items/program/phrase-parts'

/** A program made from one of the lesson's by a small change. */
export interface ChangedProgram extends LessonProgram {
  /** The trace of its run; null if tracing would have changed the run. */
  trace: Trace | null
  /** Its runs under the misconceptions that matter for the lesson's program. */
  misconceptionRuns: readonly MisconceptionRun[]
  /**
   * The misconception that says that the program does already what it does after the change, and the rewrite rule of it
   * that made the change; null if it is only one that is easily overlooked.
   */
  belief: { rule: string; misconception: string } | null
}

/** A token that could stand in a gap, and what the program prints with it. */
export interface FilledGap {
  token: string
  /** The output without spaces at the ends of lines; null if the program does not end in the same way every time. */
  stdout: string | null
}

/** A token of a program that decides what it prints. */
export interface ProgramGap extends Pick<TokenGap, 'what' | 'token' | 'among'> {
  /** The program with each of the others in its place. */
  filled: readonly FilledGap[]
  /** The program with a blank in its place. */
  source: string
}

/** A program with everything that questions about it need. */
export interface AskableProgram {
  program: LessonProgram
  fence: Fence
  /** Lines that the lesson left out: imports, and the call that runs `main`. */
  addedLines: string[]
  /** Whether lines that await outside of functions, as in a notebook, were put into a coroutine. */
  isWrapped: boolean
  /** Whether values that only a notebook or a shell shows are printed. */
  isEchoed: boolean
  /** The trace of its run; null if tracing would have changed the run. */
  trace: Trace | null
  /** Its runs under the misconceptions of the course. */
  misconceptionRuns: readonly MisconceptionRun[]
  /** Programs made from it by a small change, the best first. */
  changed: readonly ChangedProgram[]
  /** A token that can be asked for; null if there is none. */
  gap: ProgramGap | null
  /** The same program when one of its requests is refused; null if it makes none. */
  refused: LessonProgram | null
  /** Programs with the same behaviour. */
  variants: readonly LessonProgram[]
}

/** Everything that a maker needs to ask about one program. */
export interface QuestionContext {
  cardId: string
  program: Program
  run: RunRecord
  trace: Trace | null
  misconceptionRuns: readonly MisconceptionRun[]
  changed: readonly ChangedProgram[]
  /** A token that can be asked for, and the program without it; null if there is none. */
  gap: (ProgramGap & { about: LessonProgram }) | null
  /** The program when one of its requests is refused, and what prompts about it must say first. */
  refused: (LessonProgram & { preamble: string }) | null
  annotations: Annotations
  /** Ids of the concepts that the program is about. */
  concepts: readonly string[]
  misconceptions: readonly Misconception[]
  /** How prompts and options are worded. */
  phrases: ProgramPhrases
  /** What prompts must say before the question, followed by a space; or empty. */
  preamble: string
  /** What the keys of the lesson's questions were so far. */
  balance: RoleBalance
}

/** A question about a program, without the fields that all questions about it share. */
export interface ProgramQuestion {
  kind: ItemKind
  prompt: string
  answer: string | string[]
  /** Accepted answers besides `answer`. */
  accepted?: string[]
  options: Option[]
  /** Why the answer is right, if the explanation of the whole program does not say so. */
  explanation?: string
  /** The program that is shown, if it is not the lesson's own. */
  about?: LessonProgram
}

/** Makes the questions of one or two kinds; none if they make no sense for the program. */
export type QuestionMaker = (context: QuestionContext) => ProgramQuestion[]

/** A choice question, with its options in an order determined by the seed. */
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
