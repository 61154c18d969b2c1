import { lengthGivesAway } from '#domain/items/choice-form'
import { findDivergence } from '#domain/program/divergence'
import { alignLines, isRearranged, isSameLine } from '#domain/program/align-lines'
import { distractorOption, keyOption } from '#domain/items/option'
import {
  choiceQuestion,
  type ChangedProgram,
  type QuestionContext,
  type ProgramQuestion,
} from '#domain/items/program/program-question'
import { changeToType } from '#domain/items/program/ask-what-if'
import { printingLines } from '#domain/program/read-trace'
import { describeChange } from '#domain/items/program/describe-change'
import { explainChange } from '#domain/items/program/explain-change'
import { describeRun } from '#domain/items/program/explain-program'
import { findObstacle } from '#domain/items/program/find-obstacle'
import {
  describeDifference,
  expectedOutputs,
  outputText,
  type ExpectedOutput,
} from '#domain/items/program/expected-outputs'

const maxOptionLines = 12

/** Asks which output a program prints, with wrong outputs that misconceptions lead to. */
export function askOutputChoice(context: QuestionContext): ProgramQuestion[] {
  const { run, trace, phrases, preamble, cardId } = context
  const key = outputText(run.stdout)
  if (!canBeKey(key)) return []
  const candidates = rankedOutputs(context).filter(({ option }) => isPlausible(option.text, key))
  const picked = pickDistractors(candidates, key)
  if (picked === null) return []
  const options = [keyOption(key, describeRun(run, trace)), ...picked.map(({ option }) => option)]
  return [choiceQuestion('output-choice', preamble + phrases.askOutput, options, cardId)]
}

/**
 * Asks which output the lesson's program prints after a small change, but not the one that `askWhatIf` asks about.
 * The wrong options are what misconceptions lead to after the change, and what the program printed before if a reader may
 * miss what the change does. So of similar outputs another one is right, and who knows what a course teaches cannot tell
 * without the program which it is.
 */
export function askChangedOutput(context: QuestionContext): ProgramQuestion[] {
  const { program, changed, phrases, preamble, cardId } = context
  const asked = changeToType(context)
  const questions = changed.flatMap((after): ProgramQuestion[] => {
    const key = outputText(after.run.stdout)
    if (after === asked || !canBeKey(key) || findObstacle(after.program, after.run) !== null) return []
    const candidates = [...outputsAfter(after, context), ...outputBefore(after, context)]
    const picked = pickDistractors(
      eachOnce(candidates).filter(({ option }) => isPlausible(option.text, key)),
      key,
    )
    if (picked === null) return []
    const options = [
      keyOption(key, describeRun(after.run, after.trace)),
      ...picked.map(({ option }) => option),
    ]
    const description = describeChange(phrases, program.source, after.program.source)
    const prompt = `${preamble}${description} ${phrases.askOutputNow}`
    const why = explainChange(context, after)
    const explanation = [describeRun(after.run, after.trace), ...(why === null ? [] : [why])].join(' ')
    return [{ ...choiceQuestion('changed-output', prompt, options, cardId), explanation, about: after }]
  })
  return questions.slice(-1)
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

const canBeKey = (output: string): boolean => output !== '' && output.split('\n').length <= maxOptionLines

/** Whether an output is plausible: not empty, without object names, and about as long as the right one. */
function isPlausible(text: string, key: string): boolean {
  const [lines, keyLines] = [text.split('\n').length, key.split('\n').length]
  const isReadable =
    text.trim() !== '' && !/<[\w.]+ (?:object|function|coroutine)\b|0x[0-9a-f]{6}/iu.test(text)
  return (
    text !== key && isReadable && lines <= Math.min(2 * keyLines, maxOptionLines) && 2 * lines >= keyLines
  )
}

/** The outputs that misconceptions lead to, each once, with its highest-ranked misconception, the best first. */
function rankedOutputs(context: QuestionContext): ExpectedOutput[] {
  return eachOnce(expectedOutputs(context).toSorted((a, b) => rank(b) - rank(a)))
}

const eachOnce = (ranked: readonly ExpectedOutput[]): ExpectedOutput[] =>
  ranked.filter(
    ({ option }, index) => ranked.findIndex((other) => other.option.text === option.text) === index,
  )

/**
 * Misconceptions that the course names rank first, then those about the program's own concepts, then reordered lines,
 * then outputs of real runs.
 */
function rank({ isOwn, isClose, isRearranged, option }: ExpectedOutput): number {
  return 8 * Number(isOwn) + 4 * Number(isClose) + 2 * Number(isRearranged) + Number(option.runHash !== null)
}

/**
 * The best two whose length does not reveal the key; null if none fit. If possible they come from different beliefs, and
 * the key does not stand between them: whoever picks the output that is most like the others must not be right more often
 * than by chance.
 */
function pickDistractors(
  candidates: readonly ExpectedOutput[],
  key: string,
): [ExpectedOutput, ExpectedOutput] | null {
  const pairs = candidates.flatMap((first, index) =>
    candidates.slice(index + 1).map((second): [ExpectedOutput, ExpectedOutput] => [first, second]),
  )
  const merits = ([first, second]: [ExpectedOutput, ExpectedOutput]) =>
    2 * Number(first.belief !== second.belief) +
    Number(!standsBetween(key, first.option.text, second.option.text))
  return (
    pairs
      .filter(([first, second]) => !lengthGivesAway(key, [first.option.text, second.option.text]))
      .toSorted((a, b) => merits(b) - merits(a))[0] ?? null
  )
}

/** Whether an output has more lines in common with each of two others than they have with each other. */
function standsBetween(output: string, one: string, other: string): boolean {
  const apart = linesInCommon(one, other)
  return linesInCommon(output, one) > apart && linesInCommon(output, other) > apart
}

const linesInCommon = (one: string, other: string): number =>
  alignLines(one.split('\n'), other.split('\n')).filter(isSameLine).length
