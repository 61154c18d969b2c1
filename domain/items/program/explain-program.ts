import { firstStatement } from '#domain/lesson/definiens'
import type { Fence } from '#domain/lesson/parsed-lesson'
import { contentWords, countGraphemes, splitSentences, stemsIn, stemWord } from '#domain/lesson/words'
import { printedByTime, type PrintedMoment } from '#domain/program/read-trace'
import type { RunRecord } from '#domain/program/run-record'
import type { Trace } from '#domain/program/trace'
import { normaliseOutput } from '#domain/items/grade-answer'

/** The first two sentences of a paragraph, if they make sense next to an answer; null otherwise. */
function quotableExcerpt(paragraph: string): string | null {
  const sentences = splitSentences(paragraph).slice(0, 2)
  const isUsable = sentences.every((each, index) => {
    const refersBack =
      index === 0 &&
      /^(?:output|result|now|next|let|try|but|however|also|here|run|what|guess|suppose)\b/iu.test(each)
    // A label with a value, such as `Output: 3`.
    const isLabelled = /^(?:[\p{L}\p{N}'’-]+ ?){1,3}:\s/u.test(each)
    return 'text' in firstStatement(each) && !refersBack && !isLabelled && !/[?？]$/u.test(each)
  })
  const text = sentences.join(' ')
  return isUsable && countGraphemes(text) >= 30 && countGraphemes(text) <= 320 ? text : null
}

/** Whether a paragraph is about a program: it mentions a name or, if it has no code, a word from the source. */
function isAboutProgram(paragraph: string, source: string): boolean {
  const inSource = new Set(stemsIn(source))
  const named = [...paragraph.matchAll(/`([^`]+)`/gu)].flatMap((match) => stemsIn(match[1] ?? ''))
  const stems = named.length > 0 ? named : contentWords(paragraph).map(stemWord)
  return stems.some((stem) => inSource.has(stem))
}

/**
 * The explanation of a program: the lesson's text after it if that is quotable, else a description of the run, preceded
 * by the lesson's text before the program. That text says what the program is about, but seldom why it behaves so.
 */
export function explanationOf(fence: Fence, run: RunRecord, trace: Trace | null, source: string): string {
  const reason = reasonInLesson(fence, source)
  if (reason !== null) return reason
  const before = quotableAbout(fence.leadIn, source)
  const shown = describeRun(run, trace)
  return before === null ? shown : `${before} ${shown}`
}

/**
 * The explanation of a variant of a program: a description of its own run, and why, as the lesson says it about its own
 * program, whose numbers and names the text may mention.
 *
 * @param source of the lesson's program
 * @param run of the variant
 * @param trace of either, which have the same structure
 */
export function explanationOfVariant(
  fence: Fence,
  source: string,
  run: RunRecord,
  trace: Trace | null,
): string {
  const reason = reasonInLesson(fence, source)
  const shown = describeRun(run, trace)
  return reason === null ? shown : `${shown} The lesson says about its own version of this program: ${reason}`
}

/** Why a program behaves as it does: the lesson's text after it; null if that is not quotable. */
const reasonInLesson = (fence: Fence, source: string) => quotableAbout(fence.followUp, source)

const quotableAbout = (text: string, source: string): string | null =>
  isAboutProgram(text, source) ? quotableExcerpt(text) : null

/**
 * Describes the outcome and timing of a run or, if it only printed, its output.
 *
 * @param trace the trace of this run, or of a run with the same structure
 */
export function describeRun(run: RunRecord, trace: Trace | null): string {
  if (!isEventful(run)) return describeOutput(run, trace)
  const moments = trace === null || run.outcome !== 'finished' ? [] : printedByTime(trace)
  const isOfThisRun = moments.map(({ text }) => text).join('') === run.stdout
  const canDescribeTiming =
    isOfThisRun && moments.length > 0 && normaliseOutput(run.stdout).length <= maxTimedLines
  return canDescribeTiming && printsWholeLines(moments)
    ? `${describeTiming(moments)} ${run.summary}`
    : run.summary
}

/** Whether every moment printed whole lines. */
export const printsWholeLines = (moments: readonly PrintedMoment[]): boolean =>
  moments.every(({ text }) => text.endsWith('\n'))

const list = new Intl.ListFormat('en-GB')

/** Describes what a run printed when: "The run printed at once `tea`; after 2 s `milk` and `sugar`." */
export function describeTiming(moments: readonly PrintedMoment[]): string {
  const parts = moments.map(({ seconds, text }) => {
    const when = seconds === 0 ? 'at once' : `after ${Number(seconds.toFixed(3))} s`
    return `${when} ${list.format(normaliseOutput(text).map(quoted))}`
  })
  return `The run printed ${parts.join('; ')}.`
}

function isEventful(run: RunRecord): boolean {
  return run.outcome !== 'finished' || run.seconds > 0
}

const maxAttributedLines = 4
const maxTimedLines = 6

/** Describes which source line printed what, if the output is short; else only what was printed. */
function describeOutput(run: RunRecord, trace: Trace | null): string {
  const lines = normaliseOutput(run.stdout)
  if (lines.length === 0) return run.summary
  const from = trace === null ? [] : linesThatPrinted(trace)
  if (lines.length <= maxAttributedLines && from.length === lines.length) {
    const attributed = lines.map((text, index) => `line ${from[index]} printed ${quoted(text)}`)
    return `${capitaliseFirst(attributed.join(', '))}.`
  }
  if (lines.length === 1) return `Python printed ${quoted(lines[0] ?? '')}.`
  return `Python printed ${lines.length} lines, the first of them ${quoted(lines[0] ?? '')}.`
}

/** The source line behind each printed line; empty if some lines were printed in pieces. */
function linesThatPrinted({ steps }: Trace): number[] {
  const printed = steps.flatMap(({ events }) =>
    events.flatMap((event) => (event.kind === 'printed' && event.stream === 'stdout' ? [event] : [])),
  )
  const whole = printed.flatMap(({ text, line }) => (line !== null && /^[^\n]+\n$/u.test(text) ? [line] : []))
  return whole.length === printed.length ? whole : []
}

const quoted = (text: string): string => (text.includes('`') ? `“${text}”` : `\`${text}\``)
const capitaliseFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
