import { normaliseOutput } from '#domain/items/grade-answer'
import { answerFormatFor } from '#domain/items/program/ask-output'
import type { QuestionContext, ProgramQuestion } from '#domain/items/program/program-question'
import { describeChange } from '#domain/items/program/describe-change'
import { explainChange } from '#domain/items/program/explain-change'
import { describeRun } from '#domain/items/program/explain-program'
import { findObstacle } from '#domain/items/program/find-obstacle'

/** Asks what the program prints after a small change, if the change affects the output. */
export function askWhatIf(context: QuestionContext): ProgramQuestion[] {
  const { program, run, changed, phrases, preamble } = context
  const before = normaliseOutput(run.stdout)
  return changed.slice(0, 1).flatMap((after): ProgramQuestion[] => {
    const lines = normaliseOutput(after.run.stdout)
    if (lines.join('\n') === before.join('\n') || findObstacle(after.program, after.run) !== null) return []
    const format = answerFormatFor(lines, after.program.source, null)
    // Lines that are given tell what has become of them; only their order is then left to ask for.
    if (format === null || (format === 'order' && !isRearranged(lines, before))) return []
    const question = format === 'typed' ? phrases.askOutputNow : phrases.askOrderNow
    const why = explainChange(context, after)
    const explanation = [
      describeRun(after.run, after.trace),
      `Before the change, the output was ${quotedOutput(before)}.`,
      ...(why === null ? [] : [why]),
    ].join(' ')
    return [
      {
        kind: 'what-if',
        prompt: `${preamble}${describeChange(phrases, program.source, after.program.source)} ${question}`,
        answer: format === 'typed' ? lines.join('\n') : lines,
        options: [],
        explanation,
        about: after,
      },
    ]
  })
}

const isRearranged = (lines: readonly string[], before: readonly string[]): boolean =>
  lines.toSorted().join('\n') === before.toSorted().join('\n')

function quotedOutput(lines: readonly string[]): string {
  return lines.length === 0 ? 'empty' : `“${lines.join(' / ')}”`
}
