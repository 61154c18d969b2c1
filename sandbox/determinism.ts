import type { RawRun, RunOptions } from '#sandbox/messages'

/** One changed circumstance under which a program that may be asked about must print the same. */
export interface Variation {
  /** Which interpreter runs it: the one with the usual hash seed, or the one with another. */
  hashSeed: 'usual' | 'other'
  options: Partial<RunOptions>
  /** What the output depends on if it changes, as a sentence for an author. */
  reason: string
}

const otherRandomness = { randomSeed: 20_231 }
const otherTaskOrder = { taskOrderSeed: 7 }
/** Another day, hour and second. */
const otherMoment = { epochNanos: 1_790_000_007_123_000_000 }
const otherPatience = { pollingPasses: 700, busyLooks: 700 }

/** All circumstances that need another interpreter or can share a run, at once; taken apart only if the output changes. */
export const together: Variation = {
  hashSeed: 'other',
  options: { ...otherRandomness, ...otherTaskOrder, ...otherMoment, ...otherPatience },
  reason: 'The output changes from one interpreter to the next, for example with the addresses of objects.',
}

export const takenApart: Variation[] = [
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
    options: otherPatience,
    reason: 'The output depends on how often a loop goes round while it waits.',
  },
]

/** Circumstances of timing, each on its own: two of them could hide each other. */
export const timings: Variation[] = [
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
 * Whether two runs showed the same. Addresses are no difference: they change by chance under any circumstance, and
 * have a reason of their own, see `unaskableText`.
 */
export const showedTheSame = (one: RawRun, other: RawRun): boolean =>
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

/** What in the text itself can be no answer, whether or not it changes. */
export const unaskableText = (run: RawRun): string[] =>
  UNASKABLE.filter(({ pattern }) => run.stdout.search(pattern) >= 0).map(({ reason }) => reason)
