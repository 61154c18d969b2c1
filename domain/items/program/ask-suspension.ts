import { taskLabels, taskOf, whyWaiting } from '#domain/program/read-trace'
import type { Trace } from '#domain/program/trace'
import type { QuestionContext, ProgramQuestion } from '#domain/items/program/program-question'
import { linesOfFunction, linesOfStatement } from '#domain/items/program/source-lines'

/** The roles of the line at which a coroutine first suspends, among the lines of its body that may suspend. */
const roles = { first: 'suspends at the first await', later: 'suspends at a later await' }

/** How a coroutine came to its first suspension. */
interface FirstStep {
  coroutine: string
  step: Trace['steps'][number]
  /** Line at which it suspended. */
  line: number
  /** Lines of other statements that await, and that it had passed without suspending. */
  passed: number[]
  role: string
}

/**
 * Asks at which line a coroutine first suspends, unless that is simply its only `await`. In a lesson the answer is the
 * first `await` hardly more often than a later one, because else nobody would have to read the program.
 */
export function askSuspension({
  program: { source },
  trace,
  phrases,
  preamble,
  cardId,
  balance,
}: QuestionContext): ProgramQuestion[] {
  if (trace === null) return []
  const steps = firstSteps(trace, source)
  const isWelcome = balance.of(roles.first) <= balance.of(roles.later)
  const chosen = balance.rarest(
    steps.filter(({ role }) => role === roles.later || isWelcome),
    cardId,
  )
  if (chosen === undefined) return []
  const { coroutine, step, line, passed } = chosen
  const before =
    passed.length === 0
      ? 'Nothing before it has to wait: creating a task only books its first turn.'
      : `Line ${passed.join(' and line ')} ${passed.length === 1 ? 'awaits' : 'await'} too, but nothing there has to wait.`
  return [
    {
      kind: 'suspends-first',
      prompt: preamble + phrases.askSuspension(coroutine),
      answer: String(line),
      accepted: linesOfStatement(source, line)
        .filter((number) => number !== line)
        .map(String),
      options: [],
      explanation: `At line ${line} \`${coroutine}\` ${whyWaiting(step.end, taskLabels(trace))}. ${before}`,
    },
  ]
}

/** The first steps that can be asked about, of the coroutines that only one task runs; that of the main one first. */
function firstSteps(trace: Trace, source: string): FirstStep[] {
  const { tasks, steps } = trace
  return tasks.flatMap(({ isOwn, coroutine }, task): FirstStep[] => {
    const step = steps.find((each) => taskOf(each) === task)
    const place = step?.end.kind === 'waits' ? step.end.at[0] : undefined
    const isAlone = tasks.filter((other) => other.coroutine === coroutine).length === 1
    if (!isOwn || !isAlone || step === undefined || place?.function !== coroutine) return []
    const candidates = linesOfFunction(source, coroutine).filter(({ text }) =>
      /\bawait\b|\basync\s+(?:with|for)\b/u.test(text),
    )
    const reached = candidates.filter(({ number }) => number < place.line && step.lines.includes(number))
    const createsTasks = step.events.some((event) => event.kind === 'created')
    if (candidates.length < 2 || (reached.length === 0 && !createsTasks)) return []
    const right = linesOfStatement(source, place.line)
    const passed = reached.map(({ number }) => number).filter((number) => !right.includes(number))
    const role = right.includes(candidates[0]?.number ?? 0) ? roles.first : roles.later
    return [{ coroutine, step, line: place.line, passed, role }]
  })
}
