import { findDivergence } from '#domain/program/divergence'
import { isRearranged } from '#domain/program/align-lines'
import { normaliseOutput } from '#domain/items/grade-answer'
import { findMisconception } from '#domain/items/misconceptions'
import { distractorOption, keyOption } from '#domain/items/option'
import {
  choiceQuestion,
  type ChangedProgram,
  type QuestionContext,
  type ProgramQuestion,
} from '#domain/items/program/program-question'
import { printingLines } from '#domain/program/read-trace'
import { canBeKey, chooseOutputs, rankedOutputs } from '#domain/items/program/choose-outputs'
import { describeChange } from '#domain/items/program/describe-change'
import { explainChange } from '#domain/items/program/explain-change'
import { describeRun } from '#domain/items/program/explain-program'
import { findObstacle } from '#domain/items/program/find-obstacle'
import {
  describeDifference,
  outputText,
  sentence,
  type ExpectedOutput,
} from '#domain/items/program/expected-outputs'

/**
 * Asks which output the lesson's program prints after a small change: if possible one that makes it do what a
 * misconception says that it does already, because then the option that is wrong before the change is right after it.
 * The wrong options are what misconceptions lead to after the change, what the program printed before if a reader may
 * miss what the change does, and what misconceptions that no rule expresses lead to before it. So of similar outputs
 * another one is right, and who knows what a course teaches cannot tell without the program which it is.
 */
export function askChangedOutput(context: QuestionContext): ProgramQuestion[] {
  const { changed } = context
  const isOfBelief = ({ belief }: ChangedProgram): boolean => belief !== null
  const preferred = [
    ...changed.filter(isOfBelief),
    ...changed.filter((after) => !isOfBelief(after)).toReversed(),
  ]
  for (const after of preferred) {
    const question = askAfter(after, context)
    if (question !== null) return [question]
  }
  return []
}

function askAfter(after: ChangedProgram, context: QuestionContext): ProgramQuestion | null {
  const { program, phrases, preamble, cardId, balance } = context
  const key = outputText(after.run.stdout)
  if (!canBeKey(key) || findObstacle(after.program, after.run) !== null) return null
  const before = outputBefore(after, context)
  const candidates = [...before, ...outputsAfter(after, context), ...declaredBefore(after, context)]
  // Only after a change that a misconception is about, what was printed before is always worth offering.
  const wanted = after.belief === null ? undefined : before[0]
  const picked = chooseOutputs(candidates, key, { balance, seed: `${cardId}/changed`, wanted })
  if (picked === null) return null
  const options = [keyOption(key, describeRun(after.run, after.trace)), ...picked.map(({ option }) => option)]
  const description = describeChange(phrases, program.source, after.program.source)
  const prompt = `${preamble}${description} ${phrases.askOutputNow}`
  const why = explainChange(context, after)
  const explanation = [describeRun(after.run, after.trace), ...(why === null ? [] : [why])].join(' ')
  return { ...choiceQuestion('changed-output', prompt, options, cardId), explanation, about: after }
}

/** The outputs that misconceptions lead to after a change. What an author declares is about the program before it. */
function outputsAfter(
  { program, run, trace, misconceptionRuns }: ChangedProgram,
  context: QuestionContext,
): ExpectedOutput[] {
  const annotations = { ...context.annotations, believers: [] }
  return rankedOutputs({ ...context, program, run, trace, misconceptionRuns, annotations })
}

/** What the program printed before a change, if a reader may think that it still does. */
function outputBefore(after: ChangedProgram, { run, program }: QuestionContext): ExpectedOutput[] {
  const [key, before] = [outputText(after.run.stdout), outputText(run.stdout)]
  if (!canBeMissed(program.source, after, isRearranged(before.split('\n'), key.split('\n')))) return []
  const feedback = `This is what it printed before. ${differenceFrom(before, key)}`
  return [
    {
      option: distractorOption(before, feedback),
      belief: 'the change makes no difference',
      ...{ isOwn: false, isClose: true, isRearranged: false },
    },
  ]
}

/**
 * What the author declares that misconceptions lead to before a change, for those who also miss what it does. Only if no
 * rule expresses the misconception: with a rule, it is known what it leads to after the change.
 */
function declaredBefore({ belief, run }: ChangedProgram, context: QuestionContext): ExpectedOutput[] {
  if (belief === null) return []
  const printed = normaliseOutput(run.stdout)
  const simulated = new Set(context.misconceptionRuns.map(({ rewrite }) => rewrite.misconception))
  return rankedOutputs(context).flatMap((expected): ExpectedOutput[] => {
    const { option } = expected
    const held = findMisconception(context.misconceptions, option.misconception ?? '')
    if (held === null || simulated.has(held.id)) return []
    const lines = normaliseOutput(option.text)
    const feedback = [
      `You would have expected this before the change if you thought: ${sentence(held.belief)}`,
      ...(held.truth === '' ? [] : [sentence(held.truth)]),
      differenceFrom(option.text, outputText(run.stdout)),
    ].join(' ')
    return [{ ...expected, option: { ...option, feedback }, isRearranged: isRearranged(lines, printed) }]
  })
}

/**
 * Whether a reader may think that a change makes no difference: it decides what a misconception is about, or just the
 * order of the lines, and from afar.
 */
function canBeMissed(
  before: string,
  { program, trace, belief }: ChangedProgram,
  isSameLines: boolean,
): boolean {
  if (belief !== null) return true
  const old = before.split('\n')
  const changed = program.source
    .split('\n')
    .flatMap((text, index) => (text === old[index] ? [] : [index + 1]))
  const printing = trace === null ? changed : printingLines(trace)
  return isSameLines && !changed.some((line) => printing.includes(line))
}

function differenceFrom(expected: string, key: string): string {
  const [printed, lines] = [key.split('\n'), expected.split('\n')]
  const { outputLine } = findDivergence({ lines: printed, trace: null }, { lines, trace: null })
  return outputLine === null ? '' : describeDifference(printed, lines, outputLine)
}
