import type { TaskVariablesRecord } from '#domain/program/task-variables'
import type { Frame, LineState } from '#domain/trace/line-story'

/** A coroutine of a task, or the module, whose task is null. */
export interface TaskFrame extends Frame {
  task: number | null
}

/** The variables after a step of the trace: of the module first, then of every task, its outermost coroutine first. */
export interface TaskVariables extends LineState {
  frames: TaskFrame[]
}

const MODULE = 0
const GONE = -1

/**
 * The variables after a step of the trace.
 *
 * @param at index of the step; before the first for -1
 * @returns null if they were not recorded up to there
 */
export function variablesAfter(record: TaskVariablesRecord, at: number): TaskVariables | null {
  if (at >= record.steps.length) return null
  const frames = new Map([[MODULE, frameOf(null, null, -1)]])
  for (const [step, { ended = [], begun = [], changed = [] }] of record.steps.slice(0, at + 1).entries()) {
    for (const number of ended) frames.delete(number)
    for (const [number, task, name] of begun) {
      frames.set(number, frameOf(task, record.functions[name] ?? '', step))
    }
    for (const [number, name, value] of changed) {
      const own = frames.get(number)?.variables
      if (value === GONE) own?.delete(name)
      else own?.set(name, value)
    }
  }
  const shown = [...frames].map(([number, { variables, ...frame }]) => ({
    ...frame,
    number,
    variables: [...variables].map(([name, value]) => ({
      name: record.names[name] ?? '',
      value: record.values[value] ?? [],
    })),
  }))
  return { at, frames: shown.sort((one, other) => rank(one) - rank(other) || one.number - other.number) }
}

const frameOf = (task: number | null, name: string | null, calledAt: number) => ({
  task,
  name,
  calledAt,
  variables: new Map<number, number>(),
})

const rank = ({ task }: Pick<TaskFrame, 'task'>) => task ?? -1
