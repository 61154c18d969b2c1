import type { RunRecord } from '#domain/program/run-record'
import type { Trace } from '#domain/program/trace'
import { factsOfStep, openingFact, type Fact } from '#domain/trace/facts'
import { isHousekeeping, lanesOf, taskLabels, type Lane } from '#domain/trace/lanes'
import {
  afterStep,
  circlesOfLocks,
  emptyState,
  isSamePurpose,
  type LoopState,
  type Queued,
  type Step,
} from '#domain/trace/loop-state'

/** What a learner steps through: a step of the loop, with the internal steps of asyncio that follow from it. */
export interface Moment {
  /** Index of the step of the trace. */
  step: number
  seconds: number
  /** Index of the lane that runs; null if only the clock moves. */
  lane: number | null
  facts: Fact[]
  /** The line to highlight, 1-based; null if none of the program's lines runs. */
  line: number | null
  /** All lines that ran, without repetitions. */
  lines: number[]
  printed: { text: string; stream: 'stdout' | 'stderr' }[]
  /** Indices of the lanes that were made ready. */
  woken: number[]
  after: LoopState
}

export interface RunStory {
  lanes: Lane[]
  /** Labels by task index; `''` for asyncio's internal tasks. */
  labels: string[]
  moments: Moment[]
  /** Whether the run continued after the end of the trace. */
  isCut: boolean
}

/** A program with what its run recorded. */
export interface RecordedRun {
  source: string
  trace: Trace
  outcome: RunRecord['outcome']
  /** How it ended, as a sentence. */
  summary: string
}

/** Turns a trace into a sequence of moments for learners. */
export function storyOf({ source, trace, outcome, summary }: RecordedRun): RunStory {
  const lanes = lanesOf(trace)
  const hidden = trace.tasks.map(isHousekeeping)
  const isHidden = (task: number) => hidden[task] ?? false
  const lines = source.split('\n')
  const lastMentioned = lastMentions(trace.steps)
  const laneOf = (target: Queued) =>
    lanes.findIndex((lane) =>
      target.kind === 'task' ? lane.task === target.task && lane.kind === 'task' : lane.kind === 'callbacks',
    )
  const moments: Moment[] = []
  let state = emptyState(trace.tasks.length)
  let nowSeconds = 0
  for (const [index, step] of trace.steps.entries()) {
    const before = state
    state = afterStep(before, step, (task) => (lastMentioned.get(task) ?? -1) > index)
    const context = { step, before, after: state, lines, isHidden }
    const facts = factsOfStep(context)
    const woken = wokenBy(step, isHidden)
      .map(laneOf)
      .filter((lane) => lane >= 0)
    const printed = step.events.flatMap((event) =>
      event.kind === 'printed' ? [{ text: event.text, stream: event.stream }] : [],
    )
    const role = roleOf(step, isHidden)
    const last = moments.at(-1)
    const clock = clockFact(step, before, nowSeconds, isHidden)
    if (role === 'runs') {
      const isCallback = step.runner.kind === 'callback' || step.runner.kind === 'timer'
      const lane = isCallback
        ? lanes.findIndex(({ kind }) => kind === 'callbacks')
        : step.runner.kind === 'task'
          ? laneOf(step.runner)
          : 0
      const first = openingFact(context, moments.length === 0)
      const line = step.lines.at(-1) ?? step.resumedAt?.line ?? lineOf(step)
      moments.push({
        step: index,
        seconds: step.seconds,
        lane,
        facts: [...clock, first, ...facts],
        line,
        lines: [...new Set(step.lines)],
        printed,
        woken,
        after: state,
      })
    } else if (facts.length > 0 || clock.length > 0) {
      const isLater = last === undefined || step.seconds > last.seconds || clock.length > 0
      const isWithLast = last?.lane === null && last.seconds === step.seconds
      if (!isLater || isWithLast) {
        last.facts = joinClocks([...last.facts, ...clock, ...facts])
        last.printed.push(...printed)
        last.woken.push(...woken)
      } else {
        const jump: Fact[] =
          clock.length > 0
            ? clock
            : [{ kind: 'clock', seconds: step.seconds, hasJumped: before.ready.length === 0, timers: [] }]
        moments.push({
          step: index,
          seconds: step.seconds,
          lane: null,
          facts: [...jump, ...facts],
          line: null,
          lines: [],
          printed,
          woken,
          after: state,
        })
      }
    }
    nowSeconds = step.events.reduce(
      (now, event) => (event.kind === 'blocked' ? Math.max(now, event.untilSeconds) : now),
      step.seconds,
    )
    const shown = moments.at(-1)
    if (shown !== undefined) shown.after = state
  }
  const isStuck = (task: number) => !isHidden(task) && state.tasks[task]?.kind === 'waits'
  const stuck = outcome === 'deadlock' ? trace.tasks.map((_, task) => task).filter(isStuck) : []
  const circles = outcome === 'deadlock' ? circlesOfLocks(state) : []
  const ending: Fact = { kind: 'ended', summary, stuck, circles, isOnlyLock: state.locks.length === 1 }
  if (!trace.isCut) moments.at(-1)?.facts.push(ending)
  return { lanes, labels: taskLabels(trace.tasks), moments, isCut: trace.isCut }
}

/** Whether a step is a moment of its own, or belongs to the one before it. */
function roleOf({ runner, lines, events }: Step, isHidden: (task: number) => boolean): 'runs' | 'follows' {
  switch (runner.kind) {
    case 'task':
      return isHidden(runner.task) ? 'follows' : 'runs'
    case 'callback':
      return runner.isOwn ? 'runs' : 'follows'
    case 'timer':
      return runner.for.kind === 'callback' && runner.for.isOwn ? 'runs' : 'follows'
    case 'module':
      return lines.length > 0 || events.some((event) => event.kind === 'created' && !isHidden(event.task))
        ? 'runs'
        : 'follows'
  }
}

/** The fact that a timer is due; none if the timer is internal to asyncio. */
function clockFact(
  { runner, seconds, events }: Step,
  before: LoopState,
  nowSeconds: number,
  isHidden: (task: number) => boolean,
): Fact[] {
  if (runner.kind !== 'timer') return []
  const purpose = runner.for
  const isKnown =
    purpose.kind === 'callback'
      ? purpose.isOwn || events.length > 0
      : purpose.task !== null && !isHidden(purpose.task)
  if (!isKnown) return []
  const due = before.timers.find((timer) => isSamePurpose(timer.for, purpose) && timer.seconds <= seconds)
  const hasJumped = seconds > nowSeconds && before.ready.length === 0
  return [{ kind: 'clock', seconds, hasJumped, timers: [due ?? { seconds, for: purpose }] }]
}

function joinClocks(facts: Fact[]): Fact[] {
  const [first, ...others] = facts
  if (first?.kind !== 'clock') return facts
  const more = others.flatMap((fact) => (fact.kind === 'clock' ? fact.timers : []))
  return [{ ...first, timers: [...first.timers, ...more] }, ...others.filter(({ kind }) => kind !== 'clock')]
}

function wokenBy({ events }: Step, isHidden: (task: number) => boolean): Queued[] {
  const targets = events.flatMap((event): Queued[] => {
    if (event.kind === 'ready') return [event.target]
    return event.kind === 'created' && !event.ranAtOnce ? [{ kind: 'task', task: event.task }] : []
  })
  return targets.filter((target) => target.kind === 'callback' || !isHidden(target.task))
}

const lineOf = ({ events }: Step): number | null => events.find(({ line }) => line !== null)?.line ?? null

/** Index of the last step in which each task runs or becomes ready, by task. */
function lastMentions(steps: readonly Step[]): Map<number, number> {
  const last = new Map<number, number>()
  for (const [index, { runner, events }] of steps.entries()) {
    if (runner.kind === 'task') last.set(runner.task, index)
    for (const event of events) {
      if (event.kind === 'ready' && event.target.kind === 'task') last.set(event.target.task, index)
    }
  }
  return last
}
