import { finding, type RejectedItem } from '#domain/findings/finding'
import { countGraphemes } from '#domain/lesson/words'
import { printingLines, taskOf } from '#domain/program/read-trace'
import type { RunRecord } from '#domain/program/run-record'
import type { Trace } from '#domain/program/trace'
import { normaliseOutput } from '#domain/items/grade-answer'
import type { QuestionContext, ProgramQuestion } from '#domain/items/program/program-question'
import { isStraightLine } from '#domain/items/program/literal-output'

/** From so many lines on, putting them in order is better than typing them. */
const manyLines = 5
/** The most lines that a learner is asked to type. */
export const maxTypedLines = 5
const maxOutputLines = 12
const maxTypedCharacters = 120

/** Whether lines are short and plain enough to be typed correctly by anyone who knows them. */
export function isTypeable(lines: readonly string[]): boolean {
  const text = lines.join('\n')
  return countGraphemes(text) <= maxTypedCharacters && !hasAwkwardCharacters(text)
}

function hasAwkwardCharacters(text: string): boolean {
  return /[^\p{L}\p{M}\p{N}\p{P}\p{Zs}\n$+<=>^`|~]/u.test(text) || /\d\.\d{6,}/u.test(text)
}

/** The finding that says why the output of a program is not asked for. */
export function rejectOutput(run: RunRecord, place: { line: number; item: string }): RejectedItem {
  const count = normaliseOutput(run.stdout).length
  if (count > maxOutputLines) return finding('E42', place, `The program prints ${count} lines.`)
  const found =
    'The output is too long or too awkward to type, and its lines are too much alike to be put in order, or are ' +
    'printed in the order of the program anyway.'
  return finding('E54', place, found)
}

/** Whether the program prints its lines in source order, so that the order of the output is visible in the code. */
function printsInSourceOrder(trace: Trace): boolean {
  const lines = printingLines(trace)
  return lines.every((line, index) => index === 0 || line >= (lines[index - 1] ?? 0))
}

/** Whether one source line prints for several tasks, so that its position does not tell whose turn comes first. */
function printsForSeveralTasks(trace: Trace): boolean {
  const printedFor = (line: number) =>
    new Set(
      trace.steps
        .filter(({ events }) => events.some((event) => event.kind === 'printed' && event.line === line))
        .map(taskOf),
    )
  return [...new Set(printingLines(trace))].some((line) => printedFor(line).size > 1)
}

/** Whether the order of an output is the order of the lines that print it. */
function isOrderOfSource(trace: Trace, lineCount: number): boolean {
  // As long as it can be typed, an output is not put in order instead.
  const canTellTasks = lineCount > maxTypedLines && printsForSeveralTasks(trace)
  return printsInSourceOrder(trace) && !canTellTasks
}

/** Whether the lines of an output are distinct enough to be put in order, and their order is not obvious. */
function canBeOrdered(lines: readonly string[], source: string, trace: Trace | null): boolean {
  if (isStraightLine(source) || (trace !== null && isOrderOfSource(trace, lines.length))) return false
  if (lines.length < 3 || lines.length > maxOutputLines || lines.some((line) => line.trim() === ''))
    return false
  const distinct = new Set(lines)
  if (distinct.size < 3 || distinct.size * 3 < lines.length * 2) return false
  return !isNumbered(lines)
}

/** Whether a number in each line gives the order away, as in `6 is even` after `5 is odd`. */
export function isNumbered(lines: readonly string[]): boolean {
  const numbers = lines.map((line) => Number(/-?\d+(?:\.\d+)?/u.exec(line)?.[0] ?? Number.NaN))
  return numbers.every((value, index) => index === 0 || value > (numbers[index - 1] ?? Infinity))
}

/** The best format for asking for an output: typed or put in order; null if neither is possible. */
export function answerFormatFor(
  lines: readonly string[],
  source: string,
  trace: Trace | null,
): 'typed' | 'order' | null {
  const orderable = canBeOrdered(lines, source, trace)
  if (
    lines.length > 0 &&
    lines.length <= maxTypedLines &&
    isTypeable(lines) &&
    (lines.length < manyLines || !orderable)
  ) {
    return 'typed'
  }
  return orderable ? 'order' : null
}

/** Asks what a program prints: typed if the output is short, in order if its lines are distinct enough. */
export function askOutput({
  program: { source },
  run,
  trace,
  phrases,
  preamble,
}: QuestionContext): ProgramQuestion[] {
  const lines = normaliseOutput(run.stdout)
  const questions: ProgramQuestion[] = []
  if (answerFormatFor(lines, source, trace) === 'typed') {
    questions.push({
      kind: 'output-typed',
      prompt: preamble + phrases.askOutput,
      answer: lines.join('\n'),
      options: [],
    })
  }
  if (canBeOrdered(lines, source, trace)) {
    questions.push({
      kind: 'output-order',
      prompt: preamble + phrases.askOrder,
      answer: lines,
      options: [],
    })
  }
  return questions
}
