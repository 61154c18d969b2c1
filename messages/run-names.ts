import type { Queued } from '#domain/trace/loop-state'
import { code } from '#messages/code'
import { listFormat } from '#messages/formats'
import { inSeconds } from '#messages/in-seconds'
import type { TextsOf } from '#messages/rooms'

/** What the sentences about a run are made of: their texts, and how its tasks and times are called. */
export interface RunNames {
  text: TextsOf<'run'>
  seconds: (seconds: number) => string
  list: (names: readonly string[]) => string
  task: (task: number) => string
  tasks: (tasks: readonly number[]) => string
  queued: (target: Queued) => string
  allQueued: (targets: readonly Queued[]) => string
}

/** @param labels by index of the task; `''` for those of asyncio itself */
export function namesBy(text: TextsOf<'run'>, locale: string, labels: readonly string[]): RunNames {
  const list = (names: readonly string[]) => listFormat(locale).format(names)
  const task = (index: number) => code(labels[index] || 'asyncio')
  const queued = (target: Queued) => (target.kind === 'task' ? task(target.task) : code(`${target.name}()`))
  return {
    text,
    seconds: (seconds) => inSeconds(locale, seconds),
    list,
    task,
    tasks: (tasks) => list(tasks.map(task)),
    queued,
    allQueued: (targets) => list(targets.map(queued)),
  }
}

/** A line as messages take it: `none` where no line of the program did something. */
export const lineOrNone = (line: number | null): string => (line === null ? 'none' : String(line))

/** A lock as messages take it: `only` where there is no other, or else its number. */
export const lockOrOnly = (lock: number, isOnly: boolean): string => (isOnly ? 'only' : String(lock + 1))

/** A call of asyncio's that a task waits in, as messages take it. */
export const callOrGroup = (call: string): string => (call === 'TaskGroup' ? call : code(`${call}()`))
