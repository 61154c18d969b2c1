import { z } from 'zod'
import type { ItemKind } from '#domain/items/items'

/** Sorts of questions as learners tell them apart. */
export const families = ['words', 'output', 'time', 'what-if'] as const
export type Family = (typeof families)[number]

export function familyOf(kind: ItemKind): Family {
  switch (kind) {
    case 'self-graded':
    case 'cloze':
    case 'term-typed':
    case 'term-choice':
    case 'meaning-choice':
      return 'words'
    case 'output-typed':
    case 'output-choice':
    case 'output-order':
    case 'outcome':
      return 'output'
    case 'how-long':
    case 'printed-at':
    case 'suspends-first':
    case 'runs-next':
      return 'time'
    case 'what-if':
      return 'what-if'
  }
}

const maxQuiz = 50
const maxMinutes = 180

/** What a learner chose to be asked; every part has a good default. */
export const quizSetupSchema = z.object({
  /** Empty: all lessons of all courses. */
  lessonIds: z.array(z.string().min(1)).max(1_000).default([]),
  /** Empty: all concepts of the lessons. */
  conceptIds: z.array(z.string().min(1)).max(5_000).default([]),
  /** Empty: all families. */
  families: z.array(z.enum(families)).default([]),
  /** How many questions at most. */
  length: z.int().min(1).max(maxQuiz).default(8),
  /** `weakest`: first what the learner knows least, going by the schedule and the last answers. */
  focus: z.enum(['mixed', 'weakest']).default('mixed'),
  /** `each`: after every answer it is told whether it was right; `end`: when all is handed in. */
  feedback: z.enum(['each', 'end']).default('each'),
  /** Time limit; null for none. */
  minutes: z.int().min(1).max(maxMinutes).nullable().default(null),
})
export type QuizSetup = z.infer<typeof quizSetupSchema>
