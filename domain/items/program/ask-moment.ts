import { printedByTime } from '#domain/program/read-trace'
import { normaliseOutput } from '#domain/items/grade-answer'
import { isNumbered, isTypeable, maxTypedLines } from '#domain/items/program/ask-output'
import { typeableSeconds } from '#domain/items/program/ask-seconds'
import type { QuestionContext, ProgramQuestion } from '#domain/items/program/program-question'
import { printsWholeLines, describeTiming } from '#domain/items/program/explain-program'

const maxLines = 2

/** Asks what a program prints at one moment, if it prints at several; else which line follows another. */
export function askMoment(context: QuestionContext): ProgramQuestion[] {
  const atMoment = askTime(context)
  return atMoment.length > 0 ? atMoment : askFollowingLine(context)
}

/** Of a longer output, even one line takes too long to work out. */
const mostLines = 30

/** Asks for one line of an output that is too long to be typed: by the line before it, or else by its number. */
function askFollowingLine({
  program: { source },
  run,
  phrases,
  preamble,
}: QuestionContext): ProgramQuestion[] {
  const lines = normaliseOutput(run.stdout)
  if (run.outcome !== 'finished' || lines.length <= maxTypedLines || lines.length > mostLines) return []
  const stems = new Set(lines.map((line) => line.replace(/-?\d+(?:\.\d+)?/gu, '#')))
  if (stems.size === 1 && isNumbered(lines)) return []
  const isAskable = (index: number): boolean => {
    const [line = '', next = ''] = lines.slice(index, index + 2)
    const isUnique = lines.filter((each) => each === line).length === 1
    return isUnique && next.trim() !== '' && line.trim() !== '' && !line.includes('`') && isTypeable([next])
  }
  const middle = Math.floor(lines.length / 2)
  const fromMiddle = (isFit: (index: number) => boolean): number | undefined => {
    const fit = [...lines.keys()].filter(isFit)
    return fit.find((index) => index >= middle) ?? fit[0]
  }
  const ask = (index: number, where: string): ProgramQuestion[] => [
    { kind: 'printed-at', prompt: `${preamble}${where}`, answer: lines[index] ?? '', options: [] },
  ]
  const before =
    fromMiddle((index) => isAskable(index) && !isCopied(lines[index + 1] ?? '', source)) ??
    fromMiddle(isAskable)
  if (before !== undefined) return ask(before + 1, phrases.askLineAfter(lines[before] ?? ''))
  const own = fromMiddle((index) => {
    const line = lines[index] ?? ''
    return index > 0 && line.trim() !== '' && isTypeable([line]) && !isCopied(line, source)
  })
  return own === undefined ? [] : ask(own, phrases.askLineNumbered(own + 1))
}

/** Whether a program prints a line as it stands in it, so that it can be copied from there. */
const isCopied = (line: string, source: string): boolean =>
  ['"', "'"].some((quote) => source.includes(`print(${quote}${line}${quote}`))

function askTime({ trace, run, phrases, preamble }: QuestionContext): ProgramQuestion[] {
  if (trace === null || trace.isCut || run.outcome !== 'finished') return []
  const moments = printedByTime(trace)
  const lineCount = normaliseOutput(run.stdout).length
  if (moments.length < 2 || lineCount < 3 || !printsWholeLines(moments)) return []
  const askable = moments.flatMap(({ seconds, text }) => {
    const moment = typeableSeconds(seconds)
    const lines = normaliseOutput(text)
    if (moment === null || lines.length === 0 || lines.length > maxLines || !isTypeable(lines)) return []
    return revealsMoment(lines, moment) ? [] : [{ moment, lines }]
  })
  // The last moment is the easiest to guess.
  const chosen = askable.find(({ moment }) => Number(moment) < run.seconds) ?? askable[0]
  if (chosen === undefined) return []
  const { moment, lines } = chosen
  const prompt = phrases.askLinesAt(moment, lines.length)
  const explanation = describeTiming(moments)
  return [
    { kind: 'printed-at', prompt: preamble + prompt, answer: lines.join('\n'), options: [], explanation },
  ]
}

/** Whether the lines contain the number of the moment at which they are printed. */
function revealsMoment(lines: readonly string[], moment: string): boolean {
  return lines.some((line) =>
    (line.match(/\d+(?:\.\d+)?/gu) ?? []).some((found) => Number(found) === Number(moment)),
  )
}
