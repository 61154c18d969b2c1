import { normaliseOutput } from '#domain/items/grade-answer'
import { askOutcome } from '#domain/items/program/ask-outcome'
import { answerFormatFor } from '#domain/items/program/ask-output'
import { findObstacle } from '#domain/items/program/find-obstacle'
import type { ProgramQuestion, QuestionContext } from '#domain/items/program/program-question'

/** Asks what becomes of a program if one of the requests that it makes is refused. */
export function askFailure(context: QuestionContext): ProgramQuestion[] {
  const { refused, run, changed, phrases } = context
  if (refused === null || findObstacle(refused.program, refused.run) !== null) return []
  const { program, preamble } = refused
  const about = refused
  if (refused.run.outcome === 'exception') {
    return askOutcome({ ...context, program, run: refused.run, preamble, misconceptionRuns: [] }).map(
      (face) => ({
        ...face,
        about,
        explanation: refused.run.summary,
      }),
    )
  }
  const lines = normaliseOutput(refused.run.stdout)
  const isSame = lines.join('\n') === normaliseOutput(run.stdout).join('\n')
  // One question in a program is about a change.
  if (isSame || changed.length > 0 || answerFormatFor(lines, program.source, null) !== 'typed') return []
  const prompt = preamble + phrases.askOutput
  return [
    {
      kind: 'what-if',
      prompt,
      answer: lines.join('\n'),
      options: [],
      about,
      explanation: refused.run.summary,
    },
  ]
}
