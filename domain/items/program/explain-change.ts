import { findMisconception } from '#domain/items/misconceptions'
import { sentence } from '#domain/items/program/expected-outputs'
import type { ChangedProgram, QuestionContext } from '#domain/items/program/program-question'

/**
 * Why a change makes a difference: the misconception that expects of the program already what it does after the change,
 * or else what the lesson says about the program; null if there is neither.
 */
export function explainChange(
  { misconceptions, reason }: Pick<QuestionContext, 'misconceptions' | 'reason'>,
  { belief }: Pick<ChangedProgram, 'belief'>,
): string | null {
  const found = findMisconception(misconceptions, belief?.misconception ?? '')
  if (found !== null) {
    const thought = `You would have expected this before the change if you thought: ${sentence(found.belief)}`
    return found.truth === '' ? thought : `${thought} ${sentence(found.truth)}`
  }
  return reason === null ? null : `The lesson says about the program before the change: ${reason}`
}
