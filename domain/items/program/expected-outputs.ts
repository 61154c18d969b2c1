import { finding, type RejectedItem } from '#domain/findings/finding'
import { findDivergence } from '#domain/program/divergence'
import { normaliseOutput } from '#domain/items/grade-answer'
import type { Option } from '#domain/items/items'
import { findMisconception, type Misconception } from '#domain/items/misconceptions'
import type { Asking } from '#domain/items/program/asking'

/** A wrong output and the belief that leads to it. */
export interface ExpectedOutput {
  option: Option
  /** Whether it is about a concept of the program. */
  isClose: boolean
  /** Whether it prints the same lines in another order. */
  isRearranged: boolean
}

/** What believers expect a program to print, by its run as they imagine it or by what the author declares. */
export function expectedOutputs(asking: Asking): ExpectedOutput[] {
  return [...believed(asking), ...declared(asking)]
}

/** An output as options show it. */
export const outputText = (stdout: string): string => normaliseOutput(stdout).join('\n')

/** What the program prints when it is run as believers imagine it. */
function believed(asking: Asking): ExpectedOutput[] {
  const { run, trace, misconceptionRuns, misconceptions } = asking
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
        asking,
        misconception,
      ),
    ]
  })
}

/** What authors say that believers expect, unless a run shows that they expect something else. */
function declared(asking: Asking): ExpectedOutput[] {
  const { run, annotations, misconceptions } = asking
  const lines = normaliseOutput(run.stdout)
  return annotations.believers.flatMap((believer) => {
    const misconception = findMisconception(misconceptions, believer.belief)
    if (misconception === null && isId(believer.belief)) return []
    if (misconception !== null && contradictingRun(asking, misconception, believer.output) !== null) return []
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
        asking,
        misconception,
      ),
    ]
  })
}

function candidateOf(
  option: Option,
  { run, concepts }: Asking,
  belief: Misconception | null,
): ExpectedOutput {
  const sorted = (text: string) => normaliseOutput(text).toSorted().join('\n')
  return {
    option,
    isClose: concepts.some((id) => belief?.concepts.includes(id.slice(id.indexOf('/') + 1)) === true),
    isRearranged: sorted(option.text) === sorted(run.stdout),
  }
}

/** What the believer thinks, what is true, and where that shows in this program. */
function feedbackOn(
  { belief, truth }: Pick<Misconception, 'belief' | 'truth'>,
  printed: readonly string[],
  expected: readonly string[],
  at: number | null,
): string {
  const parts = [`You would expect this if you thought: ${sentence(belief)}`]
  if (truth !== '') parts.push(sentence(truth))
  if (at !== null) parts.push(whereItShows(printed, expected, at))
  return parts.join(' ')
}

function whereItShows(printed: readonly string[], expected: readonly string[], at: number): string {
  const [line, other] = [printed[at], expected[at]]
  if (line === undefined) return `The run printed nothing after line ${at}.`
  if (other === undefined) return `The run went on and printed ${quoted(line)}.`
  const difference = `printed ${quoted(line)}, not ${quoted(other)}`
  return printed.length === 1
    ? `The run ${difference}.`
    : `In line ${at + 1} of the output, the run ${difference}.`
}

function quoted(line: string): string {
  return line.trim() === '' ? 'an empty line' : line.includes('`') ? `“${line}”` : `\`${line}\``
}

function sentence(text: string): string {
  return /[.!?。]$/u.test(text) ? text : `${text}.`
}

const isId = (belief: string): boolean => /^[A-Z]{1,3}\d+$/u.test(belief)

/** What the runs of a belief print, if none of them prints what the author declares. */
function contradictingRun(
  { misconceptionRuns }: Asking,
  { id }: Misconception,
  declaredOutput: string,
): string | null {
  const outputs = misconceptionRuns
    .filter(({ rewrite }) => rewrite.misconception === id)
    .map(({ record }) => outputText(record.stdout))
  const [first] = outputs
  return first === undefined || outputs.includes(outputText(declaredOutput)) ? null : first
}

/** What is wrong with the beliefs that an author declares for a program. */
export function checkDeclaredBeliefs(asking: Asking): RejectedItem[] {
  const { cardId, run, annotations, misconceptions } = asking
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
    const shown = known === null ? null : contradictingRun(asking, known, output)
    if (shown === null) return []
    const printed = quoted(shown.replaceAll('\n', ' / '))
    return [finding('E52', place, `If ${belief} were true, the program would print ${printed}.`)]
  })
}
