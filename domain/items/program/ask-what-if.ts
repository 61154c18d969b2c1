import { normaliseOutput } from '#domain/items/grade-answer'
import { wayToAsk } from '#domain/items/program/ask-output'
import type { Asking, Face } from '#domain/items/program/asking'
import { whatRunShowed } from '#domain/items/program/explain-program'
import { whyNotAsked } from '#domain/items/program/why-not-asked'

/** What the program prints after a small change, where the change makes a difference to that. */
export function askWhatIf({ program, run, changed, misconceptions, given }: Asking): Face[] {
  const before = normaliseOutput(run.stdout)
  return changed.slice(0, 1).flatMap((after): Face[] => {
    const lines = normaliseOutput(after.run.stdout)
    if (lines.join('\n') === before.join('\n') || whyNotAsked(after.program, after.run) !== null) return []
    const way = wayToAsk(lines, after.program.source, null)
    if (way === null) return []
    const question =
      way === 'typed' ? 'What does it print now?' : 'In which order does it print these lines now?'
    const truth = misconceptions.find(({ id }) => id === after.misconception)?.truth
    const explanation = [
      whatRunShowed(after.run, after.trace),
      `Before the change, the output was ${quotedOutput(before)}.`,
      ...(truth === undefined ? [] : [truth]),
    ].join(' ')
    return [
      {
        kind: 'what-if',
        prompt: `${given}${changeInWords(program.source, after.program.source)} ${question}`,
        answer: way === 'typed' ? lines.join('\n') : lines,
        options: [],
        explanation,
        about: after,
      },
    ]
  })
}

function changeInWords(before: string, after: string): string {
  const [old, current] = [before.split('\n'), after.split('\n')]
  const numbers = current.flatMap((text, index) => (text === old[index] ? [] : [index + 1]))
  const [only = 0] = numbers
  if (numbers.length === 1) {
    return `Line ${only} of the lesson’s program is changed: it was \`${old[only - 1]?.trim() ?? ''}\`.`
  }
  return `Lines ${numbers.join(' and ')} of the lesson’s program are changed.`
}

function quotedOutput(lines: readonly string[]): string {
  return lines.length === 0 ? 'empty' : `“${lines.join(' / ')}”`
}
