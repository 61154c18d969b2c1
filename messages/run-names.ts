import type { Queued } from '#domain/trace/loop-state'
import { code, listed } from '#messages/run-phrases'

/** How the tasks of a run are called in its sentences. */
export interface RunNames {
  task: (task: number) => string
  tasks: (tasks: readonly number[]) => string
  queued: (target: Queued) => string
  allQueued: (targets: readonly Queued[]) => string
}

/** @param labels by index of the task; `''` for those of asyncio itself */
export function namesBy(labels: readonly string[]): RunNames {
  const task = (index: number) => code(labels[index] || 'asyncio')
  const queued = (target: Queued) => (target.kind === 'task' ? task(target.task) : code(`${target.name}()`))
  return {
    task,
    tasks: (tasks) => listed.format(tasks.map(task)),
    queued,
    allQueued: (targets) => listed.format(targets.map(queued)),
  }
}
