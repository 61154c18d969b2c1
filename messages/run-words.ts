import type { Fact } from '#domain/trace/facts'
import type { Queued, Timer, Wait } from '#domain/trace/loop-state'
import { namesBy } from '#messages/run-names'
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
  }
}
