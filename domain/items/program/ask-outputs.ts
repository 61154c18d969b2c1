import { askChangedOutput } from '#domain/items/program/ask-changed-output'
import { askOutput } from '#domain/items/program/ask-output'
import { askOutputChoice, misledOutputs } from '#domain/items/program/ask-output-choice'
import { askWhatIf } from '#domain/items/program/ask-what-if'
import type { ProgramQuestion, QuestionContext } from '#domain/items/program/program-question'

/** Which program an output with options is asked of. */
const roles = { asWritten: 'the program as written', changed: 'the program after a change' }

/** For each question with options after a change, so many are asked about a program as written. */
const mostAsWritten = 2 / 3

/**
 * Asks what a program prints, and what it prints after small changes: after one with options, after another one without.
 *
 * Of a program as written, the right option is what Python does, and the others are what only a misconception expects: who
 * knows Python can tell them apart without the program. After a change that makes it do what a misconception says, it is
 * the other way round. So in a lesson, the one is asked with options less often than the other, because it is
 * easily guessed. The wrong outputs come with the question without options, too, and explain wrong answers there.
 */
export function askOutputs(context: QuestionContext): ProgramQuestion[] {
  const { annotations, balance, changed } = context
  const afterChange = askChangedOutput(context)
  if (afterChange.length > 0) balance.add(roles.changed)
  const others = changed.filter((after) => !afterChange.some(({ about }) => about === after))
  const changes = [...askWhatIf({ ...context, changed: others }), ...afterChange]
  const misled = misledOutputs(context).map(({ option }) => option)
  const whole = askOutput(context).map((question) => ({ ...question, options: misled }))
  const isWanted = annotations.kinds.some((kind) => kind === 'choice' || kind === 'output-choice')
  const isFair = balance.of(roles.asWritten) < Math.max(1, mostAsWritten * balance.of(roles.changed))
  const answerAfter = afterChange.flatMap(({ answer }) => answer)[0]
  const choice = isWanted || isFair || whole.length === 0 ? askOutputChoice(context, answerAfter) : []
  if (choice.length > 0) balance.add(roles.asWritten)
  return [...whole, ...choice, ...changes]
}
