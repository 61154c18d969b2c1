import type { HeldLock, TaskState, Wait } from '#domain/trace/loop-state'
import type { Moment, RunStory } from '#domain/trace/run-story'

/** A bar in a lane, from the start of moment `from` to the start of moment `to`. */
export interface Bar {
  /** It runs, blocks the loop while it runs, is ready to run, or waits for something. */
  kind: 'runs' | 'blocks' | 'ready' | 'waits'
  from: number
  to: number
  wait: Wait | null
  /** The task that holds the lock that it waits for; null if it waits for no lock, or nobody holds it. */
  holder: number | null
}

/** How a lane ends, and at which moment. */
export interface LaneEnd {
  how: Extract<TaskState, { kind: 'done' }>['how']
  at: number
}

export interface LaneBars {
  bars: Bar[]
  end: LaneEnd | null
}

/** The bars to draw in each lane. */
export function barsOf({ lanes }: Pick<RunStory, 'lanes'>, moments: readonly Moment[]): LaneBars[] {
  return lanes.map(({ task }, lane) => {
    const bars: Bar[] = []
    let end: LaneEnd | null = null
    for (const [at, moment] of moments.entries()) {
      const state = task === null ? undefined : moment.after.tasks[task]
      const ranBefore = task === null ? undefined : moments[at - 1]?.after.tasks[task]
      if (moment.lane === lane)
        append(bars, { ...runOf(moment), from: at, to: at + 1, wait: null, holder: null })
      else if (ranBefore?.kind === 'ready' || ranBefore?.kind === 'waits')
        append(bars, idleBar(ranBefore, at, moment.after.locks))
      if (state?.kind === 'done' && end === null) end = { how: state.how, at }
    }
    return { bars, end }
  })
}

const runOf = ({ facts }: Moment): Pick<Bar, 'kind'> => ({
  kind: facts.some((fact) => fact.kind === 'blocked') ? 'blocks' : 'runs',
})

function idleBar(
  state: Exclude<TaskState, { kind: 'not-created' | 'done' }>,
  at: number,
  locks: readonly HeldLock[],
): Bar {
  const wait = state.kind === 'waits' ? state.for : null
  const lock = wait?.kind === 'call' ? wait.lock : undefined
  const holder = lock === undefined ? null : (locks[lock]?.holder ?? null)
  return { kind: state.kind, from: at, to: at + 1, wait, holder }
}

function append(bars: Bar[], bar: Bar): void {
  const last = bars.at(-1)
  const isSame =
    last?.kind === bar.kind &&
    last.to === bar.from &&
    last.wait === bar.wait &&
    (bar.holder === null || last.holder === bar.holder)
  if (isSame && bar.kind !== 'runs' && bar.kind !== 'blocks') last.to = bar.to
  else bars.push(bar)
}
