import type { Moment } from '#domain/trace/run-story'

/** Index of the first moment in which the stories of two runs differ; null if they are the same. */
export function divergentMoment(one: readonly Moment[], other: readonly Moment[]): number | null {
  const length = Math.max(one.length, other.length)
  for (let at = 0; at < length; at += 1) {
    if (signatureOf(one[at]) !== signatureOf(other[at])) return at
  }
  return null
}

const signatureOf = (moment: Moment | undefined) =>
  moment && JSON.stringify([moment.seconds, moment.lane, moment.line, moment.printed, moment.facts])
