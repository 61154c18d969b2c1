import type { Moment } from '#domain/trace/run-story'

/** The first moment in which two runs of a program differ, as it is told; null if they are the same. */
export function momentOfParting(one: readonly Moment[], other: readonly Moment[]): number | null {
  const length = Math.max(one.length, other.length)
  for (let at = 0; at < length; at += 1) {
    if (toldAs(one[at]) !== toldAs(other[at])) return at
  }
  return null
}

const toldAs = (moment: Moment | undefined) =>
  moment && JSON.stringify([moment.seconds, moment.lane, moment.line, moment.printed, moment.facts])
