import type { TaskState, Wait } from '#domain/trace/loop-state'
import type { Moment, RunStory } from '#domain/trace/run-story'

/** A bar in a lane, from the start of moment `from` to the start of moment `to`. */
export interface Bar {
  /** It runs, blocks the loop while it runs, is ready to run, or waits for something. */
  kind: 'runs' | 'blocks' | 'ready' | 'waits'
  from: number
  to: number
  wait: Wait | null
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
      if (moment.lane === lane) append(bars, { ...runOf(moment), from: at, to: at + 1, wait: null })
      else if (ranBefore?.kind === 'ready' || ranBefore?.kind === 'waits')
        append(bars, idleBar(ranBefore, at))
      if (state?.kind === 'done' && end === null) end = { how: state.how, at }
    }
    return { bars, end }
  })
}

const runOf = ({ facts }: Moment): Pick<Bar, 'kind'> => ({
  kind: facts.some((fact) => fact.kind === 'blocked') ? 'blocks' : 'runs',
})

function idleBar(state: Exclude<TaskState, { kind: 'not-created' | 'done' }>, at: number): Bar {
  return { kind: state.kind, from: at, to: at + 1, wait: state.kind === 'waits' ? state.for : null }
}

function append(bars: Bar[], bar: Bar): void {
  const last = bars.at(-1)
  const isSame = last?.kind === bar.kind && last.to === bar.from && last.wait === bar.wait
  if (isSame && bar.kind !== 'runs' && bar.kind !== 'blocks') last.to = bar.to
  else bars.push(bar)
}
