import { z } from 'zod'

import { foldText } from '#domain/lesson/words'

/** A wrong belief that is common among learners of a course, and the truth. */
export const misconceptionSchema = z.object({
  id: z.string().regex(/^[\w.-]+$/u),
  belief: z.string().min(1),
  truth: z.string().min(1),
  /** Ids, without the course, of the concepts that it is about. */
  concepts: z.array(z.string()).default([]),
})
export type Misconception = z.infer<typeof misconceptionSchema>

/** A misconception that learners of Python hold whatever their course. */
export interface CommonMisconception extends Misconception {
  /** Where the truth, or the misconception itself, is documented. */
  source: string
}

/** The misconception with this id or belief; null if the course has none. */
export function findMisconception(
  misconceptions: readonly Misconception[],
  name: string,
): Misconception | null {
  const folded = foldText(name)
  return misconceptions.find(({ id, belief }) => id === name || foldText(belief) === folded) ?? null
}
