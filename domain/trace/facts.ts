import type {
  AwaitedLock,
  Cause,
  LoopState,
  Purpose,
  Queued,
  Step,
  Timer,
  TraceEvent,
  Wait,
} from '#domain/trace/loop-state'
import { isTimeLimit } from '#domain/trace/loop-state'
import { awaitsWithoutSuspension } from '#domain/trace/awaits-without-suspension'

type Outcome = 'returned' | 'raised' | 'cancelled' | 'unknown'

/**
 * Something that happened, to be described in a sentence. Lines are 1-based, tasks are indices, times virtual seconds.
 */
export type Fact =
  /** The module runs: from its top, or again after its event loop. */
  | { kind: 'program-runs'; isFirst: boolean }
  | { kind: 'task-starts'; task: number; wasCancelled: boolean }
  | {
      kind: 'task-goes-on'
      task: number
      line: number | null
      after: Wait
      cause: Cause
      /** How the one task that it awaited has ended. */
      ended: Outcome | null
      /** The error that is raised in it on resumption; null if none is. */
      thrown: Step['thrown']
      /** One of several tasks whose failure ended the wait before all were finished. */
      failed: number | null
    }
  | { kind: 'callback-runs'; name: string }
  /** The clock is at `seconds` now; it jumped there if nothing was ready. Timers may be overdue. */
  | { kind: 'clock'; seconds: number; hasJumped: boolean; timers: Timer[] }
  | { kind: 'threads-done'; targets: Queued[] }
  | { kind: 'created'; line: number | null; tasks: number[]; isByRun: boolean }
  | { kind: 'ran-at-once'; line: number | null; task: number }
  /** A call in the program made something ready. */
  | { kind: 'woken'; line: number; call: string | null; targets: Queued[] }
  /** The end of a task made something ready. */
  | { kind: 'woken-by-end'; task: number; targets: Queued[] }
  /**
   * A helper of asyncio, such as gather, made something ready: what it waited for, and whether all of that has ended.
   */
  | {
      kind: 'woken-by-asyncio'
      target: Queued
      wait: Wait | null
      allEnded: boolean
      failed: number | null
      byTimer: boolean
    }
  | { kind: 'time-limit'; line: number | null; seconds: number; task: number | null }
  | { kind: 'call-later'; line: number | null; seconds: number; name: string }
  | { kind: 'called-off'; line: number | null; seconds: number; for: Purpose }
  | {
      kind: 'cancel'
      line: number | null
      task: number
      by: number | null
      accepted: boolean
      /** What it waits for, if that is asked in its place: tasks that this same step asks, too. */
      through: number[]
      /** A task that it waits for and that `asyncio.shield()` keeps from being asked. */
      shields: number | null
      /** The part of asyncio that requests it; null if a line of the program does. */
      from: 'time-limit' | 'task-group' | 'run' | null
    }
  | { kind: 'printed'; line: number | null; text: string; stream: 'stdout' | 'stderr' }
  | { kind: 'blocked'; line: number | null; untilSeconds: number; isInLoop: boolean }
  | { kind: 'found-done'; line: number | null; task: number; by: number | null }
  | { kind: 'await-passed'; line: number; task: number }
  | {
      kind: 'waits'
      task: number
      line: number | null
      for: Wait
      sinceSeconds: number
      /** The lock that it waits for, which another task holds; null if there is none. */
      held: { lock: number; holder: number; isOnly: boolean } | null
    }
  | { kind: 'lock-taken'; line: number | null; task: number; lock: number; isOnly: boolean }
  | { kind: 'lock-released'; line: number | null; task: number; lock: number; isOnly: boolean }
  /** The cancellation that a time limit asked for becomes `TimeoutError`. */
  | { kind: 'timed-out'; line: number | null; task: number }
  | { kind: 'returned'; task: number; value: string }
  | { kind: 'raised'; task: number; type: string; message: string }
  /** A callback of the loop; it hands the error to its exception handler. */
  | { kind: 'callback-raised'; name: string; type: string; message: string }
  | { kind: 'cancelled'; task: number }
  /** The previous moments were repeated `rounds` times. */
  | { kind: 'repeats'; rounds: number; untilSeconds: number }
  /** How the run ended; in a deadlock, `stuck` lists the tasks that wait for ever, and `circles` which of them wait for each other's locks. */
  | { kind: 'ended'; summary: string; stuck: number[]; circles: AwaitedLock[][]; isOnlyLock: boolean }

/** A step, with what is needed to describe it. */
interface StepContext {
  step: Step
  before: LoopState
  after: LoopState
  /** The lines of the program. */
  lines: readonly string[]
  isHidden: (task: number) => boolean
}

/** The first fact of a step: what runs, and why now. */
export function openingFact(
  { step: { runner, resumedAt, thrown }, before }: StepContext,
  isFirst: boolean,
): Fact {
  if (runner.kind === 'module') return { kind: 'program-runs', isFirst }
  if (runner.kind !== 'task') return { kind: 'callback-runs', name: callbackName(runner) }
  const { task } = runner
  const state = before.tasks[task]
  const cause: Cause = state?.kind === 'ready' ? state.cause : { kind: 'asyncio' }
  const after = state?.kind === 'ready' ? state.after : state?.kind === 'waits' ? state.for : null
  if (after === null) return { kind: 'task-starts', task, wasCancelled: cause.kind === 'cancelled' }
  const awaited = after.kind === 'task' ? before.tasks[after.task] : undefined
  return {
    kind: 'task-goes-on',
    task,
    line: resumedAt?.line ?? null,
    after,
    cause,
    thrown,
    ended: awaited?.kind === 'done' ? awaited.how : null,
    failed:
      after.kind === 'tasks' && after.call === 'gather' ? failureAmong(after.tasks, before).early : null,
  }
}

/** The name of the function that the loop calls; empty if it is none of the program's. */
function callbackName(runner: Exclude<Step['runner'], { kind: 'module' | 'task' }>): string {
  if (runner.kind === 'callback') return runner.name
  return runner.for.kind === 'callback' ? runner.for.name : ''
}

/** The facts of a step: what it did, in order, and how it ended. */
export function factsOfStep(context: StepContext): Fact[] {
  const { step, isHidden } = context
  const task = step.runner.kind === 'task' ? step.runner.task : null
  const passed = task === null ? [] : awaitsWithoutSuspension(step, context.lines)
  const facts = step.events.flatMap((event): Fact[] => {
    const reached = (line: number | null) => (line === null ? -1 : step.lines.indexOf(line))
    const before = passed.splice(0, passed.findLastIndex((line) => reached(line) <= reached(event.line)) + 1)
    return [...before.map((line): Fact => passedFact(line, task)), ...factOf(event, context)]
  })
  facts.push(...passed.map((line) => passedFact(line, task)))
  const ending =
    task === null ? callbackEndFacts(step) : isHidden(task) ? [] : endFacts(task, step, context.after)
  // The trace has the effects of the end, such as waking waiting tasks, before the end itself.
  const isByEnd = (fact: Fact) => fact.kind === 'woken-by-end'
  return mergeAdjacent([...facts.filter((each) => !isByEnd(each)), ...ending, ...facts.filter(isByEnd)])
}

const passedFact = (line: number, task: number | null): Fact => ({
  kind: 'await-passed',
  line,
  task: task ?? 0,
})

function factOf(event: TraceEvent, { step, before, after, lines, isHidden }: StepContext): Fact[] {
  const { runner } = step
  const by = runner.kind === 'task' ? runner.task : null
  switch (event.kind) {
    case 'created':
      if (isHidden(event.task)) return []
      return event.ranAtOnce
        ? [{ kind: 'ran-at-once', line: event.line, task: event.task }]
        : [
            {
              kind: 'created',
              line: event.line,
              tasks: [event.task],
              isByRun: runner.kind === 'module' && event.line !== null,
            },
          ]
    case 'ready':
      return wakingFacts(event, step, before, isHidden)
    case 'timer':
      if (event.for.kind === 'timeout' && event.for.task !== null && !isHidden(event.for.task)) {
        return [{ kind: 'time-limit', line: event.line, seconds: event.seconds, task: event.for.task }]
      }
      return event.for.kind === 'callback' && event.for.isOwn
        ? [{ kind: 'call-later', line: event.line, seconds: event.seconds, name: event.for.name }]
        : []
    case 'timer-dropped': {
      const isOfHidden =
        event.for.kind !== 'callback' && (event.for.task === null || isHidden(event.for.task))
      const isMachinery = event.for.kind === 'callback' && !event.for.isOwn
      return isOfHidden || isMachinery ? [] : [{ ...event, kind: 'called-off' }]
    }
    case 'cancel': {
      if (isHidden(event.task)) return []
      const from = cancelSourceOf(step, event.line === null ? '' : (lines[event.line - 1] ?? ''))
      return [{ ...event, by, from, ...waitOfCancelled(event.task, step, before) }]
    }
    case 'printed':
      return [event]
    case 'blocked':
      return [{ ...event, isInLoop: runner.kind !== 'module' }]
    case 'found-done':
      return isHidden(event.task) ? [] : [{ ...event, by }]
    case 'lock': {
      if (event.change === 'made' || event.task === null || isHidden(event.task)) return []
      const isOnly = after.locks.length === 1
      return [{ ...event, task: event.task, kind: `lock-${event.change}`, isOnly }]
    }
    case 'timed-out':
      return isHidden(event.task) ? [] : [event]
  }
}

/** Whom a request to stop a task that waits goes to in its place, and whom a shield keeps it from. */
function waitOfCancelled(task: number, { events }: Step, { tasks }: LoopState) {
  const state = tasks[task]
  if (state?.kind !== 'waits') return { through: [], shields: null }
  const wait = state.for
  const awaited =
    wait.kind === 'task' ? [wait.task] : wait.kind === 'tasks' && wait.call === 'gather' ? wait.tasks : []
  const asked = events.flatMap((event) => (event.kind === 'cancel' && event.accepted ? [event.task] : []))
  return {
    through: awaited.filter((each) => asked.includes(each)),
    shields: wait.kind === 'call' || wait.kind === 'future' ? (wait.shields ?? null) : null,
  }
}

function cancelSourceOf(step: Step, text: string): 'time-limit' | 'task-group' | 'run' | null {
  const { runner, lines } = step
  if (isTimeLimit(step)) return 'time-limit'
  if (runner.kind === 'module' && lines.length === 0) return 'run'
  // What asks in a line that only opens a block is what closes that block.
  const isGroup = runner.kind === 'callback' && runner.name === 'TaskGroup._on_task_done'
  return isGroup || /^\s*async\s+with\b/u.test(text) ? 'task-group' : null
}

function wakingFacts(
  { target, line, call }: Extract<TraceEvent, { kind: 'ready' }>,
  { runner, end, events }: Step,
  before: LoopState,
  isHidden: (task: number) => boolean,
): Fact[] {
  if (target.kind === 'task' && isHidden(target.task)) return []
  if (target.kind === 'callback' && !target.isOwn) return []
  const isSelf = runner.kind === 'task' && target.kind === 'task' && target.task === runner.task
  // The fact about its cancellation covers it, or the end of its own step does.
  const isCoveredElsewhere =
    isSelf ||
    events.some((event) => event.kind === 'cancel' && target.kind === 'task' && event.task === target.task)
  if (isCoveredElsewhere) return []
  if (line !== null) return [{ kind: 'woken', line, call, targets: [target] }]
  if (runner.kind === 'task' && end.kind !== 'waits') {
    return [{ kind: 'woken-by-end', task: runner.task, targets: [target] }]
  }
  if (runner.kind === 'timer' && runner.for.kind === 'sleep') return []
  if (runner.kind === 'module') return [{ kind: 'threads-done', targets: [target] }]
  const state = target.kind === 'task' ? before.tasks[target.task] : undefined
  const wait = state?.kind === 'waits' ? state.for : null
  const awaited = wait?.kind === 'tasks' ? wait.tasks : []
  const { allEnded, early } = failureAmong(awaited, before)
  return [
    {
      kind: 'woken-by-asyncio',
      target,
      wait,
      allEnded,
      failed: early,
      byTimer: runner.kind === 'timer',
    },
  ]
}

/** Whether all tasks have ended; `early` is one that failed before that, else null. */
function failureAmong(tasks: readonly number[], { tasks: states }: LoopState) {
  const ends = tasks.map((task) => states[task])
  const allEnded = tasks.length > 0 && ends.every((state) => state?.kind === 'done')
  const failed = tasks.find((_, i) => ends[i]?.kind === 'done' && ends[i].how === 'raised')
  return { allEnded, early: allEnded ? null : (failed ?? null) }
}

function callbackEndFacts({ runner, end }: Step): Fact[] {
  if (runner.kind === 'module' || runner.kind === 'task' || end.kind !== 'raised') return []
  return [{ ...end, kind: 'callback-raised', name: callbackName(runner) }]
}

function endFacts(task: number, { end, seconds }: Step, { locks }: LoopState): Fact[] {
  switch (end.kind) {
    case 'waits': {
      const lock = end.for.kind === 'call' ? end.for.lock : undefined
      const holder = lock === undefined ? undefined : locks[lock]?.holder
      const held = lock === undefined || holder == null ? null : { lock, holder, isOnly: locks.length === 1 }
      const line = end.at.at(-1)?.line ?? null
      return [{ kind: 'waits', task, line, for: end.for, sinceSeconds: seconds, held }]
    }
    case 'returned':
      return [{ kind: 'returned', task, value: end.value }]
    case 'raised':
      return [{ kind: 'raised', task, type: end.type, message: end.message }]
    case 'cancelled':
      return [{ kind: 'cancelled', task }]
    case 'done':
      return []
  }
}

/** Merges adjacent facts that say the same of different tasks. */
function mergeAdjacent(facts: readonly Fact[]): Fact[] {
  const result: Fact[] = []
  for (const fact of facts) {
    const last = result.at(-1)
    if (fact.kind === 'created' && last?.kind === 'created' && last.line === fact.line) {
      result[result.length - 1] = { ...last, tasks: [...last.tasks, ...fact.tasks] }
    } else if (
      fact.kind === 'woken' &&
      last?.kind === 'woken' &&
      last.line === fact.line &&
      last.call === fact.call
    ) {
      result[result.length - 1] = { ...last, targets: [...last.targets, ...fact.targets] }
    } else if (fact.kind === 'woken-by-end' && last?.kind === 'woken-by-end') {
      result[result.length - 1] = { ...last, targets: [...last.targets, ...fact.targets] }
    } else if (fact.kind === 'threads-done' && last?.kind === 'threads-done') {
      result[result.length - 1] = { ...last, targets: [...last.targets, ...fact.targets] }
    } else {
      result.push(fact)
    }
  }
  return result
}
