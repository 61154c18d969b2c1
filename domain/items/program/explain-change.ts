import { findMisconception } from '#domain/items/misconceptions'
import { sentence } from '#domain/items/program/expected-outputs'
import type { ChangedProgram, QuestionContext } from '#domain/items/program/program-question'

/**
 * Why a change makes a difference: the misconception that expects of the program already what it does after the change;
 * null if there is none. What the lesson says about its program is of no use here: it is no longer true.
 */
export function explainChange(
  { misconceptions }: Pick<QuestionContext, 'misconceptions'>,
  { belief }: Pick<ChangedProgram, 'belief'>,
): string | null {
  const found = findMisconception(misconceptions, belief?.misconception ?? '')
  if (found === null) return null
  const thought = `You would have expected this before the change if you thought: ${sentence(found.belief)}`
  return found.truth === '' ? thought : `${thought} ${sentence(found.truth)}`
}
