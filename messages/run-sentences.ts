import type { Fact } from '#domain/trace/facts'
import type { Timer, Wait } from '#domain/trace/loop-state'
import { code, errorCode } from '#messages/code'
import { printedLines } from '#messages/printed-lines'
import { callOrGroup, lineOrNone, lockOrOnly, type RunNames } from '#messages/run-names'
import { describeLateTimer, describeTimer, timerCalledOff } from '#messages/run-timers'
import { untilEnd } from '#messages/run-waits'
import { sayByKind, type SayByKind } from '#messages/say-by-kind'
import { endingInWords } from '#messages/ending-in-words'

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>
type WaitFact = FactOf<'waits'>

/** Who waits, and in which line. */
const whoAndWhere = ({ task, line }: WaitFact, names: RunNames) => ({
  task: names.task(task),
  line: lineOrNone(line),
})

const beginnings: SayByKind<Wait, [WaitFact, RunNames]> = {
  sleep: ({ seconds }, fact, names) =>
    names.text.waits.sleep({
      ...whoAndWhere(fact, names),
      duration: names.seconds(seconds - fact.sinceSeconds),
      until: names.seconds(seconds),
    }),
  turn: (_, fact, names) => names.text.waits.turn(whoAndWhere(fact, names)),
  task: ({ task }, fact, names) =>
    names.text.waits.task({ ...whoAndWhere(fact, names), awaited: names.task(task) }),
  tasks: waitsInCall,
  call: (wait, fact, names) =>
    wait.shields === undefined
      ? waitsInCall(wait, fact, names)
      : names.text.waits.shieldInCall({
          ...whoAndWhere(fact, names),
          call: code(`${wait.call}()`),
          shielded: names.task(wait.shields),
        }),
  future: (wait, fact, names) =>
    wait.shields === undefined
      ? names.text.waits.until({ ...whoAndWhere(fact, names), until: untilEnd(wait, names) })
      : names.text.waits.shield({ ...whoAndWhere(fact, names), shielded: names.task(wait.shields) }),
}

function waitsInCall(wait: Extract<Wait, { call: string }>, fact: WaitFact, names: RunNames): string {
  const { waits } = names.text
  const at = whoAndWhere(fact, names)
  if (fact.held !== null) {
    const { lock, holder, isOnly } = fact.held
    return waits.lock({
      ...at,
      lock: lockOrOnly(lock, isOnly),
      holder: holderOrItself(holder, fact.task, names),
    })
  }
  const until = untilEnd(wait, names)
  return wait.call === 'TaskGroup'
    ? waits.inGroup({ ...at, until })
    : waits.inCall({ ...at, until, call: code(`${wait.call}()`) })
}

const holderOrItself = (holder: number, waiter: number, names: RunNames) =>
  holder === waiter ? 'itself' : names.task(holder)

const sentences: SayByKind<Fact, [RunNames]> = {
  'program-runs': ({ isFirst }, { text }) => (isFirst ? text.programRuns : text.programGoesOn),
  'task-starts': ({ task, wasCancelled }, { text, ...names }) =>
    (wasCancelled ? text.taskStartsCancelled : text.taskStarts)({ task: names.task(task) }),
  'task-goes-on': goesOn,
  'callback-runs': ({ name }, { text }) => text.callbackRuns({ call: code(`${name}()`) }),
  clock,
  'threads-done': ({ targets }, { text, ...names }) =>
    text.threadsDone({ targets: names.allQueued(targets) }),
  created: ({ line, tasks, isByRun }, { text, ...names }) =>
    isByRun && tasks.length === 1
      ? text.createdByRun({ line: lineOrNone(line), task: names.tasks(tasks) })
      : text.created({ line: lineOrNone(line), tasks: names.tasks(tasks), count: tasks.length }),
  'ran-at-once': ({ line, task }, { text, ...names }) =>
    text.ranAtOnce({ line: lineOrNone(line), task: names.task(task) }),
  woken,
  'woken-by-end': wokenByEnd,
  'woken-by-asyncio': wokenByAsyncio,
  'time-limit': ({ line, seconds, task }, { text, ...names }) =>
    text.timeLimit({
      line: lineOrNone(line),
      task: task === null ? 'none' : names.task(task),
      when: names.seconds(seconds),
    }),
  'call-later': ({ line, name, seconds }, { text, ...names }) =>
    text.callLater({ line: lineOrNone(line), call: code(`${name}()`), when: names.seconds(seconds) }),
  'called-off': ({ seconds, for: purpose }, names) => timerCalledOff(purpose, seconds, names),
  cancel,
  printed: ({ line, text: printed, stream }, { text, list }) => {
    const told = printedLines({ text: printed, stream }, text.emptyLine)
    if (told === 'traceback') return text.traceback
    const said = { line: lineOrNone(line), text: list(told) }
    return stream === 'stderr' ? text.writesError(said) : text.prints(said)
  },
  blocked: ({ line, isInLoop, untilSeconds }, { text, ...names }) =>
    (isInLoop ? text.blockedLoop : text.blocked)({
      line: lineOrNone(line),
      until: names.seconds(untilSeconds),
    }),
  'lock-taken': (fact, names) => names.text.lockTaken(lockOf(fact, names)),
  'lock-released': (fact, names) => names.text.lockReleased(lockOf(fact, names)),
  'timed-out': ({ line, task }, { text, ...names }) =>
    text.timedOut({ line: lineOrNone(line), task: names.task(task) }),
  'found-done': ({ line, task, by }, { text, ...names }) =>
    text.foundDone({
      line: lineOrNone(line),
      task: names.task(task),
      by: by === null ? 'none' : names.task(by),
    }),
  'await-passed': ({ line, task }, { text, ...names }) => text.awaitPassed({ line, task: names.task(task) }),
  waits: (fact, names) => sayByKind(beginnings, fact.for, fact, names),
  returned: ({ task, value }, { text, ...names }) =>
    value === 'None'
      ? text.finished({ task: names.task(task) })
      : text.returned({ task: names.task(task), value: code(value) }),
  raised: ({ task, ...error }, { text, ...names }) =>
    text.raised({ task: names.task(task), error: errorCode(error) }),
  'callback-raised': ({ name, ...error }, { text }) =>
    text.callbackRaised({ call: code(`${name}()`), error: errorCode(error) }),
  cancelled: ({ task }, { text, ...names }) => text.cancelled({ task: names.task(task) }),
  repeats: ({ rounds, untilSeconds }, { text, ...names }) =>
    text.repeats({ rounds, until: names.seconds(untilSeconds) }),
  ended: ({ summary, stuck, circles, isOnlyLock }, names) =>
    stuck.length === 0
      ? endingInWords(names.text, summary)
      : [
          names.text.stuck({ tasks: names.tasks(stuck) }),
          ...circles.map((circle) => inCircle(circle, isOnlyLock, names)),
        ].join(' '),
}

/** What happened, in a sentence. */
export const sentenceOf = (fact: Fact, names: RunNames) => sayByKind(sentences, fact, names)

const lockOf = (
  { line, task, lock, isOnly }: FactOf<'lock-taken'> | FactOf<'lock-released'>,
  names: RunNames,
) => ({ line: lineOrNone(line), task: names.task(task), lock: lockOrOnly(lock, isOnly) })

function inCircle(circle: FactOf<'ended'>['circles'][number], isOnlyLock: boolean, names: RunNames): string {
  const { text } = names
  const links = circle.map(({ task, lock, holder }) =>
    text.waitsForLock({
      task: names.task(task),
      lock: lockOrOnly(lock, isOnlyLock),
      holder: holderOrItself(holder ?? task, task, names),
    }),
  )
  return circle.length === 1
    ? text.circleOfOne({ link: links.join('') })
    : text.circle({ tasks: names.tasks(circle.map(({ task }) => task)), links: links.join('; ') })
}

const overBecause: SayByKind<Wait, [{ task: string; line: string }, RunNames]> = {
  sleep: (_, at, { text }) => text.goesOn.sleep(at),
  turn: (_, at, { text }) => text.goesOn.turn(at),
  task: ({ task }, at, { text, ...names }) => text.goesOn.task({ ...at, awaited: names.task(task) }),
  tasks: ({ call }, at, { text }) => text.goesOn.tasks({ ...at, call: callOrGroup(call) }),
  call: ({ call }, at, { text }) => text.goesOn.call({ ...at, call: code(`${call}()`) }),
  future: (_, at, { text }) => text.goesOn.future(at),
}

function goesOn(fact: FactOf<'task-goes-on'>, names: RunNames): string {
  const { task, line, after, cause, thrown } = fact
  const at = { task: names.task(task), line: lineOrNone(line) }
  if (thrown !== null) {
    return names.text.goesOn.error({ ...at, error: errorCode(thrown), ...whatWentWrong(fact, names) })
  }
  const isTimeUp = cause.kind === 'timer' && after.kind === 'tasks' && after.call === 'wait'
  if (isTimeUp) return names.text.goesOn.timeUp({ ...at, call: callOrGroup(after.call) })
  return cause.kind === 'cancelled'
    ? names.text.goesOn.cancelled(at)
    : sayByKind(overBecause, after, at, names)
}

/** Why an error is raised in a task, and which other task it is about. */
function whatWentWrong({ after, cause, ended, failed }: FactOf<'task-goes-on'>, names: RunNames) {
  if (cause.kind === 'cancelled') return { cause: cause.isTimeLimit ? 'limit' : 'stopped', of: '' }
  if (failed !== null) return { cause: 'failed', of: names.task(failed) }
  if (after.kind !== 'task') return { cause: 'unknown', of: '' }
  return { cause: ended === 'cancelled' ? 'cancelled' : 'failed', of: names.task(after.task) }
}

function clock({ seconds, hasJumped, timers }: FactOf<'clock'>, names: RunNames): string {
  const { clock: text } = names.text
  const now = names.seconds(seconds)
  const isLate = ({ seconds: due }: Timer) => names.seconds(due) !== now
  const onTime = timers.filter((timer) => !isLate(timer)).map((timer) => describeTimer(timer.for, names))
  const late = timers.filter(isLate).map((timer) => describeLateTimer(timer, names))
  const what = names.list([...onTime, ...late])
  if (hasJumped) return timers.length === 0 ? text.jumps({ now }) : text.jumpsWhen({ now, what })
  if (timers.length === 0) return text.is({ now })
  return onTime.length > 0 ? text.isWhen({ now, what }) : text.isAlready({ now, what: late.join('; ') })
}

function woken({ call, line, targets: queued }: FactOf<'woken'>, { text, ...names }: RunNames): string {
  const by = { line, targets: names.allQueued(queued) }
  switch (call) {
    case null:
      return text.woken.byLine(by)
    case '_ContextManagerMixin.__aexit__':
      return text.woken.byEndOfWith(by)
    case 'TaskGroup.__aexit__':
      return text.woken.byEndOfGroup(by)
    case '_GatheringFuture.cancel':
      return text.woken.byCancelledGather(by)
    default:
      return text.woken.byCall({ ...by, call: callName(call) })
  }
}

/** A call of asyncio's as the program wrote it. */
const callName = (call: string) => code(`${(callNames[call] ?? call).replace(/^BaseEventLoop\./, 'loop.')}()`)
const callNames: Record<string, string> = { run: 'asyncio.run' }

function wokenByEnd({ targets }: FactOf<'woken-by-end'>, { text, ...names }: RunNames): string {
  const tasks = targets.filter(({ kind }) => kind === 'task')
  const calls = targets.filter(({ kind }) => kind === 'callback')
  return [
    ...(tasks.length === 0 ? [] : [text.woken.byEnd({ tasks: names.allQueued(tasks) })]),
    ...(calls.length === 0 ? [] : [text.woken.callsByEnd({ calls: names.allQueued(calls) })]),
  ].join(' ')
}

function wokenByAsyncio(
  { target, wait, allEnded, failed, byTimer }: FactOf<'woken-by-asyncio'>,
  { text: { woken: text }, ...names }: RunNames,
): string {
  const who = names.queued(target)
  if (byTimer) return text.byTimer({ who })
  if (wait?.kind === 'tasks') {
    const call = callOrGroup(wait.call)
    if (wait.tasks.length === 0) return text.byArrival({ call, who })
    if (allEnded) return text.byAll({ call, who })
    return failed === null
      ? text.byEnough({ call, who })
      : text.byFailure({ failed: names.task(failed), call, who })
  }
  return wait?.kind === 'call' ? text.byArrival({ call: code(`${wait.call}()`), who }) : text.plain({ who })
}

function cancel(fact: FactOf<'cancel'>, names: RunNames): string {
  const { cancel: text } = names.text
  const who = names.task(fact.task)
  const by = fact.by === null ? 'asyncio' : names.task(fact.by)
  if (fact.from === null && !fact.accepted) return text.tooLate({ line: lineOrNone(fact.line), by, who })
  const consequence = consequenceOf(fact, names)
  switch (fact.from) {
    case 'time-limit':
      return text.byTimeLimit({ who, consequence })
    case 'run':
      return text.byRun({ who, consequence })
    case 'task-group':
      return text.byTaskGroup({ who, consequence })
    case null:
      return text.byProgram({ line: lineOrNone(fact.line), by, who, consequence })
  }
}

/** What comes of a request to stop, after the sentence about it. */
function consequenceOf(
  { through, shields, from }: FactOf<'cancel'>,
  { text: { consequence: text }, ...names }: RunNames,
): string {
  if (through.length > 0) return text.through({ tasks: names.tasks(through), count: through.length })
  const raised = from === null ? text.raisedNotBefore : text.raised
  return shields === null ? raised : `${raised}${text.shielded({ task: names.task(shields) })}`
}
