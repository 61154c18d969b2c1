/** One figure of a benchmark; smaller is better. */
export interface Measure {
  name: string
  value: number
  /** Such as `ms`, `MB`, or `×` for a ratio to a yardstick of the same run. */
  unit: string
  /** The limit and the goal; a figure without either is only informative. */
  must?: number
  aim?: number
  /** What it was measured with, in a few words. */
  note?: string
}

/** A benchmark suite, named after its file. */
export interface Suite {
  /** What is measured, in a few words. */
  title: string
  /** @param isLong whether to measure also what takes minutes to prepare */
  measure(isLong: boolean): Promise<Measure[]>
}

/** Rounds per figure: one disturbed round does not change the median of five. */
const ROUNDS = 5

/**
 * Median of at least one value; of an even number, the lower of the two middle ones.
 *
 * @throws RangeError if there are no values
 */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1]
  if (middle === undefined) throw new RangeError('There is no median of nothing.')
  return middle
}

/** Milliseconds that each round of some work takes; the rounds run one after the other. */
export async function roundsOf(work: () => Promise<unknown>, rounds = ROUNDS): Promise<number[]> {
  const millis: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await work()
    millis.push(performance.now() - start)
  }
  return millis
}

export const medianMillis = async (work: () => Promise<unknown>, rounds = ROUNDS) =>
  median(await roundsOf(work, rounds))
