import { readyAfter, taskLabels, taskOf, whyWaiting } from '#domain/program/read-trace'
import type { Trace } from '#domain/program/trace'
import { keyOption, distractorOption } from '#domain/items/option'
import {
  choiceQuestion,
  type QuestionContext,
  type ProgramQuestion,
} from '#domain/items/program/program-question'

/** A moment at which one task suspends, and either another one runs at once or the event loop waits. */
interface Handover {
  /** Index of the trace step that ends with the suspension. */
  index: number
  from: number
  line: number
  /** The task that runs at once; null if the event loop waits. */
  to: number | null
  /** The other tasks that have been created and have not ended. */
  others: number[]
  ready: number[]
  /** By what the right option could be told without the program. */
  role: 'none runs' | 'the main one runs' | 'the oldest runs' | 'a younger one runs'
}

/** It is created before all others, and seldom next. */
const mainTask = 0
const minOthers = 2

/**
 * Asks which task runs at once when one suspends, if there are enough named tasks to choose from. In a lesson, “none”, the
 * main task and the one that was created first after it are right about as often as any other.
 */
export function askNext({
  trace,
  phrases,
  preamble,
  cardId,
  program,
  balance,
}: QuestionContext): ProgramQuestion[] {
  if (trace === null || trace.isCut) return []
  const labels = taskLabels(trace)
  const handovers = findHandovers(trace).filter(
    ({ others, from }) =>
      others.length >= minOthers && [from, ...others].every((task) => labels[task] !== null),
  )
  // The order of ready tasks teaches more than that one is ready.
  const best = handovers.toSorted((a, b) => Number(b.ready.length >= 2) - Number(a.ready.length >= 2))
  const chosen = balance.rarest(best, cardId)
  if (chosen === undefined) return []
  const { index, from, line, to, others, ready } = chosen
  const name = (task: number): string => `\`${labels[task] ?? ''}\``
  const text = program.source.split('\n')[line - 1]?.trim() ?? ''
  const isReady = (task: number) => ready.includes(task)
  const wrong = others
    .filter((task) => task !== to)
    // The main task mostly waits for the others, so it is hardly ever right.
    .toSorted(
      (a, b) => Number(isReady(b)) - Number(isReady(a)) || Number(a === mainTask) - Number(b === mainTask),
    )
    .slice(0, to === null ? minOthers : minOthers - 1)
    .map((task) => {
      const reason =
        to !== null && isReady(task)
          ? `${name(task)} was ready too, but behind ${name(to)} in the queue.`
          : `At that moment ${name(task)} ${whyWaiting(latestEnd(trace, index, task), labels)}.`
      return distractorOption(name(task), reason)
    })
  const why =
    to === null
      ? `No task was ready, so the event loop waited until second ${Number((trace.steps[index + 1]?.seconds ?? 0).toFixed(3))}.`
      : `${name(to)} was the first in the queue of ready tasks.`
  const options =
    to === null
      ? [keyOption(phrases.noTask, why), ...wrong]
      : [keyOption(name(to), why), ...wrong, distractorOption(phrases.noTask, why)]
  const prompt = preamble + phrases.askNext(labels[from] ?? '', line, text)
  return [{ ...choiceQuestion('runs-next', prompt, options, cardId), explanation: why }]
}

function findHandovers(trace: Trace): Handover[] {
  const seen = new Set<string>()
  return trace.steps.flatMap((step, index): Handover[] => {
    const from = taskOf(step)
    const place = step.end.kind === 'waits' ? step.end.at[0] : undefined
    if (from === null || place === undefined || trace.tasks[from]?.isOwn !== true) return []
    const key = `${from} ${place.line}`
    if (seen.has(key)) return []
    seen.add(key)
    const to = runsAtOnce(trace, index)
    if (to === undefined || to === from || (to !== null && trace.tasks[to]?.isOwn !== true)) return []
    const others = aliveAfter(trace, index).filter((task) => task !== from)
    const oldest = Math.min(...[from, ...others].filter((task) => task !== mainTask))
    const role =
      to === null
        ? 'none runs'
        : to === mainTask
          ? 'the main one runs'
          : to === oldest
            ? 'the oldest runs'
            : 'a younger one runs'
    return [{ index, from, line: place.line, to, others, ready: readyAfter(trace, index), role }]
  })
}

/** The task that runs right after a step; null if time passes first, and undefined if something else runs before. */
function runsAtOnce({ steps }: Trace, index: number): number | null | undefined {
  const [step, next] = steps.slice(index, index + 2)
  if (step === undefined || next === undefined) return undefined
  const ended = step.events.reduce(
    (seconds, event) => (event.kind === 'blocked' ? event.untilSeconds : seconds),
    step.seconds,
  )
  return next.seconds > ended ? null : (taskOf(next) ?? undefined)
}

/** The program's own tasks that have been created and not ended after a step. */
function aliveAfter({ steps, tasks }: Trace, index: number): number[] {
  const past = steps.slice(0, index + 1)
  const created = past.flatMap(({ events }) => events.flatMap((e) => (e.kind === 'created' ? [e.task] : [])))
  const ended = past.flatMap((step) => {
    const task = taskOf(step)
    return task !== null && step.end.kind !== 'waits' ? [task] : []
  })
  return created.filter((task) => tasks[task]?.isOwn === true && !ended.includes(task))
}

/** How the latest step of a task, up to the step with this index, ended. */
function latestEnd({ steps }: Trace, index: number, task: number): Trace['steps'][number]['end'] {
  return steps.slice(0, index + 1).findLast((step) => taskOf(step) === task)?.end ?? { kind: 'done' }
}
