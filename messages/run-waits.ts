import type { Wait } from '#domain/trace/loop-state'
import type { RunNames } from '#messages/run-names'
import { callWaits, code, inSeconds } from '#messages/run-phrases'
import { sayByKind, type SayByKind } from '#messages/say-by-kind'

type Waits = SayByKind<Wait, [RunNames]>

/** A call of asyncio's that a task waits in. */
export const asked = (call: string) => (call === 'TaskGroup' ? 'the task group' : code(`${call}()`))

const ends: Waits = {
  sleep: ({ seconds }) => `${inSeconds(seconds)}, when its sleep ends`,
  turn: () => 'its next turn',
  task: ({ task }, names) => `${names.task(task)} is finished`,
  tasks: ({ call, tasks }, names) =>
    tasks.length === 0
      ? `${asked(call)} has what it waits for`
      : `${names.tasks(tasks)} ${tasks.length === 1 ? 'is' : 'are'} finished`,
  call: ({ call }) => callWaits[call] ?? `${code(`${call}()`)} is finished`,
  future: () => 'the future that it awaits has a result',
}

/** What ends a wait, after "until". */
export const endOf = (wait: Wait, names: RunNames) => sayByKind(ends, wait, names)

const until = (wait: Wait, names: RunNames) => `until ${endOf(wait, names)}`
const inCall = (wait: Extract<Wait, { call: string }>, names: RunNames) =>
  `${asked(wait.call)}: ${until(wait, names)}`

const waiting: Waits = {
  sleep: ({ seconds }) => `sleeps until ${inSeconds(seconds)}`,
  turn: () => 'waits for its next turn',
  task: until,
  tasks: inCall,
  call: inCall,
  future: until,
}

/** What somebody waits for, in a few words. */
export const waitingFor = (wait: Wait, names: RunNames) => sayByKind(waiting, wait, names)

const over: Waits = {
  sleep: () => 'its sleep is over',
  turn: () => 'it is its turn again',
  task: ({ task }, names) => `${names.task(task)} is finished`,
  tasks: ({ call }) => `${asked(call)} has what it waited for`,
  call: ({ call }) => `the wait in ${asked(call)} is over`,
  future: () => 'the future that it awaited has a result',
}

/** That a wait is over. */
export const isOver = (wait: Wait, names: RunNames) => sayByKind(over, wait, names)

const brief: SayByKind<Wait, [readonly string[]]> = {
  sleep: ({ seconds }) => `until ${inSeconds(seconds)}`,
  turn: () => 'turn',
  task: ({ task }, labels) => labels[task] || 'asyncio',
  tasks: ({ call }) => call,
  call: ({ call }) => call,
  future: () => 'future',
}

/**
 * What somebody waits for, in one or two words: several ways to say it, the longest first.
 *
 * @param holder the task that holds the lock that is waited for; null if there is none
 */
export function waitBriefly(wait: Wait, holder: number | null, labels: readonly string[]): string[] {
  if (holder !== null) return [`lock held by ${labels[holder]}`, `lock: ${labels[holder]}`, 'lock']
  return wait.kind === 'sleep'
    ? [`until ${inSeconds(wait.seconds)}`, inSeconds(wait.seconds)]
    : [sayByKind(brief, wait, labels)]
}
