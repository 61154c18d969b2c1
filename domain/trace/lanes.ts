import type { Trace } from '#domain/program/trace'

/** A row of the timeline: the program outside the event loop, a task, or the callbacks that the program scheduled. */
export interface Lane {
  kind: 'program' | 'task' | 'callbacks'
  /** Index of the task in the trace; null for the other kinds. */
  task: number | null
  /** A unique name; `''` if the interface names the lane. */
  label: string
}

type TracedTask = Trace['tasks'][number]

const countedName = /^Task-\d+$/
const maxCallLength = 26

/** Whether a task is one that asyncio creates internally when a loop ends. */
export const isHousekeeping = ({ coroutine, isOwn }: TracedTask): boolean =>
  !isOwn && coroutine.startsWith('BaseEventLoop.')

/**
 * A label for each task: its name if the program gave it one, or else its coroutine. Equal labels get the arguments
 * added, or else a number. `''` for asyncio's internal tasks.
 */
export function taskLabels(tasks: Trace['tasks']): string[] {
  const shown = tasks.map((task) => (isHousekeeping(task) ? null : task))
  const plain = shown.map((task) => task && (countedName.test(task.name) ? coroutineName(task) : task.name))
  const called = shown.map((task) => task && (countedName.test(task.name) ? callOf(task) : task.name))
  return plain.map((name, index) => {
    if (name === null) return ''
    const sameName = plain.flatMap((other, i) => (other === name ? [i] : []))
    if (sameName.length === 1) return name
    const calls = sameName.map((i) => called[i] ?? '')
    const areDistinct = new Set(calls).size === calls.length
    const call = called[index] ?? name
    if (areDistinct && calls.every((each) => each.length <= maxCallLength)) return call
    return `${name} ${sameName.indexOf(index) + 1}`
  })
}

/** A name for the coroutine. Programs do not use the names of Python's internal awaitables. */
const coroutineName = ({ coroutine }: TracedTask) =>
  coroutine.startsWith('async_generator_') ? 'closing a generator' : coroutine

function callOf(task: TracedTask): string {
  const known = task.arguments.findLastIndex((argument) => argument !== null) + 1
  const shown = task.arguments.slice(0, known).map((argument) => argument ?? '…')
  return `${coroutineName(task)}(${[...shown, ...(known < task.arguments.length ? ['…'] : [])].join(', ')})`
}

/** The lanes of a run, from top to bottom. */
export function lanesOf({ tasks, steps }: Trace): Lane[] {
  const labels = taskLabels(tasks)
  const hasCallbacks = steps.some(
    ({ runner }) =>
      (runner.kind === 'callback' && runner.isOwn) ||
      (runner.kind === 'timer' && runner.for.kind === 'callback' && runner.for.isOwn),
  )
  return [
    { kind: 'program', task: null, label: '' },
    ...labels.flatMap((label, task): Lane[] => (label === '' ? [] : [{ kind: 'task', task, label }])),
    ...(hasCallbacks ? [{ kind: 'callbacks', task: null, label: '' } as const] : []),
  ]
}
