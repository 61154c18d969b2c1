import type { Trace } from '#domain/program/trace'

type Step = Trace['steps'][number]
type Event = Step['events'][number]

/** The part of an event that must be equal: everything but names, values, times and printed text. */
function shapeOfEvent(event: Event): unknown[] {
  switch (event.kind) {
    case 'printed':
      return [event.kind, event.line, event.stream, event.text.split('\n').length]
    case 'created':
      return [event.kind, event.line, event.task, event.ranAtOnce]
    case 'ready':
      return [event.kind, event.line, shapeOfRunner(event.target), event.call]
    case 'timer':
    case 'timer-dropped':
      return [event.kind, event.line, shapeOfPurpose(event.for)]
    case 'found-done':
      return [event.kind, event.line, event.task]
    case 'cancel':
      return [event.kind, event.line, event.task, event.accepted]
    case 'lock':
      return [event.kind, event.line, event.lock, event.change, event.task]
    case 'timed-out':
      return [event.kind, event.line, event.task]
    case 'blocked':
      return [event.kind, event.line]
  }
}

function shapeOfPurpose(purpose: Extract<Event, { kind: 'timer' }>['for']): unknown {
  return purpose.kind === 'callback' ? [purpose.kind, purpose.isOwn] : [purpose.kind, purpose.task]
}

function shapeOfRunner(runner: Step['runner']): unknown {
  switch (runner.kind) {
    case 'module':
      return runner.kind
    case 'task':
      return [runner.kind, runner.task]
    case 'callback':
      return [runner.kind, runner.isOwn]
    case 'timer':
      return [runner.kind, shapeOfPurpose(runner.for)]
  }
}

function shapeOfEnd(end: Step['end']): unknown {
  if (end.kind === 'raised') return [end.kind, end.type]
  if (end.kind !== 'waits') return end.kind
  // Times and names may differ, so only the lines count.
  const wait = end.for.kind === 'sleep' ? 'sleep' : end.for
  return [end.at.map(({ line }) => line), wait]
}

const shapeOfStep = (step: Step): unknown => [
  shapeOfRunner(step.runner),
  step.resumedAt?.line ?? null,
  step.thrown?.type ?? null,
  step.lines,
  step.events.map(shapeOfEvent),
  shapeOfEnd(step.end),
]

/**
 * Whether the runs of a program and its variant differ only in names, values and times: the same tasks take the same
 * steps in the same order over the same lines, wait for the same things, wake and cancel each other in the same way,
 * print the same number of lines in the same steps, and time passes between the same steps. False if a trace is cut.
 */
export function haveSameStructure(one: Trace, other: Trace): boolean {
  if (one.isCut || other.isCut) return false
  const passes = ({ steps }: Trace) =>
    steps.map(({ seconds }, index) => index > 0 && seconds > (steps[index - 1]?.seconds ?? 0))
  const shapeOf = (trace: Trace) =>
    JSON.stringify([trace.tasks.map(({ isOwn }) => isOwn), trace.steps.map(shapeOfStep), passes(trace)])
  return shapeOf(one) === shapeOf(other)
}
