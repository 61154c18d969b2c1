import type { Fact } from '#domain/trace/facts'
import { awaitedLocks, type LoopState, type Queued, type Timer, type Wait } from '#domain/trace/loop-state'
import { namesBy, type RunNames } from '#messages/run-names'
import { inSeconds } from '#messages/run-phrases'
import { sentenceOf, describeTimer } from '#messages/run-sentences'
import { waitBriefly, waitingFor } from '#messages/run-waits'

/** What happens in a run, in words for a learner; code stands in backticks. */
export interface RunWords {
  sentence: (fact: Fact) => string
  /** What somebody waits for, in a few words: "the sleep to end at 2 s". */
  waiting: (wait: Wait) => string
  /** The same in one or two words for a bar of the picture, in several ways, the longest first. */
  briefly: (wait: Wait, holder: number | null) => string[]
  timer: (timer: Timer) => string
  queued: (target: Queued) => string
  /** The locks of the program: who holds each, and who waits for it. */
  locks: (state: LoopState) => string[]
}

/**
 * Speaks of the run whose tasks have these names.
 *
 * @param labels by index of the task; `''` for those of asyncio itself
 */
export function runWords(labels: readonly string[]): RunWords {
  const names = namesBy(labels)
  return {
    sentence: (fact) => sentenceOf(fact, names),
    waiting: (wait) => waitingFor(wait, names),
    briefly: (wait, holder) => waitBriefly(wait, holder, labels),
    timer: ({ seconds, for: purpose }) => `${inSeconds(seconds)}: ${describeTimer(purpose, names)}`,
    queued: names.queued,
    locks: (state) => lockSentences(state, names),
  }
}

function lockSentences(state: LoopState, names: RunNames): string[] {
  const awaited = awaitedLocks(state)
  return state.locks.map(({ holder }, lock) => {
    const waiting = awaited.filter((wait) => wait.lock === lock).map(({ task }) => task)
    const now = holder === null ? 'free' : `held by ${names.task(holder)}`
    const name = state.locks.length === 1 ? '' : `lock ${lock + 1}: `
    if (waiting.length === 0) return `${name}${now}`
    return `${name}${now}; ${names.tasks(waiting)} ${waiting.length === 1 ? 'waits' : 'wait'}`
  })
}
