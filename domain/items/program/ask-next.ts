import { readyAfter, taskLabels, taskOf, whyWaiting } from '#domain/program/read-trace'
import type { Trace } from '#domain/program/trace'
import { keyOption, distractorOption } from '#domain/items/option'
import {
  choiceQuestion,
  type QuestionContext,
  type ProgramQuestion,
} from '#domain/items/program/program-question'

/** A moment at which one task suspends and another one runs. */
interface Handover {
  /** Index of the trace step that ends with the suspension. */
  index: number
  from: number
  line: number
  to: number
  /** Tasks that have not ended. */
  alive: number[]
  ready: number[]
}

const optionCount = 3

/** Asks which task runs next when one suspends, if there are enough named tasks to choose from. */
export function askNext({ trace, preamble, cardId, program }: QuestionContext): ProgramQuestion[] {
  if (trace === null || trace.isCut) return []
  const labels = taskLabels(trace)
  const handovers = findHandovers(trace).filter(
    ({ alive, from }) =>
      alive.length >= optionCount && alive.every((task) => labels[task] !== null) && labels[from] !== null,
  )
  // The order of ready tasks teaches more than which task wakes up next.
  const chosen = handovers.find(({ ready }) => ready.length >= 2) ?? handovers[0]
  if (chosen === undefined) return []
  const { index, from, line, to, alive, ready } = chosen
  const name = (task: number): string => `\`${labels[task] ?? ''}\``
  const text = program.source.split('\n')[line - 1]?.trim() ?? ''
  const isReady = ready.includes(to)
  const why = isReady
    ? `${name(to)} was the first in the queue of ready tasks.`
    : `Nothing was ready, and ${name(to)} was the first to be woken.`
  const others = alive
    .filter((task) => task !== to)
    .toSorted((a, b) => Number(ready.includes(b)) - Number(ready.includes(a)))
    .slice(0, optionCount - 1)
  const options = [
    keyOption(name(to), why),
    ...others.map((task) => {
      const reason = ready.includes(task)
        ? `${name(task)} was ready too, but behind ${name(to)} in the queue.`
        : `At that moment ${name(task)} ${whyWaiting(latestEnd(trace, index, task), labels)}.`
      return distractorOption(name(task), reason)
    }),
  ]
  const prompt = `${preamble}When ${name(from)} gives way for the first time at line ${line}, \`${text}\`, which task gets the next turn?`
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
    const next = trace.steps.slice(index + 1).find((each) => taskOf(each) !== null)
    const to = next === undefined ? null : taskOf(next)
    if (to === null || to === from || trace.tasks[to]?.isOwn !== true) return []
    const alive = aliveAfter(trace, index)
    return [{ index, from, line: place.line, to, alive, ready: readyAfter(trace, index) }]
  })
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
