import { awaitedLocks, circlesOfLocks, type LoopState } from '#domain/trace/loop-state'
import type { Moment, RunStory } from '#domain/trace/run-story'

/** A lane has a lock from the start of moment `from` to the start of moment `to`. */
export interface HeldSpan {
  lock: number
  lane: number
  from: number
  to: number
}

/** A lane waits for a lock that another lane, or it itself, holds. */
export interface LockEdge {
  lock: number
  waiter: number
  holder: number
  /** Whether it is part of a circle, which nothing can ever break. */
  isInCircle: boolean
}

type Lanes = RunStory['lanes']

const laneOf = (lanes: Lanes, task: number) => lanes.findIndex((lane) => lane.task === task)

/** When each lock is held, and by which lane. */
export function heldSpans(lanes: Lanes, moments: readonly Moment[]): HeldSpan[] {
  const spans: HeldSpan[] = []
  for (const [at, { after }] of moments.entries()) {
    for (const [lock, { holder }] of after.locks.entries()) {
      const lane = holder === null ? -1 : laneOf(lanes, holder)
      if (lane < 0) continue
      const last = spans.find((span) => span.lock === lock && span.lane === lane && span.to === at)
      if (last === undefined) spans.push({ lock, lane, from: at, to: at + 1 })
      else last.to = at + 1
    }
  }
  return spans
}

/** Who waits for whom because of a lock. */
export function lockEdges(lanes: Lanes, state: LoopState): LockEdge[] {
  const inCircles = new Set(circlesOfLocks(state).flatMap((circle) => circle.map(({ task }) => task)))
  return awaitedLocks(state).flatMap(({ task, lock, holder }) => {
    const waiter = laneOf(lanes, task)
    const lane = holder === null ? -1 : laneOf(lanes, holder)
    if (waiter < 0 || lane < 0) return []
    return [{ lock, waiter, holder: lane, isInCircle: inCircles.has(task) }]
  })
}
