import type { Trace } from '#domain/program/trace'

export type Step = Trace['steps'][number]
export type TraceEvent = Step['events'][number]
export type Wait = Extract<Step['end'], { kind: 'waits' }>['for']
export type Purpose = Extract<TraceEvent, { kind: 'timer' }>['for']
/** An entry in the loop's ready queue. */
export type Queued = Extract<TraceEvent, { kind: 'ready' }>['target']

export interface Timer {
  seconds: number
  for: Purpose
}

/** Why a task was made ready. */
export type Cause =
  | { kind: 'created' }
  | { kind: 'turn' }
  | { kind: 'timer' }
  /** Its own time limit, or whoever else asked it to stop. */
  | { kind: 'cancelled'; isTimeLimit: boolean }
  | { kind: 'task-ended'; task: number }
  | { kind: 'call'; call: string | null; line: number }
  | { kind: 'asyncio' }

/** The state of a task between two moments. */
export type TaskState =
  | { kind: 'not-created' }
  | { kind: 'ready'; cause: Cause; after: Wait | null }
  | { kind: 'waits'; for: Wait; line: number | null; sinceSeconds: number }
  | { kind: 'done'; how: 'returned' | 'raised' | 'cancelled' | 'unknown' }

/** A lock of the program. */
export interface HeldLock {
  /** The line that made it; null if none of the program did. */
  line: number | null
  /** The task that holds it; null if it is free, or if none of the tasks does. */
  holder: number | null
}

/** The state of the loop after a moment. */
export interface LoopState {
  ready: Queued[]
  timers: Timer[]
  /** By task index. */
  tasks: TaskState[]
  /** By number of the lock. */
  locks: HeldLock[]
}

export const emptyState = (tasks: number): LoopState => ({
  ready: [],
  timers: [],
  tasks: Array.from({ length: tasks }, () => ({ kind: 'not-created' })),
  locks: [],
})

/**
 * The state after a step. asyncio's internal callbacks are left out of the queue.
 *
 * @param before the state before the step; it is not modified
 * @param isMentionedLater whether a later step runs a task or makes it ready
 */
export function afterStep(
  before: LoopState,
  step: Step,
  isMentionedLater: (task: number) => boolean,
): LoopState {
  const state: LoopState = {
    ready: [...before.ready],
    timers: [...before.timers],
    tasks: [...before.tasks],
    locks: [...before.locks],
  }
  const { runner, end } = step
  dequeueRunner(state, step)
  const limited = isTimeLimit(step) ? firstAsked(step) : null
  const cancelled = new Set<number>()
  for (const event of step.events) {
    if (event.kind === 'created') {
      if (event.ranAtOnce) state.tasks[event.task] = afterFirstRun(step, event.task, isMentionedLater)
      else enqueue(state, { kind: 'task', task: event.task }, { kind: 'created' })
    } else if (event.kind === 'timer') {
      state.timers.push({ seconds: event.seconds, for: event.for })
    } else if (event.kind === 'timer-dropped') {
      dropTimer(state, event)
    } else if (event.kind === 'cancel' && event.accepted) {
      cancelled.add(event.task)
      const asked = state.tasks[event.task]
      // It is in the queue already, and finds the request at its turn.
      if (asked?.kind === 'ready')
        state.tasks[event.task] = { ...asked, cause: causeOfStop(event.task, limited) }
    } else if (event.kind === 'lock') {
      const holder = event.change === 'taken' ? event.task : null
      state.locks[event.lock] = { line: state.locks[event.lock]?.line ?? event.line, holder }
    } else if (event.kind === 'ready') {
      enqueue(state, event.target, causeOf(step, event, cancelled, limited))
    }
  }
  if (runner.kind === 'task') settle(state, runner.task, step, end)
  state.timers.sort((one, other) => one.seconds - other.seconds)
  return state
}

/** Whether it is a time limit that acts in a step: by its timer, or by the loop if it is up from the beginning. */
export const isTimeLimit = ({ runner }: Step): boolean =>
  (runner.kind === 'timer' && runner.for.kind === 'timeout') ||
  (runner.kind === 'callback' && runner.name === 'Timeout._on_timeout')

/** The task that is asked to stop in a step; what it waits for may be asked in its place, after it. */
function firstAsked({ events }: Step): number | null {
  const asked = events.find((event) => event.kind === 'cancel')
  return asked?.kind === 'cancel' ? asked.task : null
}

function dequeueRunner(state: LoopState, { runner, seconds }: Step): void {
  if (runner.kind === 'task') {
    const at = state.ready.findIndex((each) => each.kind === 'task' && each.task === runner.task)
    if (at >= 0) state.ready.splice(at, 1)
  } else if (runner.kind === 'callback' && runner.isOwn) {
    const at = state.ready.findIndex((each) => each.kind === 'callback' && each.name === runner.name)
    if (at >= 0) state.ready.splice(at, 1)
  } else if (runner.kind === 'timer') {
    dropTimer(state, { seconds, for: runner.for })
  }
}

function dropTimer(state: LoopState, { seconds, for: purpose }: Timer): void {
  const isSame = (timer: Timer) => isSamePurpose(timer.for, purpose)
  const exact = state.timers.findIndex((timer) => isSame(timer) && timer.seconds === seconds)
  const late = state.timers.findIndex((timer) => isSame(timer) && timer.seconds <= seconds)
  const at = exact >= 0 ? exact : late
  if (at >= 0) state.timers.splice(at, 1)
}

/** Whether two timers have the same purpose, as far as the trace tells. */
export const isSamePurpose = (one: Purpose, other: Purpose) =>
  one.kind === other.kind && namedBy(one) === namedBy(other)

const namedBy = (purpose: Purpose) => (purpose.kind === 'callback' ? purpose.name : purpose.task)

function enqueue(state: LoopState, target: Queued, cause: Cause): void {
  state.ready.push(target)
  if (target.kind !== 'task') return
  const before = state.tasks[target.task]
  state.tasks[target.task] = { kind: 'ready', cause, after: before?.kind === 'waits' ? before.for : null }
}

const causeOfStop = (task: number, limited: number | null): Cause => ({
  kind: 'cancelled',
  isTimeLimit: task === limited,
})

function causeOf(
  { runner, end }: Step,
  event: Extract<TraceEvent, { kind: 'ready' }>,
  cancelled: ReadonlySet<number>,
  limited: number | null,
): Cause {
  if (event.target.kind === 'task' && cancelled.has(event.target.task))
    return causeOfStop(event.target.task, limited)
  if (event.line !== null) return { kind: 'call', call: event.call, line: event.line }
  if (runner.kind === 'timer') return { kind: 'timer' }
  if (runner.kind === 'task' && end.kind !== 'waits') return { kind: 'task-ended', task: runner.task }
  return { kind: 'asyncio' }
}

function settle(state: LoopState, task: number, { seconds, events }: Step, end: Step['end']): void {
  if (end.kind === 'waits') {
    const line = end.at.at(-1)?.line ?? null
    const now = state.tasks[task]
    const isReady = events.some(
      (event) => event.kind === 'ready' && event.target.kind === 'task' && event.target.task === task,
    )
    if (isReady && now?.kind === 'ready') {
      const isTurn = end.for.kind === 'turn' && now.cause.kind !== 'cancelled'
      state.tasks[task] = { ...now, cause: isTurn ? { kind: 'turn' } : now.cause, after: end.for }
    } else {
      state.tasks[task] = { kind: 'waits', for: end.for, line, sinceSeconds: seconds }
    }
  } else {
    state.tasks[task] = { kind: 'done', how: end.kind === 'done' ? 'unknown' : end.kind }
  }
}

/** A lock that a task waits for, and who holds it. */
export interface AwaitedLock {
  task: number
  lock: number
  holder: number | null
}

/** The locks that tasks wait for in a state. */
export function awaitedLocks({ tasks, locks }: LoopState): AwaitedLock[] {
  return tasks.flatMap((state, task) => {
    const lock = state.kind === 'waits' && state.for.kind === 'call' ? state.for.lock : undefined
    return lock === undefined ? [] : [{ task, lock, holder: locks[lock]?.holder ?? null }]
  })
}

/**
 * Tasks that wait for each other's locks in circles, each for a lock of the next. A task waits for one lock at most, so
 * that no task is in two circles.
 */
export function circlesOfLocks(state: LoopState): AwaitedLock[][] {
  const waits = new Map(awaitedLocks(state).map((wait) => [wait.task, wait]))
  const circles: AwaitedLock[][] = []
  for (const first of waits.values()) {
    if (circles.some((circle) => circle.includes(first))) continue
    const way: AwaitedLock[] = []
    let next: AwaitedLock | undefined = first
    while (next !== undefined && !way.includes(next)) {
      way.push(next)
      next = next.holder === null ? undefined : waits.get(next.holder)
    }
    if (next === first) circles.push(way)
  }
  return circles
}

/** The state of an eager task after it ran within its creator's step. The trace does not say how far it got. */
function afterFirstRun(
  { events, seconds }: Step,
  task: number,
  isMentionedLater: (task: number) => boolean,
): TaskState {
  if (!isMentionedLater(task)) return { kind: 'done', how: 'unknown' }
  const timer = events.find(
    (event) => event.kind === 'timer' && event.for.kind === 'sleep' && event.for.task === task,
  )
  const wait: Wait = timer?.kind === 'timer' ? { kind: 'sleep', seconds: timer.seconds } : { kind: 'future' }
  return { kind: 'waits', for: wait, line: timer?.line ?? null, sinceSeconds: seconds }
}
