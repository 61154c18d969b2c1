import { printedByTime } from '#domain/program/read-trace'
import { normaliseOutput } from '#domain/items/grade-answer'
import { isTypeable } from '#domain/items/program/ask-output'
import { tenths } from '#domain/items/program/ask-seconds'
import type { Asking, Face } from '#domain/items/program/asking'
import { isLineByLine, printedInTime } from '#domain/items/program/explain-program'

const maxLines = 2

/** What is printed at one moment, where a program prints at several. */
export function askMoment({ trace, run, given }: Asking): Face[] {
  if (trace === null || trace.isCut || run.outcome !== 'finished') return []
  const moments = printedByTime(trace)
  const lineCount = normaliseOutput(run.stdout).length
  if (moments.length < 2 || lineCount < 3 || !isLineByLine(moments)) return []
  const askable = moments.flatMap(({ seconds, text }) => {
    const at = tenths(seconds)
    const lines = normaliseOutput(text)
    if (at === null || lines.length === 0 || lines.length > maxLines || !isTypeable(lines)) return []
    return tells(lines, at) ? [] : [{ at, lines }]
  })
  // The last moment is the easiest: whatever comes last.
  const chosen = askable.find(({ at }) => Number(at) < run.seconds) ?? askable[0]
  if (chosen === undefined) return []
  const { at, lines } = chosen
  const when = `exactly ${at} ${at === '1' ? 'second' : 'seconds'} after its start, if only waiting takes time?`
  const prompt =
    lines.length === 1
      ? `Which line does this program print ${when}`
      : `Which lines does this program print ${when}`
  const explanation = printedInTime(moments)
  return [{ kind: 'printed-at', prompt: given + prompt, answer: lines.join('\n'), options: [], explanation }]
}

/** Whether the lines name their own moment. */
function tells(lines: readonly string[], at: string): boolean {
  return lines.some((line) =>
    (line.match(/\d+(?:\.\d+)?/gu) ?? []).some((found) => Number(found) === Number(at)),
  )
}
