import { isRearranged } from '#domain/program/align-lines'
import { finding, type RejectedItem } from '#domain/findings/finding'
import { findDivergence } from '#domain/program/divergence'
import { normaliseOutput } from '#domain/items/grade-answer'
import { isCommon } from '#domain/items/common-misconceptions'
import type { Option } from '#domain/items/items'
import { findMisconception, type Misconception } from '#domain/items/misconceptions'
import type { QuestionContext } from '#domain/items/program/program-question'

/** A wrong output that a misconception leads to, as an option. */
export interface ExpectedOutput {
  option: Option
  /** Id of the misconception, or the belief in the author's words. */
  belief: string
  /** Whether the course or the lesson names the misconception, so that it does not only come from the catalogue. */
  isOwn: boolean
  /** Whether the misconception is about a concept of the program. */
  isClose: boolean
  /** Whether the output has the same lines as the right one in another order. */
  isRearranged: boolean
}

/** The outputs that misconceptions lead to: first those from runs, then those that the author declares. */
export function expectedOutputs(context: QuestionContext): ExpectedOutput[] {
  return [...simulatedOutputs(context), ...declaredOutputs(context)]
}

/** An output as shown in options. */
export const outputText = (stdout: string): string => normaliseOutput(stdout).join('\n')

/** The outputs of the program's runs under misconceptions. */
function simulatedOutputs(context: QuestionContext): ExpectedOutput[] {
  const { run, trace, misconceptionRuns, misconceptions } = context
  const lines = normaliseOutput(run.stdout)
  return misconceptionRuns.flatMap(({ rewrite, record, trace: otherTrace, hash }) => {
    const misconception = findMisconception(misconceptions, rewrite.misconception)
    if (misconception === null || (record.outcome !== 'finished' && record.outcome !== run.outcome)) return []
    const text = outputText(record.stdout)
    const partsAt = findDivergence({ lines, trace }, { lines: text.split('\n'), trace: otherTrace })
    const feedback = feedbackOn(misconception, lines, text.split('\n'), partsAt.outputLine)
    return [
      candidateOf(
        { text, correct: false, misconception: misconception.id, feedback, runHash: hash, partsAt },
        context,
        misconception,
      ),
    ]
  })
}

/** The outputs that the author declares for misconceptions, except those that a run contradicts. */
function declaredOutputs(context: QuestionContext): ExpectedOutput[] {
  const { run, annotations, misconceptions } = context
  const lines = normaliseOutput(run.stdout)
  return annotations.believers.flatMap((believer) => {
    const misconception = findMisconception(misconceptions, believer.belief)
    if (misconception === null && isId(believer.belief)) return []
    if (misconception !== null && contradictingRun(context, misconception, believer.output) !== null)
      return []
    const text = outputText(believer.output)
    const partsAt = findDivergence({ lines, trace: null }, { lines: text.split('\n'), trace: null })
    const feedback = feedbackOn(
      misconception ?? { belief: believer.belief, truth: '' },
      lines,
      text.split('\n'),
      partsAt.outputLine,
    )
    return [
      candidateOf(
        {
          text,
          correct: false,
          misconception: misconception?.id ?? null,
          feedback,
          runHash: null,
          partsAt: null,
        },
        context,
        misconception,
      ),
    ]
  })
}

function candidateOf(
  option: Option,
  { run, concepts }: QuestionContext,
  belief: Misconception | null,
): ExpectedOutput {
  return {
    option,
    belief: belief?.id ?? option.feedback,
    isOwn: belief === null || !isCommon(belief),
    isClose: concepts.some((id) => belief?.concepts.includes(id.slice(id.indexOf('/') + 1)) === true),
    isRearranged: isRearranged(normaliseOutput(option.text), normaliseOutput(run.stdout)),
  }
}

/** The belief, the truth, and where the difference shows in the output. */
export function feedbackOn(
  { belief, truth }: Pick<Misconception, 'belief' | 'truth'>,
  printed: readonly string[],
  expected: readonly string[],
  differingLine: number | null,
): string {
  const parts = [`You would expect this if you thought: ${sentence(belief)}`]
  if (truth !== '') parts.push(sentence(truth))
  if (differingLine !== null) parts.push(describeDifference(printed, expected, differingLine))
  return parts.join(' ')
}

/**
 * Says how the output of a run differs from another one.
 *
 * @param differingLine the first line in which they differ, from 0
 */
export function describeDifference(
  printed: readonly string[],
  expected: readonly string[],
  differingLine: number,
): string {
  const [line, other] = [printed[differingLine], expected[differingLine]]
  if (line === undefined) return `The run printed nothing after line ${differingLine}.`
  if (other === undefined) return `The run went on and printed ${quoted(line)}.`
  const difference = `printed ${quoted(line)}, not ${quoted(other)}`
  return printed.length === 1
    ? `The run ${difference}.`
    : `In line ${differingLine + 1} of the output, the run ${difference}.`
}

function quoted(line: string): string {
  return line.trim() === '' ? 'an empty line' : line.includes('`') ? `“${line}”` : `\`${line}\``
}

/** A text with a full stop at its end, if it has none. */
export function sentence(text: string): string {
  return /[.!?。]$/u.test(text) ? text : `${text}.`
}

const isId = (belief: string): boolean => /^[A-Z]{1,3}\d+$/u.test(belief)

/** The output of the first run under a misconception, if no such run prints what the author declares; else null. */
function contradictingRun(
  { misconceptionRuns }: QuestionContext,
  { id }: Misconception,
  declaredOutput: string,
): string | null {
  const outputs = misconceptionRuns
    .filter(({ rewrite }) => rewrite.misconception === id)
    .map(({ record }) => outputText(record.stdout))
  const [first] = outputs
  return first === undefined || outputs.includes(outputText(declaredOutput)) ? null : first
}

/** A finding for each wrong output declared by the author that is unknown, right, or contradicted by a run. */
export function checkDeclaredBeliefs(context: QuestionContext): RejectedItem[] {
  const { cardId, run, annotations, misconceptions } = context
  return annotations.believers.flatMap(({ belief, output, line }) => {
    const place = { line, item: `${cardId}/output-choice` }
    const known = findMisconception(misconceptions, belief)
    if (known === null && isId(belief)) {
      return [finding('E22', place, `The course has no misconception ${belief}.`)]
    }
    if (outputText(output) === outputText(run.stdout)) {
      const name = isId(belief) ? belief : `“${belief}”`
      return [
        finding('E45', place, `The wrong output declared for ${name} is what the program really prints.`),
      ]
    }
    const shown = known === null ? null : contradictingRun(context, known, output)
    if (shown === null) return []
    const printed = quoted(shown.replaceAll('\n', ' / '))
    return [finding('E52', place, `If ${belief} were true, the program would print ${printed}.`)]
  })
}
