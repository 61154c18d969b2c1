import type { Wait } from '#domain/trace/loop-state'
import { code } from '#messages/code'
import { callOrGroup, type RunNames } from '#messages/run-names'
import { sayByKind, type SayByKind } from '#messages/say-by-kind'

type Waits = SayByKind<Wait, [RunNames]>

const ends: Waits = {
  sleep: ({ seconds }, { text, ...names }) => text.until.sleep({ when: names.seconds(seconds) }),
  turn: (_, { text }) => text.until.turn,
  task: ({ task }, { text, ...names }) => text.until.task({ task: names.task(task) }),
  tasks: ({ call, tasks }, { text, ...names }) =>
    tasks.length === 0
      ? ((text.untilCall as Record<string, string | undefined>)[call] ??
        text.until.enough({ call: callOrGroup(call) }))
      : text.until.tasks({ tasks: names.tasks(tasks), count: tasks.length }),
  call: ({ call }, { text }) =>
    (text.untilCall as Record<string, string | undefined>)[call] ??
    text.until.call({ call: code(`${call}()`) }),
  future: (_, { text }) => text.until.future,
}

/** Until when a wait lasts, as a clause. */
export const untilEnd = (wait: Wait, names: RunNames) => sayByKind(ends, wait, names)

const inCall = (wait: Extract<Wait, { call: string }>, names: RunNames) =>
  names.text.waiting.inCall({ call: callOrGroup(wait.call), until: untilEnd(wait, names) })

const waiting: Waits = {
  sleep: ({ seconds }, { text, ...names }) => text.waiting.sleep({ when: names.seconds(seconds) }),
  turn: (_, { text }) => text.waiting.turn,
  task: untilEnd,
  tasks: inCall,
  call: inCall,
  future: untilEnd,
}

/** What somebody waits for, in a few words. */
export const waitingFor = (wait: Wait, names: RunNames) => sayByKind(waiting, wait, names)

const brief: SayByKind<Wait, [RunNames, readonly string[]]> = {
  sleep: ({ seconds }, { text, ...names }) => text.briefly.until({ when: names.seconds(seconds) }),
  turn: (_, { text }) => text.briefly.turn,
  task: ({ task }, _, labels) => labels[task] || 'asyncio',
  tasks: ({ call }) => call,
  call: ({ call }) => call,
  future: (_, { text }) => text.briefly.future,
}

/**
 * What somebody waits for, in one or two words: several ways to say it, the longest first.
 *
 * @param holder the task that holds the lock that is waited for; null if there is none
 */
export function waitBriefly(
  wait: Wait,
  holder: number | null,
  names: RunNames,
  labels: readonly string[],
): string[] {
  const { briefly } = names.text
  if (holder !== null) {
    const named = { holder: labels[holder] ?? '' }
    return [briefly.lockHeldBy(named), briefly.lockOf(named), briefly.lock]
  }
  const said = sayByKind(brief, wait, names, labels)
  return wait.kind === 'sleep' ? [said, names.seconds(wait.seconds)] : [said]
}
