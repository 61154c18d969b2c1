import type { RawRun, RunOptions } from '#sandbox/messages'

/** A changed circumstance of a run, under which a deterministic program must print the same. */
export interface Variation {
  /** The interpreter that runs it: the one with the usual hash seed, or the one with another. */
  hashSeed: 'usual' | 'other'
  options: Partial<RunOptions>
  /** What the output depends on if it changes, as a sentence for authors. */
  reason: string
}

const otherRandomness = { randomSeed: 20_231 }
const otherTaskOrder = { taskOrderSeed: 7 }
/** Another day, hour and second. */
const otherMoment = { epochNanos: 1_790_000_007_123_000_000 }
const otherPolling = { pollingPasses: 700, busyLooks: 700 }

/** All circumstances that can be changed in one run. They are only tried separately if this changes the output. */
export const combinedVariation: Variation = {
  hashSeed: 'other',
  options: { ...otherRandomness, ...otherTaskOrder, ...otherMoment, ...otherPolling },
  reason: 'The output changes from one interpreter to the next, for example with the addresses of objects.',
}

/** The circumstances of `combinedVariation`, one by one, to find out which of them the output depends on. */
export const separateVariations: Variation[] = [
  { hashSeed: 'other', options: {}, reason: 'The output depends on the order of a set or on hash values.' },
  { hashSeed: 'usual', options: otherRandomness, reason: 'The output depends on random numbers.' },
  {
    hashSeed: 'usual',
    options: otherTaskOrder,
    reason: 'The output depends on the order of a set of tasks.',
  },
  { hashSeed: 'usual', options: otherMoment, reason: 'The output depends on the date or the time of day.' },
  {
    hashSeed: 'usual',
    options: otherPolling,
    reason: 'The output depends on how often a loop goes round while it waits.',
  },
]

/** Changes of timing, each in a run of its own, because they could cancel each other out. */
export const timingVariations: Variation[] = [
  {
    hashSeed: 'usual',
    options: { splitsTies: true },
    reason: 'The output depends on which of two timers with the same deadline fires first.',
  },
  {
    hashSeed: 'usual',
    options: { passCostNanos: 100_000 },
    reason: 'The output depends on how long the machine needs, for example on a time that is not rounded.',
  },
]

const ADDRESS = /0x[0-9a-f]{6,}/gi
const withoutAddresses = (text: string) => text.replaceAll(ADDRESS, '0x')

/**
 * Whether two runs had the same output and outcome. Addresses of objects are ignored, because they change by chance
 * under any circumstance; `unstableText` reports them.
 */
export const haveSameOutput = (one: RawRun, other: RawRun): boolean =>
  one.outcome === other.outcome &&
  withoutAddresses(one.stdout) === withoutAddresses(other.stdout) &&
  withoutAddresses(one.stderr) === withoutAddresses(other.stderr) &&
  JSON.stringify(one.exception) === JSON.stringify(other.exception)

const UNASKABLE: { pattern: RegExp; reason: string }[] = [
  { pattern: ADDRESS, reason: 'The output shows the address of an object, which changes from run to run.' },
  {
    pattern: /\bTask-\d+\b/,
    reason: 'The output shows a name such as Task-2 that Python counts up by itself.',
  },
  {
    pattern: /\/usr\/lib\/python|\/lib\/python3/,
    reason: 'The output shows a path, which differs between machines.',
  },
]

/** Reasons why the output cannot be an answer that are visible in its text, whether or not it changed. */
export const unstableText = (run: RawRun): string[] =>
  UNASKABLE.filter(({ pattern }) => run.stdout.search(pattern) >= 0).map(({ reason }) => reason)
