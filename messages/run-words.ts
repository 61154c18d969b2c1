import type { Fact } from '#domain/trace/facts'
import type { Purpose, Queued, Timer, Wait } from '#domain/trace/loop-state'
import {
  at,
  callName,
  callWaits,
  code,
  doer,
  inSeconds,
  listed,
  printed,
  waitBriefly,
} from '#messages/run-phrases'

/** What happens in a run, in words for a learner; code stands in backticks. */
export interface RunWords {
  sentence: (fact: Fact) => string
  /** What somebody waits for, in a few words: "the sleep to end at 2 s". */
  waiting: (wait: Wait) => string
  /** The same in one or two words, for a bar of the picture. */
  briefly: (wait: Wait) => string
  timer: (timer: Timer) => string
  queued: (target: Queued) => string
}

/**
 * Speaks of the run whose tasks have these names.
 *
 * @param labels by index of the task; `''` for those of asyncio itself
 */
export function runWords(labels: readonly string[]): RunWords {
  const name = (task: number) => code(labels[task] || 'asyncio')
  const names = (tasks: readonly number[]) => listed.format(tasks.map(name))
  const queued = (target: Queued) => (target.kind === 'task' ? name(target.task) : code(`${target.name}()`))
  const all = (targets: readonly Queued[]) => listed.format(targets.map(queued))
  const is = (those: readonly unknown[]) => (those.length === 1 ? 'is' : 'are')

  const asked = (call: string) => (call === 'TaskGroup' ? 'the task group' : code(`${call}()`))

  const until = (wait: Wait): string => {
    switch (wait.kind) {
      case 'sleep':
        return `${inSeconds(wait.seconds)}, when its sleep ends`
      case 'turn':
        return 'its next turn'
      case 'task':
        return `${name(wait.task)} is finished`
      case 'tasks':
        return wait.tasks.length === 0
          ? `${asked(wait.call)} has what it waits for`
          : `${names(wait.tasks)} ${is(wait.tasks)} finished`
      case 'call':
        return callWaits[wait.call] ?? `${code(`${wait.call}()`)} is finished`
      case 'future':
        return 'the future that it awaits has a result'
    }
  }

  const waiting = (wait: Wait): string => {
    switch (wait.kind) {
      case 'sleep':
        return `sleeps until ${inSeconds(wait.seconds)}`
      case 'turn':
        return 'waits for its next turn'
      case 'tasks':
        return `${asked(wait.call)}: until ${until(wait)}`
      case 'call':
        return `${asked(wait.call)}: until ${until(wait)}`
      default:
        return `until ${until(wait)}`
    }
  }

  const purpose = (each: Purpose): string => {
    switch (each.kind) {
      case 'sleep':
        return each.task === null ? 'a sleep ends' : `the sleep of ${name(each.task)} ends`
      case 'timeout':
        return each.task === null ? 'a time limit is up' : `the time limit of ${name(each.task)} is up`
      case 'callback':
        return each.isOwn ? `${code(`${each.name}()`)} is to be called` : 'a time limit is up'
    }
  }

  const reason = (fact: Extract<Fact, { kind: 'task-goes-on' }>): string => {
    const { cause, thrown } = fact
    if (thrown === null) return cause.kind === 'cancelled' ? 'it was asked to stop' : whatIsOver(fact.after)
    const error = code(thrown.message === '' ? thrown.type : `${thrown.type}: ${thrown.message}`)
    return `${whatWentWrong(fact)}${error} is raised there`
  }

  const whatWentWrong = ({
    after,
    cause,
    ended,
    failed,
  }: Extract<Fact, { kind: 'task-goes-on' }>): string => {
    if (cause.kind === 'cancelled') {
      return cause.isTimeLimit ? 'its time limit is up, so ' : 'it was asked to stop, so '
    }
    if (failed !== null) return `${name(failed)} failed, so `
    if (after.kind !== 'task') return ''
    return ended === 'cancelled'
      ? `${name(after.task)} was cancelled, so `
      : `${name(after.task)} failed, so `
  }

  const whatIsOver = (after: Wait): string => {
    switch (after.kind) {
      case 'sleep':
        return 'its sleep is over'
      case 'turn':
        return 'it is its turn again'
      case 'task':
        return `${name(after.task)} is finished`
      case 'tasks':
        return `${asked(after.call)} has what it waited for`
      case 'call':
        return `the wait in ${asked(after.call)} is over`
      case 'future':
        return 'the future that it awaited has a result'
    }
  }

  const sentence = (fact: Fact): string => {
    switch (fact.kind) {
      case 'program-runs':
        return fact.isFirst
          ? 'Python runs the program from its first line.'
          : 'The event loop has stopped, and the program goes on after it.'
      case 'task-starts':
        return fact.wasCancelled
          ? `${name(fact.task)} was asked to stop before its first turn.`
          : `${name(fact.task)} gets its first turn and starts.`
      case 'task-goes-on':
        return `${name(fact.task)} goes on${at(fact.line)}: ${reason(fact)}.`
      case 'callback-runs':
        return `The event loop calls ${code(`${fact.name}()`)}.`
      case 'clock':
        return clock(fact)
      case 'threads-done':
        return `Another thread has done its work, which makes ${all(fact.targets)} ready.`
      case 'created': {
        const [first] = fact.tasks
        if (fact.isByRun && fact.tasks.length === 1 && first !== undefined) {
          return `${doer(fact.line, 'asyncio')} starts the event loop with the task ${name(first)}.`
        }
        const what = fact.tasks.length === 1 ? 'the task' : 'the tasks'
        const later =
          fact.tasks.length === 1
            ? 'It is ready, but does not run before its turn.'
            : 'They are ready, but do not run before their turn.'
        return `${doer(fact.line, 'asyncio')} creates ${what} ${names(fact.tasks)}. ${later}`
      }
      case 'ran-at-once':
        return `${doer(fact.line, 'asyncio')} creates ${name(fact.task)}, an eager task: so it has run at once, up to its first wait.`
      case 'woken': {
        const call = fact.call === null ? `Line ${fact.line}` : `${callName(fact.call)} in line ${fact.line}`
        const subject = call.charAt(0).toUpperCase() + call.slice(1)
        return `${subject} makes ${all(fact.targets)} ready: not running yet, but in the queue.`
      }
      case 'woken-by-end':
        return wokenByEnd(fact.targets)
      case 'woken-by-asyncio':
        return wokenByAsyncio(fact)
      case 'time-limit': {
        const whom = fact.task === null ? '' : ` for ${name(fact.task)}`
        return `${doer(fact.line, 'asyncio')} sets a time limit${whom}: ${inSeconds(fact.seconds)}.`
      }
      case 'call-later':
        return `${doer(fact.line, 'asyncio')} asks for ${code(`${fact.name}()`)} to be called at ${inSeconds(fact.seconds)}.`
      case 'called-off': {
        const what =
          fact.for.kind === 'callback'
            ? `The call of ${code(`${fact.for.name}()`)} at ${inSeconds(fact.seconds)}`
            : fact.for.kind === 'sleep'
              ? `The sleep until ${inSeconds(fact.seconds)}`
              : `The time limit of ${inSeconds(fact.seconds)}`
        return `${what} is called off.`
      }
      case 'cancel':
        return cancelled(fact)
      case 'printed':
        return printed(fact)
      case 'blocked':
        return fact.isInLoop
          ? `${doer(fact.line, 'The program')} blocks until ${inSeconds(fact.untilSeconds)}: the whole event loop stands still, and no other task can run.`
          : `${doer(fact.line, 'The program')} stands still until ${inSeconds(fact.untilSeconds)}.`
      case 'found-done': {
        const who = fact.by === null ? 'who awaits it' : name(fact.by)
        return `${doer(fact.line, 'asyncio')} awaits ${name(fact.task)}, which has already finished, so ${who} goes on without giving up control.`
      }
      case 'await-passed':
        return `Line ${fact.line} awaits something that need not wait, so ${name(fact.task)} keeps control all through it.`
      case 'waits':
        return waits(fact)
      case 'returned':
        return fact.value === 'None'
          ? `${name(fact.task)} is finished.`
          : `${name(fact.task)} is finished and returns ${code(fact.value)}.`
      case 'raised': {
        const what = fact.message === '' ? fact.type : `${fact.type}: ${fact.message}`
        return `${name(fact.task)} ends with ${code(what)}, which nothing in it caught.`
      }
      case 'cancelled':
        return `${name(fact.task)} ends as cancelled.`
      case 'repeats':
        return `The same happens ${fact.rounds} more times, until ${inSeconds(fact.untilSeconds)}.`
      case 'ended':
        return fact.stuck.length === 0
          ? fact.summary
          : `Nothing is ready and no timer is set, so nothing can ever wake ${names(fact.stuck)}: the program never ends.`
    }
  }

  const clock = ({ seconds, hasJumped, timers }: Extract<Fact, { kind: 'clock' }>): string => {
    const isLate = ({ seconds: due }: Timer) => inSeconds(due) !== inSeconds(seconds)
    const onTime = timers.filter((timer) => !isLate(timer)).map((timer) => purpose(timer.for))
    const late = timers
      .filter(isLate)
      .map((timer) => `${purpose(timer.for)} only now; it was due at ${inSeconds(timer.seconds)}`)
    const now = inSeconds(seconds)
    if (hasJumped) {
      const whose = timers.length === 0 ? '' : `, when ${listed.format([...onTime, ...late])}`
      return `Nothing is ready, so the clock jumps to ${now}${whose}.`
    }
    if (timers.length === 0) return `It is ${now} now.`
    return onTime.length > 0
      ? `It is ${now}: ${listed.format([...onTime, ...late])}.`
      : `It is ${now} already: ${late.join('; ')}.`
  }

  const waits = ({ task, line, for: wait, sinceSeconds }: Extract<Fact, { kind: 'waits' }>): string => {
    const who = name(task)
    switch (wait.kind) {
      case 'sleep':
        return `${who} sleeps${at(line)} for ${inSeconds(wait.seconds - sinceSeconds)}, until ${inSeconds(wait.seconds)}, and gives up control.`
      case 'turn':
        return `${who} gives up control${at(line)}, but only for a turn: it goes to the end of the queue.`
      case 'task':
        return `${who} awaits ${name(wait.task)}${at(line)}, which is not finished, so it gives up control until it is.`
      case 'tasks':
      case 'call':
        return `${who} gives up control${at(line)} and waits ${wait.call === 'TaskGroup' ? 'at the end of the task group' : `in ${asked(wait.call)}`} until ${until(wait)}.`
      case 'future':
        return `${who} gives up control${at(line)} until ${until(wait)}.`
    }
  }

  const wokenByEnd = (targets: readonly Queued[]): string => {
    const calls = targets.filter(({ kind }) => kind === 'callback')
    const tasks = targets.filter(({ kind }) => kind === 'task')
    const woken = tasks.length === 0 ? [] : [`That makes ${all(tasks)} ready, which waited for it.`]
    const booked = calls.length === 0 ? [] : [`Now ${all(calls)} is to be called.`]
    return [...woken, ...booked].join(' ')
  }

  const wokenByAsyncio = ({
    target,
    wait,
    allEnded,
    failed,
    byTimer,
  }: Extract<Fact, { kind: 'woken-by-asyncio' }>): string => {
    const who = queued(target)
    if (byTimer) return `That makes ${who} ready.`
    if (wait?.kind === 'tasks') {
      const call = asked(wait.call)
      if (failed !== null && !allEnded)
        return `${name(failed)} failed, and ${call} does not wait for the rest: ${who} is ready.`
      return allEnded
        ? `Now all is finished that ${call} waited for, so ${who} is ready.`
        : `That is enough for ${call}, so ${who} is ready.`
    }
    return wait?.kind === 'call'
      ? `What ${code(`${wait.call}()`)} waited for has come, so ${who} is ready.`
      : `${who} is ready.`
  }

  const cancelled = ({ line, task, by, accepted, from }: Extract<Fact, { kind: 'cancel' }>): string => {
    if (from === 'time-limit') {
      return `${name(task)} is asked to stop: \`CancelledError\` will be raised in it at its next turn.`
    }
    if (from === 'run') {
      return `The event loop is about to close, so it asks ${name(task)} to stop: \`CancelledError\` will be raised in it at its next turn.`
    }
    if (from === 'task-group') {
      return `The task group asks ${name(task)} to stop: \`CancelledError\` will be raised in it at its next turn.`
    }
    const subject = doer(line, by === null ? 'asyncio' : name(by))
    if (!accepted)
      return `${subject} asks ${name(task)} to stop, but it is already finished, so nothing happens.`
    return `${subject} asks ${name(task)} to stop: \`CancelledError\` will be raised in it at its next turn, not before.`
  }

  return {
    sentence,
    waiting,
    briefly: (wait) => waitBriefly(wait, labels),
    queued,
    timer: ({ seconds, for: each }) => `${inSeconds(seconds)}: ${purpose(each)}`,
  }
}
