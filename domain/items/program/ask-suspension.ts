import { taskLabels, taskOf, whyWaiting } from '#domain/program/read-trace'
import type { QuestionContext, ProgramQuestion } from '#domain/items/program/program-question'
import { linesOfFunction, linesOfStatement } from '#domain/items/program/source-lines'

/** Asks at which line the main coroutine first suspends, unless that is simply its only `await`. */
export function askSuspension({ program, trace, preamble }: QuestionContext): ProgramQuestion[] {
  const main = trace?.tasks[0]
  if (trace === null || main?.isOwn !== true) return []
  const step = trace.steps.find((each) => taskOf(each) === 0)
  const place = step?.end.kind === 'waits' ? step.end.at[0] : undefined
  if (step === undefined || place?.function !== main.coroutine) return []

  const body = linesOfFunction(program.source, main.coroutine)
  const candidates = body.filter(({ text }) => /\bawait\b|\basync\s+(?:with|for)\b/u.test(text))
  const reached = candidates.filter(({ number }) => number < place.line && step.lines.includes(number))
  const createsTasks = step.events.some((event) => event.kind === 'created')
  if (candidates.length < 2 || (reached.length === 0 && !createsTasks)) return []

  const right = linesOfStatement(program.source, place.line)
  const passed = reached.filter(({ number }) => !right.includes(number))
  const before =
    passed.length === 0
      ? 'Nothing before it has to wait: creating a task only books its first turn.'
      : `Line ${passed.map(({ number }) => number).join(' and line ')} ${passed.length === 1 ? 'awaits' : 'await'} too, but nothing there has to wait.`
  return [
    {
      kind: 'suspends-first',
      prompt: `${preamble}At which line does \`${main.coroutine}\` first give control back to the event loop?`,
      answer: String(place.line),
      accepted: right.filter((number) => number !== place.line).map(String),
      options: [],
      explanation: `At line ${place.line} \`${main.coroutine}\` ${whyWaiting(step.end, taskLabels(trace))}. ${before}`,
    },
  ]
}
