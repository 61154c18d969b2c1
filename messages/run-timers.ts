import type { Purpose, Timer } from '#domain/trace/loop-state'
import { code } from '#messages/code'
import type { RunNames } from '#messages/run-names'
import { sayByKind, type SayByKind } from '#messages/say-by-kind'

const taskOrNone = (task: number | null, names: RunNames) => (task === null ? 'none' : names.task(task))

const purposes: SayByKind<Purpose, [RunNames]> = {
  sleep: ({ task }, names) => names.text.timer.sleep({ task: taskOrNone(task, names) }),
  timeout: ({ task }, names) => names.text.timer.timeout({ task: taskOrNone(task, names) }),
  callback: ({ name, isOwn }, { text }) =>
    isOwn ? text.timer.callback({ call: code(`${name}()`) }) : text.timer.machinery,
}

/** What happens when a timer is up. */
export const describeTimer = (purpose: Purpose, names: RunNames) => sayByKind(purposes, purpose, names)

const latePurposes: SayByKind<Purpose, [string, RunNames]> = {
  sleep: ({ task }, due, names) => names.text.lateTimer.sleep({ task: taskOrNone(task, names), due }),
  timeout: ({ task }, due, names) => names.text.lateTimer.timeout({ task: taskOrNone(task, names), due }),
  callback: ({ name, isOwn }, due, { text }) =>
    isOwn ? text.lateTimer.callback({ call: code(`${name}()`), due }) : text.lateTimer.machinery({ due }),
}

/** The same of one that was due earlier, while the loop could not run. */
export const describeLateTimer = (timer: Timer, names: RunNames) =>
  sayByKind(latePurposes, timer.for, names.seconds(timer.seconds), names)

const calledOff: SayByKind<Purpose, [string, RunNames]> = {
  sleep: (_, when, { text }) => text.calledOff.sleep({ when }),
  timeout: (_, when, { text }) => text.calledOff.timeout({ when }),
  callback: ({ name }, when, { text }) => text.calledOff.callback({ call: code(`${name}()`), when }),
}

/** That a timer is called off before it is up. */
export const timerCalledOff = (purpose: Purpose, seconds: number, names: RunNames) =>
  sayByKind(calledOff, purpose, names.seconds(seconds), names)
