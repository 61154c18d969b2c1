import { lengthGivesAway } from '#domain/items/choice-form'
import { findDivergence } from '#domain/program/divergence'
import { alignLines, isSameLine } from '#domain/program/align-lines'
import { distractorOption, keyOption } from '#domain/items/option'
import {
  choiceQuestion,
  type QuestionContext,
  type ProgramQuestion,
} from '#domain/items/program/program-question'
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
 * Asks which output the lesson's program prints after each of its small changes, of which the first at best makes it do
 * what a misconception says that it does already. What it printed before is one of the wrong options. So of the same outputs another one is
 * right, and who knows what a course teaches cannot tell without the program which it is.
 */
export function askChangedOutput(context: QuestionContext): ProgramQuestion[] {
  const { program, run, changed, phrases, preamble, cardId } = context
  return changed.flatMap((after): ProgramQuestion[] => {
    const [key, before] = [outputText(after.run.stdout), outputText(run.stdout)]
    const isAskable = canBeKey(key) && findObstacle(after.program, after.run) === null
    if (!isAskable || !isPlausible(before, key)) return []
    const believed = rankedOutputs(context).filter(
      ({ option: { text } }) =>
        text !== before && isPlausible(text, key) && !lengthGivesAway(key, [before, text]),
    )
    const third = believed.find(({ option }) => !standsBetween(key, before, option.text)) ?? believed[0]
    if (third === undefined) return []
    const description = describeChange(phrases, program.source, after.program.source)
    const options = [
      keyOption(key, describeRun(after.run, after.trace)),
      distractorOption(before, `This is what it printed before. ${differenceFrom(before, key)}`),
      distractorOption(third.option.text, differenceFrom(third.option.text, key)),
    ]
    const question = choiceQuestion(
      'changed-output',
      `${preamble}${description} ${phrases.askOutputNow}`,
      options,
      cardId,
    )
    const why = explainChange(context, after)
    const explanation = [describeRun(after.run, after.trace), ...(why === null ? [] : [why])].join(' ')
    return [{ ...question, explanation, about: after }]
  })
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
  const ranked = expectedOutputs(context).toSorted((a, b) => rank(b) - rank(a))
  return ranked.filter(
    ({ option }, index) => ranked.findIndex((other) => other.option.text === option.text) === index,
  )
}

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
