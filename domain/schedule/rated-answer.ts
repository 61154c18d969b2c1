import type { Override } from '#domain/schedule/override'
import type { Rating } from '#domain/schedule/rating'

/** A rating with what is known about the answer, as the log has it. */
export interface RatedAnswer {
  rating: Rating
  /** The automatic grade; null if only the learner could judge the answer. */
  correct: boolean | null
  /** Why the learner says that it was right although it was graded as wrong; null if they do not. */
  override: Override | null
}

/**
 * What a rating rests on: the automatic grade, the learner's own judgement, their objection to the grade, or what another
 * program has logged.
 */
export type Basis = 'graded' | 'self-graded' | 'overridden' | 'imported'

export function basisOf({ correct, override }: Omit<RatedAnswer, 'rating'>): Exclude<Basis, 'imported'> {
  if (correct === null) return 'self-graded'
  return override === null ? 'graded' : 'overridden'
}

/**
 * The rating that counts. An answer that was graded as wrong is Again, unless the learner has objected; the log has
 * other ratings of wrong answers from when the learner's press of a button decided.
 */
export function countedRating({ rating, correct, override }: RatedAnswer): Rating {
  return correct === false && override === null ? 1 : rating
}

/** Whether the learner judged an answer here: because nothing could be graded, or against the grade. */
export const isJudgedByLearner = (basis: Basis): boolean => basis === 'self-graded' || basis === 'overridden'
