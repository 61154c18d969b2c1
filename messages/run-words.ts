import type { Fact } from '#domain/trace/facts'
import { awaitedLocks, type LoopState, type Queued, type Timer, type Wait } from '#domain/trace/loop-state'
import type { TextsOf } from '#messages/rooms'
import { lockOrOnly, namesBy, type RunNames } from '#messages/run-names'
import { sentenceOf } from '#messages/run-sentences'
import { describeTimer } from '#messages/run-timers'
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
  /** A virtual time or duration. */
  seconds: (seconds: number) => string
}

/**
 * Speaks of the run whose tasks have these names.
 *
 * @param labels by index of the task; `''` for those of asyncio itself
 */
export function runWords(text: TextsOf<'run'>, locale: string, labels: readonly string[]): RunWords {
  const names = namesBy(text, locale, labels)
  return {
    sentence: (fact) => sentenceOf(fact, names),
    waiting: (wait) => waitingFor(wait, names),
    briefly: (wait, holder) => waitBriefly(wait, holder, names, labels),
    timer: ({ seconds, for: purpose }) => `${names.seconds(seconds)}: ${describeTimer(purpose, names)}`,
    queued: names.queued,
    locks: (state) => lockSentences(state, names),
    seconds: names.seconds,
  }
}

function lockSentences(state: LoopState, names: RunNames): string[] {
  const awaited = awaitedLocks(state)
  const text = names.text.lock
  return state.locks.map(({ holder }, index) => {
    const waiting = awaited.filter((wait) => wait.lock === index).map(({ task }) => task)
    const lock = lockOrOnly(index, state.locks.length === 1)
    const waiters = { tasks: names.tasks(waiting), count: waiting.length }
    if (holder === null)
      return waiting.length === 0 ? text.free({ lock }) : text.freeAwaited({ lock, ...waiters })
    const held = { lock, holder: names.task(holder) }
    return waiting.length === 0 ? text.held(held) : text.heldAwaited({ ...held, ...waiters })
  })
}
