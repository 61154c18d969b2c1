import type { Fact } from '#domain/trace/facts'
import type { Purpose, Queued, Timer, Wait } from '#domain/trace/loop-state'
import type { RunNames } from '#messages/run-names'
import { at, callName, code, doer, inSeconds, listed, printed } from '#messages/run-phrases'
import { asked, endOf, isOver } from '#messages/run-waits'
import { sayByKind, type SayByKind } from '#messages/say-by-kind'

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>
type WaitFact = FactOf<'waits'>

const purposes: SayByKind<Purpose, [RunNames]> = {
  sleep: ({ task }, names) => (task === null ? 'a sleep ends' : `the sleep of ${names.task(task)} ends`),
  timeout: ({ task }, names) =>
    task === null ? 'a time limit is up' : `the time limit of ${names.task(task)} is up`,
  callback: ({ name, isOwn }) => (isOwn ? `${code(`${name}()`)} is to be called` : 'a time limit is up'),
}

/** What happens when a timer is up. */
export const describeTimer = (purpose: Purpose, names: RunNames) => sayByKind(purposes, purpose, names)

const calledOff: SayByKind<Purpose, [string]> = {
  sleep: (_, when) => `The sleep until ${when}`,
  timeout: (_, when) => `The time limit of ${when}`,
  callback: ({ name }, when) => `The call of ${code(`${name}()`)} at ${when}`,
}

const beginnings: SayByKind<Wait, [WaitFact, RunNames]> = {
  sleep: ({ seconds }, { line, sinceSeconds }) =>
    `sleeps${at(line)} for ${inSeconds(seconds - sinceSeconds)}, until ${inSeconds(seconds)}, and gives up control.`,
  turn: (_, { line }) => `gives up control${at(line)}, but only for a turn: it goes to the end of the queue.`,
  task: ({ task }, { line }, names) =>
    `awaits ${names.task(task)}${at(line)}, which is not finished, so it gives up control until it is.`,
  tasks: waitsInCall,
  call: (wait, fact, names) =>
    wait.shields === undefined
      ? waitsInCall(wait, fact, names)
      : `gives up control${at(fact.line)} and waits in ${asked(wait.call)} ${behindShield(fact.task, wait.shields, names)}`,
  future: (wait, { line, task }, names) =>
    wait.shields === undefined
      ? `gives up control${at(line)} until ${endOf(wait, names)}.`
      : `gives up control${at(line)} and waits ${behindShield(task, wait.shields, names)}`,
}

const behindShield = (task: number, protectedTask: number, names: RunNames) =>
  `for ${names.task(protectedTask)}, which a shield protects: if ${names.task(task)} is asked to stop, ${names.task(protectedTask)} is not.`

/** A lock, with its number where there are several. */
const lockName = (lock: number, isOnly: boolean) => (isOnly ? 'the lock' : `lock ${lock + 1}`)

function waitsInCall(wait: Extract<Wait, { call: string }>, fact: WaitFact, names: RunNames): string {
  const { line, held } = fact
  if (held !== null) {
    const who = held.holder === fact.task ? 'it holds itself' : `${names.task(held.holder)} holds`
    return `gives up control${at(line)} and waits for ${lockName(held.lock, held.isOnly)}, which ${who}.`
  }
  const where = wait.call === 'TaskGroup' ? 'at the end of the task group' : `in ${asked(wait.call)}`
  return `gives up control${at(line)} and waits ${where} until ${endOf(wait, names)}.`
}

const sentences: SayByKind<Fact, [RunNames]> = {
  'program-runs': ({ isFirst }) =>
    isFirst
      ? 'Python runs the program from its first line.'
      : 'The event loop has stopped, and the program goes on after it.',
  'task-starts': ({ task, wasCancelled }, names) =>
    wasCancelled
      ? `${names.task(task)} was asked to stop before its first turn.`
      : `${names.task(task)} gets its first turn and starts.`,
  'task-goes-on': (fact, names) =>
    `${names.task(fact.task)} goes on${at(fact.line)}: ${reason(fact, names)}.`,
  'callback-runs': ({ name }) => `The event loop calls ${code(`${name}()`)}.`,
  clock,
  'threads-done': ({ targets }, names) =>
    `Another thread has done its work, which makes ${names.allQueued(targets)} ready.`,
  created,
  'ran-at-once': ({ line, task }, names) =>
    `${doer(line, 'asyncio')} creates ${names.task(task)}, an eager task: so it has run at once, up to its first wait.`,
  woken: ({ call, line, targets }, names) => {
    const by = call === null ? `Line ${line}` : `${callName(call)} in line ${line}`
    const subject = by.charAt(0).toUpperCase() + by.slice(1)
    return `${subject} makes ${names.allQueued(targets)} ready: not running yet, but in the queue.`
  },
  'woken-by-end': wokenByEnd,
  'woken-by-asyncio': wokenByAsyncio,
  'time-limit': ({ line, seconds, task }, names) => {
    const whom = task === null ? '' : ` for ${names.task(task)}`
    return `${doer(line, 'asyncio')} sets a time limit${whom}: ${inSeconds(seconds)}.`
  },
  'call-later': ({ line, name, seconds }) =>
    `${doer(line, 'asyncio')} asks for ${code(`${name}()`)} to be called at ${inSeconds(seconds)}.`,
  'called-off': ({ seconds, for: purpose }) =>
    `${sayByKind(calledOff, purpose, inSeconds(seconds))} is called off.`,
  cancel,
  printed,
  blocked: ({ line, isInLoop, untilSeconds }) =>
    isInLoop
      ? `${doer(line, 'The program')} blocks until ${inSeconds(untilSeconds)}: the whole event loop stands still, and no other task can run.`
      : `${doer(line, 'The program')} stands still until ${inSeconds(untilSeconds)}.`,
  'lock-taken': ({ line, task, lock, isOnly }, names) =>
    `${names.task(task)} takes ${lockName(lock, isOnly)}${at(line)}.`,
  'lock-released': ({ line, task, lock, isOnly }, names) =>
    `${names.task(task)} releases ${lockName(lock, isOnly)}${at(line)}.`,
  'timed-out': ({ line, task }, names) =>
    `The time limit${at(line)} was what stopped ${names.task(task)}, so there \`CancelledError\` becomes \`TimeoutError\`.`,
  'found-done': ({ line, task, by }, names) => {
    const who = by === null ? 'who awaits it' : names.task(by)
    return `${doer(line, 'asyncio')} awaits ${names.task(task)}, which has already finished, so ${who} goes on without giving up control.`
  },
  'await-passed': ({ line, task }, names) =>
    `Line ${line} awaits something that need not wait, so ${names.task(task)} keeps control all through it.`,
  waits: (fact, names) => `${names.task(fact.task)} ${sayByKind(beginnings, fact.for, fact, names)}`,
  returned: ({ task, value }, names) =>
    value === 'None'
      ? `${names.task(task)} is finished.`
      : `${names.task(task)} is finished and returns ${code(value)}.`,
  raised: ({ task, ...error }, names) =>
    `${names.task(task)} ends with ${errorText(error)}, which nothing in it caught.`,
  cancelled: ({ task }, names) => `${names.task(task)} ends as cancelled.`,
  repeats: ({ rounds, untilSeconds }) =>
    `The same happens ${rounds} more times, until ${inSeconds(untilSeconds)}.`,
  ended: ({ summary, stuck, circles, isOnlyLock }, names) =>
    stuck.length === 0
      ? summary
      : `Nothing is ready and no timer is set, so nothing can ever wake ${names.tasks(stuck)}: the program never ends.${circles.map((circle) => inCircle(circle, isOnlyLock, names)).join('')}`,
}

function inCircle(circle: FactOf<'ended'>['circles'][number], isOnlyLock: boolean, names: RunNames): string {
  const links = circle.map(({ task, lock, holder }) => {
    const itself = holder === task ? 'it holds itself' : `${names.task(holder ?? task)} holds`
    return `${names.task(task)} waits for ${lockName(lock, isOnlyLock)}, which ${itself}`
  })
  if (circle.length === 1) return ` ${links.join('')}.`
  return ` ${names.tasks(circle.map(({ task }) => task))} wait in a circle: ${links.join('; ')}.`
}

/** What happened, in a sentence. */
export const sentenceOf = (fact: Fact, names: RunNames) => sayByKind(sentences, fact, names)

const errorText = ({ type, message }: { type: string; message: string }) =>
  code(message === '' ? type : `${type}: ${message}`)

function reason(fact: FactOf<'task-goes-on'>, names: RunNames): string {
  const { after, cause, thrown } = fact
  if (thrown === null) return cause.kind === 'cancelled' ? 'it was asked to stop' : isOver(after, names)
  return `${whatWentWrong(fact, names)}${errorText(thrown)} is raised there`
}

function whatWentWrong({ after, cause, ended, failed }: FactOf<'task-goes-on'>, names: RunNames): string {
  if (cause.kind === 'cancelled') {
    return cause.isTimeLimit ? 'its time limit is up, so ' : 'it was asked to stop, so '
  }
  if (failed !== null) return `${names.task(failed)} failed, so `
  if (after.kind !== 'task') return ''
  return ended === 'cancelled'
    ? `${names.task(after.task)} was cancelled, so `
    : `${names.task(after.task)} failed, so `
}

function clock({ seconds, hasJumped, timers }: FactOf<'clock'>, names: RunNames): string {
  const isLate = ({ seconds: due }: Timer) => inSeconds(due) !== inSeconds(seconds)
  const onTime = timers.filter((timer) => !isLate(timer)).map((timer) => describeTimer(timer.for, names))
  const late = timers
    .filter(isLate)
    .map((timer) => `${describeTimer(timer.for, names)} only now; it was due at ${inSeconds(timer.seconds)}`)
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

function created({ line, tasks, isByRun }: FactOf<'created'>, names: RunNames): string {
  const isOne = tasks.length === 1
  if (isByRun && isOne) {
    return `${doer(line, 'asyncio')} starts the event loop with the task ${names.tasks(tasks)}.`
  }
  const what = isOne ? 'the task' : 'the tasks'
  const later = isOne
    ? 'It is ready, but does not run before its turn.'
    : 'They are ready, but do not run before their turn.'
  return `${doer(line, 'asyncio')} creates ${what} ${names.tasks(tasks)}. ${later}`
}

function wokenByEnd({ targets }: FactOf<'woken-by-end'>, names: RunNames): string {
  const of = (wanted: Queued['kind']) => targets.filter(({ kind }) => kind === wanted)
  const [tasks, calls] = [of('task'), of('callback')]
  const woken = tasks.length === 0 ? [] : [`That makes ${names.allQueued(tasks)} ready, which waited for it.`]
  const booked = calls.length === 0 ? [] : [`Now ${names.allQueued(calls)} is to be called.`]
  return [...woken, ...booked].join(' ')
}

function wokenByAsyncio(
  { target, wait, allEnded, failed, byTimer }: FactOf<'woken-by-asyncio'>,
  names: RunNames,
): string {
  const who = names.queued(target)
  if (byTimer) return `That makes ${who} ready.`
  if (wait?.kind === 'tasks') {
    const call = asked(wait.call)
    if (failed !== null && !allEnded)
      return `${names.task(failed)} failed, and ${call} does not wait for the rest: ${who} is ready.`
    return allEnded
      ? `Now all is finished that ${call} waited for, so ${who} is ready.`
      : `That is enough for ${call}, so ${who} is ready.`
  }
  return wait?.kind === 'call'
    ? `What ${code(`${wait.call}()`)} waited for has come, so ${who} is ready.`
    : `${who} is ready.`
}

/** Who asks a task to stop where no line of the program does, as the beginning of a sentence. */
const askers: Record<NonNullable<FactOf<'cancel'>['from']>, (who: string) => string> = {
  'time-limit': (who) => `${who} is asked to stop`,
  run: (who) => `The event loop is about to close, so it asks ${who} to stop`,
  'task-group': (who) => `The task group asks ${who} to stop`,
}

function cancel(fact: FactOf<'cancel'>, names: RunNames): string {
  const { line, task, by, accepted, from } = fact
  const who = names.task(task)
  if (from !== null) return `${askers[from](who)}${consequence(fact, names)}`
  const subject = doer(line, by === null ? 'asyncio' : names.task(by))
  return accepted
    ? `${subject} asks ${who} to stop${consequence(fact, names)}`
    : `${subject} asks ${who} to stop, but it is already finished, so nothing happens.`
}

/** What comes of a request to stop, after "is asked to stop". */
function consequence({ through, shields, from }: FactOf<'cancel'>, names: RunNames): string {
  if (through.length > 0) {
    const are = through.length === 1 ? 'is' : 'are'
    return `. It waits for ${names.tasks(through)}, which ${are} asked in its place; it hears of that when ${are === 'is' ? 'that has' : 'those have'} ended.`
  }
  const raised = `: \`CancelledError\` will be raised in it at its next turn${from === null ? ', not before' : ''}.`
  return shields === null
    ? raised
    : `${raised} The shield keeps this from ${names.task(shields)}, which runs on.`
}
