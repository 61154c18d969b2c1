import type { Trace } from '#domain/program/trace'

/** A row of the picture: the program outside the event loop, a task, or the callbacks that the program gave the loop. */
export interface Lane {
  kind: 'program' | 'task' | 'callbacks'
  /** Index of the task in the trace; null for the other kinds. */
  task: number | null
  /** A name that no other lane has; `''` where the interface names it. */
  label: string
}

type TracedTask = Trace['tasks'][number]

const countedName = /^Task-\d+$/
const maxCallLength = 26

/** Tasks that asyncio makes for itself when a loop ends; no program ever speaks of them. */
export const isHousekeeping = ({ coroutine, isOwn }: TracedTask): boolean =>
  !isOwn && coroutine.startsWith('BaseEventLoop.')

/**
 * What a learner calls each task: its own name if the program gave one, else its coroutine; where several have the
 * same, with what they were called with, or else numbered.
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

/** Python's own awaitables are no names that a program uses. */
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
