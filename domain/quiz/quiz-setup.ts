import { z } from 'zod'
import type { ItemKind } from '#domain/items/items'

/** Families of questions that a learner can choose between. */
export const families = ['words', 'output', 'time', 'what-if'] as const
export type Family = (typeof families)[number]

/** The family of a kind. */
export function familyOf(kind: ItemKind): Family {
  switch (kind) {
    case 'self-graded':
    case 'cloze':
    case 'term-typed':
    case 'term-choice':
    case 'meaning-choice':
    case 'step-order':
    case 'which-not':
    case 'match':
    case 'sort':
      return 'words'
    case 'output-typed':
    case 'output-choice':
    case 'output-order':
    case 'outcome':
    case 'raises-at':
      return 'output'
    case 'how-long':
    case 'printed-at':
    case 'suspends-first':
    case 'runs-next':
      return 'time'
    case 'what-if':
    case 'changed-output':
    case 'fill-operator':
    case 'fill-token':
      return 'what-if'
  }
}

const maxQuiz = 50
const maxMinutes = 180

/** What a learner chose for a quiz. */
export const quizSetupSchema = z.object({
  /** Empty for all lessons of all courses. */
  lessonIds: z.array(z.string().min(1).max(1_000)).max(1_000).default([]),
  /** Empty for all concepts of the lessons. */
  conceptIds: z.array(z.string().min(1).max(1_000)).max(5_000).default([]),
  /** Empty for all families. */
  families: z.array(z.enum(families)).default([]),
  /** The maximum number of questions. */
  length: z.int().min(1).max(maxQuiz).default(8),
  /** `weakest` starts with the cards that the learner knows least, by their schedule and last answer. */
  focus: z.enum(['mixed', 'weakest']).default('mixed'),
  /** When answers are graded for the learner: after each one, or at the end of the quiz. */
  feedback: z.enum(['each', 'end']).default('each'),
  /** Time limit in minutes; null for none. */
  minutes: z.int().min(1).max(maxMinutes).nullable().default(null),
})
export type QuizSetup = z.infer<typeof quizSetupSchema>
