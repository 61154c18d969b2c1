import { lengthGivesAway } from '#domain/items/choice-form'
import { alignLines, isSameLine } from '#domain/program/align-lines'
import { keyOption } from '#domain/items/option'
import {
  choiceQuestion,
  type QuestionContext,
  type ProgramQuestion,
} from '#domain/items/program/program-question'
import { describeRun } from '#domain/items/program/explain-program'
import { expectedOutputs, outputText, type ExpectedOutput } from '#domain/items/program/expected-outputs'

const maxOptionLines = 12

/** Asks which output a program prints, with wrong outputs that misconceptions lead to. */
export function askOutputChoice(context: QuestionContext): ProgramQuestion[] {
  const { run, trace, preamble, cardId } = context
  const key = outputText(run.stdout)
  if (key === '' || key.split('\n').length > maxOptionLines) return []
  const candidates = expectedOutputs(context).filter(isPlausible(key))
  const picked = pickDistractors(distinct(candidates), key)
  if (picked === null) return []
  const options = [keyOption(key, describeRun(run, trace)), ...picked.map(({ option }) => option)]
  return [choiceQuestion('output-choice', `${preamble}What does this program print?`, options, cardId)]
}

/** Whether an output is plausible: not empty, without object names, and about as long as the right one. */
function isPlausible(key: string): (candidate: ExpectedOutput) => boolean {
  return ({ option: { text } }) => {
    const [lines, keyLines] = [text.split('\n').length, key.split('\n').length]
    const isReadable =
      text.trim() !== '' && !/<[\w.]+ (?:object|function|coroutine)\b|0x[0-9a-f]{6}/iu.test(text)
    return (
      text !== key && isReadable && lines <= Math.min(2 * keyLines, maxOptionLines) && 2 * lines >= keyLines
    )
  }
}

/** Each output once, with its highest-ranked misconception, the best first. */
function distinct(candidates: readonly ExpectedOutput[]): ExpectedOutput[] {
  const ranked = candidates.toSorted((a, b) => rank(b) - rank(a))
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
