/** The times of some answers, in milliseconds: a quarter was quicker than `quick`, half than `median`. */
export interface Times {
  of: number
  quick: number
  median: number
  slow: number
}

/** Fewer times would say nothing. */
const minTimes = 5

/** The quartiles of some times; null for fewer than five. */
export function timesOf(millis: readonly number[]): Times | null {
  if (millis.length < minTimes) return null
  const sorted = Float64Array.from(millis).sort()
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return { of: sorted.length, quick: at(0.25), median: at(0.5), slow: at(0.75) }
}
