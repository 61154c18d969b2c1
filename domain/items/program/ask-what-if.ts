import { normaliseOutput } from '#domain/items/grade-answer'
import { answerFormatFor } from '#domain/items/program/ask-output'
import type { ChangedProgram, QuestionContext, ProgramQuestion } from '#domain/items/program/program-question'
import type { RunRecord } from '#domain/program/run-record'
import { isRearranged } from '#domain/program/align-lines'
import { describeChange } from '#domain/items/program/describe-change'
import { explainChange } from '#domain/items/program/explain-change'
import { describeRun } from '#domain/items/program/explain-program'
import { findObstacle } from '#domain/items/program/find-obstacle'

/** Asks what the program prints after a small change, if what it prints then can be typed or put in order. */
export function askWhatIf(context: QuestionContext): ProgramQuestion[] {
  const { program, run, changed, phrases, preamble } = context
  const after = changed.find((each) => formatAfter(each, run) !== null)
  if (after === undefined) return []
  const lines = normaliseOutput(after.run.stdout)
  const format = formatAfter(after, run)
  const question = format === 'typed' ? phrases.askOutputNow : phrases.askOrderNow
  const why = explainChange(context, after)
  const explanation = [
    describeRun(after.run, after.trace),
    `Before the change, the output was ${quotedOutput(normaliseOutput(run.stdout))}.`,
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
}

function formatAfter(after: ChangedProgram, run: RunRecord): 'typed' | 'order' | null {
  const [before, lines] = [normaliseOutput(run.stdout), normaliseOutput(after.run.stdout)]
  if (lines.join('\n') === before.join('\n') || findObstacle(after.program, after.run) !== null) return null
  const format = answerFormatFor(lines, after.program.source, null)
  // Lines that are given tell what has become of them; only their order is then left to ask for.
  return format === 'order' && !isRearranged(lines, before) ? null : format
}

function quotedOutput(lines: readonly string[]): string {
  return lines.length === 0 ? 'empty' : `“${lines.join(' / ')}”`
}
