import { z } from 'zod'

import { foldText } from '#domain/lesson/words'

/** A wrong belief that learners of a course hold, and what is true instead. */
export const misconceptionSchema = z.object({
  id: z.string().regex(/^[\w.-]+$/u),
  belief: z.string().min(1),
  truth: z.string().min(1),
  /** Ids of the concepts, without their course, that it is about. */
  concepts: z.array(z.string()).default([]),
})
export type Misconception = z.infer<typeof misconceptionSchema>

/** The misconception that an annotation names by its id or by the belief in words; null if the course has none. */
export function findMisconception(
  misconceptions: readonly Misconception[],
  name: string,
): Misconception | null {
  const folded = foldText(name)
  return misconceptions.find(({ id, belief }) => id === name || foldText(belief) === folded) ?? null
}
