import type { Program } from '#domain/program/program'
import type { RawRun, RunOptions } from '#sandbox/messages'
import type { HashingName } from '#sandbox/hash-mask'

/** Circumstances of a run, under which a deterministic program prints what it prints under the usual ones. */
export interface Circumstances {
  hashing: HashingName
  options: Partial<RunOptions>
}

export const usualCircumstances: Circumstances = { hashing: 'usual', options: {} }

/** A change of circumstances, and what the output depends on if it changes too, as a sentence for authors. */
export interface Variation extends Circumstances {
  reason: string
}

const SET_ORDER = 'The output depends on the order of a set or on hash values.'
const TASK_ORDER = 'The output depends on the order of a set of tasks.'
const RANDOM = 'The output depends on random numbers.'
const DATE = 'The output depends on the date or the time of day.'
const MACHINE =
  'The output depends on the computer, for example on its processor, its folders, how it rounds, the sizes of objects or what is loaded.'
const ADDRESSES = 'The output depends on the addresses of objects.'
const SLOW = 'The output depends on how long the machine needs, for example on a time that is not rounded.'
const TIES = 'The output depends on which of two timers with the same deadline fires first.'
const POLLING = 'The output depends on how often a loop goes round while it waits.'

/**
 * Two other moments: a Saturday evening and a leap day, as their zones tell the time. Between them and the usual one (a Thursday morning in January 2026, UTC) everything changes that a
 * date can tell: the year and whether it is a leap year, month, day, weekday, half of the day, minute, second and zone.
 */
const summerEvening = {
  epochNanos: 1_942_242_473_123_000_000,
  monotonicNanos: 2 ** 17 * 1e9,
  zoneMinutes: 330,
}
const leapDay = { epochNanos: 1_835_450_707_456_000_000, monotonicNanos: 2 ** 13 * 1e9, zoneMinutes: -420 }

const another = {
  hashes: { hashing: 'opposite', options: {} },
  hashSeed: { hashing: 'other', options: {} },
  taskOrder: { hashing: 'usual', options: { taskOrder: 'reversed' } },
  randomness: { hashing: 'usual', options: { randomSeed: 20_231 } },
  moment: { hashing: 'usual', options: summerEvening },
  date: { hashing: 'usual', options: leapDay },
  polling: { hashing: 'usual', options: { pollingPasses: 700, busyLooks: 700 } },
  addresses: { hashing: 'usual', options: { hasOtherAddresses: true } },
  machine: { hashing: 'usual', options: { isOtherMachine: true } },
  costs: { hashing: 'usual', options: { slowness: 'growing' } },
} satisfies Record<string, Circumstances>

/** Runs in which as much as possible is different at once. Only if one changes the output is each change tried alone. */
export const combinedVariations: Circumstances[] = [
  {
    hashing: 'opposite',
    options: {
      ...another.taskOrder.options,
      ...another.randomness.options,
      ...another.moment.options,
      ...another.polling.options,
      ...another.machine.options,
    },
  },
  {
    hashing: 'other',
    options: { ...another.date.options, ...another.costs.options, taskOrder: 'shuffled', randomSeed: 77 },
  },
]

/**
 * For programs that make sets. Nothing else is different in these runs: it could change what lies where in memory, so that
 * opposite hashes lead to the same order.
 */
export const setVariations = (['opposite', 'other', 'oppositeOfOther'] as const).map(
  (hashing): Variation => ({ hashing, options: {}, reason: SET_ORDER }),
)

export const UNEXPLAINED =
  'The output changes from one interpreter to the next, for example with what lies where in its memory.'

/**
 * The orders that hashes and addresses determine. A program that depends on one may change under any circumstance, by
 * chance, so no other reason is looked for.
 */
export const orderVariations: Variation[] = [
  { ...another.hashes, reason: SET_ORDER },
  { ...another.hashSeed, reason: SET_ORDER },
  { ...another.taskOrder, reason: TASK_ORDER },
]

/** The other circumstances of `combinedVariations`, one by one. */
export const separateVariations: Variation[] = [
  { ...another.randomness, reason: RANDOM },
  { ...another.moment, reason: DATE },
  { ...another.date, reason: DATE },
  { ...another.polling, reason: POLLING },
  { ...another.machine, reason: MACHINE },
  { ...another.costs, reason: SLOW },
]

/**
 * More of what only a program of this text can depend on. Whether two hashes share a bucket, or a die shows a six, stays
 * the same by luck too often where only a few other hashes and numbers are tried.
 */
export function variationsAgainstLuck({ source, setup, modules }: Program): Variation[] {
  const text = [source, setup, ...Object.values(modules)].join('\n')
  const random = [
    ...moreSeeds.map((randomSeed): Variation['options'] => ({ randomSeed })),
    ...(['least', 'greatest', ...comparedNumbers(text)] as const).map((firstNumbers) => ({ firstNumbers })),
  ].map((options): Variation => ({ hashing: 'usual', options, reason: RANDOM }))
  const salted = [...moreSeeds, ALL_IN_ONE_BUCKET, ONE_IN_EACH_BUCKET].map((hashSalt): Variation => ({
    hashing: 'usual',
    options: { hashSalt },
    reason: SET_ORDER,
  }))
  return [...(NAMES_RANDOMNESS.test(text) ? random : []), ...(NAMES_HASHES.test(text) ? salted : [])]
}

/** Numbers with which a program compares, and those before them: `randint(1, 100) == 42` comes from the number 41. */
function comparedNumbers(text: string): number[] {
  const found = [...text.matchAll(COMPARED)].map(([, digits]) => Number(digits))
  return [...new Set(found.flatMap((number) => [number, number - 1]))]
    .filter((number) => number > 0)
    .slice(0, 6)
}
const COMPARED = /(?:[=!<>]=|[<>]|\bcase)\s*(\d{1,9})\b/gu

const [ALL_IN_ONE_BUCKET, ONE_IN_EACH_BUCKET] = [0, -1]
const moreSeeds = [11, 222, 3_333, 44_444, 555_555, 6_666_666]
const NAMES_RANDOMNESS = /\b(?:random|secrets|uuid\w?|urandom|tempfile)\b/u
const NAMES_HASHES = /\b(?:hash|__hash__)\b/u

/**
 * Changes that are each tried in a run of its own, because others could cancel them out: of timing, and of addresses,
 * whose order changes with what lies where in memory.
 */
export const variationsAlone: Variation[] = [
  { ...another.addresses, reason: ADDRESSES },
  {
    hashing: 'usual',
    options: { lastOfTies: 'set later' },
    reason: TIES,
  },
  {
    hashing: 'usual',
    options: { passCostNanos: 100_000, slowness: 'shrinking' },
    reason: SLOW,
  },
]

/** Only for programs that have such timers. Natively, either may fire last if both tasks have waited before. */
export const tieVariations: Variation[] = [
  { hashing: 'usual', options: { lastOfTies: 'set earlier' }, reason: TIES },
]

const THREADS =
  'The output depends on which thread goes on first: on another run, their steps may come in another order.'

/** Other orders in which threads may begin; only for programs that have some. */
export const threadVariations: Variation[] = [
  { hashing: 'usual', options: { threadStart: 'late' }, reason: THREADS },
  { hashing: 'usual', options: { threadStart: 'late-reversed' }, reason: THREADS },
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

/** The name under which a program runs; natively, Python shows it with the folder in which the learner keeps it. */
const OWN_FILE = /\bmain\.py\b/u

/** Reasons why the output cannot be an answer that are visible in its text, whether or not it changed. */
export function unstableText({ source }: Pick<Program, 'source'>, { stdout }: RawRun): string[] {
  const showsOwnFile = OWN_FILE.test(stdout) && !OWN_FILE.test(source)
  return [
    ...UNASKABLE.filter(({ pattern }) => stdout.search(pattern) >= 0).map(({ reason }) => reason),
    ...(showsOwnFile ? ['The output shows the path of the program, which differs between machines.'] : []),
  ]
}
