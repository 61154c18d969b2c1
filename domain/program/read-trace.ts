import type { Trace } from '#domain/program/trace'

type Step = Trace['steps'][number]

/** Text that was printed at one time. */
export interface PrintedMoment {
  /** Virtual seconds since the start of the run. */
  seconds: number
  text: string
}

/** What a run printed to its standard output, grouped by virtual time. */
export function printedByTime({ steps }: Trace): PrintedMoment[] {
  const moments: PrintedMoment[] = []
  for (const step of steps) {
    let { seconds } = step
    for (const event of step.events) {
      if (event.kind === 'blocked') seconds = event.untilSeconds
      if (event.kind !== 'printed' || event.stream !== 'stdout') continue
      const last = moments.at(-1)
      if (last !== undefined && Math.abs(last.seconds - seconds) < 1e-6) last.text += event.text
      else moments.push({ seconds, text: event.text })
    }
  }
  return moments
}

/** The lines of the program that printed, in order of printing; a line that printed several times is repeated. */
export function printingLines({ steps }: Trace): number[] {
  return steps.flatMap(({ events }) =>
    events.flatMap((event) =>
      event.kind === 'printed' && event.stream === 'stdout' && event.line !== null ? [event.line] : [],
    ),
  )
}

/** Index of the task that a step ran; null if it ran something else. */
export function taskOf({ runner }: Step): number | null {
  return runner.kind === 'task' ? runner.task : null
}

/**
 * Labels by which a reader of the program can identify its tasks: the name that the program gives a task, or else its
 * coroutine, with its arguments if needed. Null for a task whose label would not be unique.
 */
export function taskLabels({ tasks }: Trace): (string | null)[] {
  const short = tasks.map(({ name, coroutine, isOwn }) =>
    isOwn ? (/^Task-\d+$/u.test(name) ? coroutine : name) : null,
  )
  const labels = tasks.map(({ coroutine, arguments: given }, index) => {
    const label = short[index] ?? null
    const isEnough = label !== coroutine || short.filter((other) => other === label).length === 1
    if (isEnough) return label
    return given.includes(null) ? null : `${coroutine}(${given.join(', ')})`
  })
  return labels.map((label) => (labels.filter((other) => other === label).length === 1 ? label : null))
}

/** Indices of the tasks that are ready to run after a step, in queue order. */
export function readyAfter({ steps }: Trace, index: number): number[] {
  const ready: number[] = []
  for (const step of steps.slice(0, index + 1)) {
    const own = taskOf(step)
    if (own !== null && ready.includes(own)) ready.splice(ready.indexOf(own), 1)
    for (const event of step.events) {
      if (event.kind === 'created' && !event.ranAtOnce) ready.push(event.task)
      if (event.kind === 'ready' && event.target.kind === 'task') ready.push(event.target.task)
    }
    if (own !== null && step.end.kind === 'waits' && step.end.for.kind === 'turn') ready.push(own)
  }
  return [...new Set(ready)]
}

/** Why a task is not running, as a predicate for a sentence about it: `sleeps until second 2`. */
export function whyWaiting(end: Step['end'], labels: readonly (string | null)[]): string {
  if (end.kind !== 'waits') return 'has come to its end'
  const wait = end.for
  switch (wait.kind) {
    case 'sleep':
      return `sleeps until second ${wait.seconds}`
    case 'turn':
      return 'only lets the others have a turn'
    case 'task':
      return `waits for ${labels[wait.task] == null ? 'a task' : `\`${labels[wait.task]}\``} to end`
    case 'tasks':
      return wait.tasks.length === 0
        ? `waits in \`${wait.call}\``
        : `waits for ${wait.tasks.length} ${wait.tasks.length === 1 ? 'task' : 'tasks'} in \`${wait.call}\``
    case 'call':
      return `waits in \`${wait.call}\``
    case 'future':
      return 'waits for a result that is not there yet'
  }
}
