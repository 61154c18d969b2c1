import type { Moment } from '#domain/trace/run-story'

/** A place in a run. Numbers are 1-based. */
export type PlaceInRun =
  /** A line of the standard output. */
  | { kind: 'printed-line'; number: number }
  /** A line of the program, when a step first ended there. */
  | { kind: 'source-line'; number: number }

/**
 * Index of the moment that shows a place. For a printed line, the moment that starts to print it, or the last moment if
 * it is never printed; for a source line, the first moment that ends at it. Null if there is none.
 */
export function momentAt(
  moments: readonly Pick<Moment, 'line' | 'printed'>[],
  place: PlaceInRun,
): number | null {
  const at =
    place.kind === 'source-line'
      ? moments.findIndex(({ line }) => line === place.number)
      : momentThatPrints(moments, place.number)
  return at < 0 ? null : at
}

function momentThatPrints(moments: readonly Pick<Moment, 'printed'>[], number: number): number {
  let ended = 0
  for (const [at, { printed }] of moments.entries()) {
    const text = printed.flatMap((each) => (each.stream === 'stdout' ? [each.text] : [])).join('')
    ended += text.split('\n').length - 1
    const begun = text === '' || text.endsWith('\n') ? ended : ended + 1
    if (begun >= number) return at
  }
  return moments.length - 1
}
