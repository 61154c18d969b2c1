import {
  canBeKey,
  chooseOutputs,
  plausibleOutputs,
  rankedOutputs,
} from '#domain/items/program/choose-outputs'
import { expectedWithTwoBeliefs } from '#domain/items/program/expected-with-two-beliefs'
import { describeRun } from '#domain/items/program/explain-program'
import { outputText, type ExpectedOutput } from '#domain/items/program/expected-outputs'
import {
  choiceQuestion,
  type QuestionContext,
  type ProgramQuestion,
} from '#domain/items/program/program-question'
import { keyOption } from '#domain/items/option'

/** The wrong outputs that misconceptions lead to, alone or two at a time, the best first. */
export function misledOutputs(context: QuestionContext): ExpectedOutput[] {
  const key = outputText(context.run.stdout)
  return plausibleOutputs([...rankedOutputs(context), ...expectedWithTwoBeliefs(context)], key)
}

/**
 * Asks which output a program prints, with wrong outputs that misconceptions lead to.
 *
 * @param wanted the output that is one of them if possible, because it is the right one of another question
 */
export function askOutputChoice(context: QuestionContext, wanted?: string): ProgramQuestion[] {
  const { run, trace, phrases, preamble, cardId, balance } = context
  const key = outputText(run.stdout)
  if (!canBeKey(key)) return []
  const candidates = misledOutputs(context)
  const picked = chooseOutputs(candidates, key, {
    ...{ balance, seed: cardId },
    wanted: candidates.find(({ option }) => option.text === wanted),
  })
  if (picked === null) return []
  const options = [keyOption(key, describeRun(run, trace)), ...picked.map(({ option }) => option)]
  return [choiceQuestion('output-choice', preamble + phrases.askOutput, options, cardId)]
}
