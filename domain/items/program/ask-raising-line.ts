import type { Trace } from '#domain/program/trace'
import { isTypeable, maxTypedLines } from '#domain/items/program/ask-output'
import { isStraightLine } from '#domain/items/program/literal-output'
import type { ProgramQuestion, QuestionContext } from '#domain/items/program/program-question'
import { linesOfStatement, numberedLines } from '#domain/items/program/source-lines'
import { normaliseOutput } from '#domain/items/grade-answer'

/** With fewer lines, the one that raises is easy to guess. */
const minReachedLines = 3

/** Asks which line raises the exception that ends a program, and what the program has printed by then. */
export function askRaisingLine(context: QuestionContext): ProgramQuestion[] {
  const { run, trace } = context
  const type = run.exception?.type.split('.').at(-1)
  const line = run.exception?.line ?? null
  if (run.outcome !== 'exception' || type === undefined || line === null || trace === null || trace.isCut)
    return []
  return [...askLine(context, type, line, trace), ...askPrinted(context, type, trace)]
}

function askLine(
  { program: { source }, run, phrases, preamble }: QuestionContext,
  type: string,
  line: number,
  trace: Trace,
): ProgramQuestion[] {
  const right = linesOfStatement(source, line)
  const reached = reachedLines(trace)
  if (reached.size < minReachedLines || isPlain(source, line, right)) return []
  const prompt = preamble + phrases.askRaisingLine(type)
  const accepted = right.filter((number) => number !== line).map(String)
  return [
    { kind: 'raises-at', prompt, answer: String(line), accepted, options: [], explanation: run.summary },
  ]
}

/** Whether the line stands out: it is the only `raise`, or the last line of a program that runs from top to bottom. */
function isPlain(source: string, line: number, statement: readonly number[]): boolean {
  const lines = numberedLines(source)
  const raises = lines.filter(({ text }) => /^\s*raise\b/u.test(text))
  const last = lines.findLast(({ text }) => text.trim() !== '' && !text.trim().startsWith('#'))
  return (
    (raises.length === 1 && raises[0]?.number === line) ||
    (isStraightLine(source) && statement.includes(last?.number ?? 0))
  )
}

/** Asks what has been printed, if the exception keeps the program from printing more. */
function askPrinted(
  { program: { source }, run, phrases, preamble }: QuestionContext,
  type: string,
  trace: Trace,
): ProgramQuestion[] {
  const lines = normaliseOutput(run.stdout)
  const reached = reachedLines(trace)
  const printsMore = numberedLines(source).some(
    ({ number, text }) => /\bprint\s*\(/u.test(text) && !reached.has(number),
  )
  if (!printsMore || lines.length === 0 || lines.length > maxTypedLines || !isTypeable(lines)) return []
  const prompt = preamble + phrases.askPrintedBefore(type)
  return [{ kind: 'printed-at', prompt, answer: lines.join('\n'), options: [] }]
}

const reachedLines = ({ steps }: Trace): Set<number> => new Set(steps.flatMap(({ lines }) => lines))
