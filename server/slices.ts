/** Slices of a sequence, of at most so many elements. */
export function* slices<T>(all: Iterable<T>, length: number): Generator<readonly T[]> {
  let slice: T[] = []
  for (const element of all) {
    slice.push(element)
    if (slice.length < length) continue
    yield slice
    slice = []
  }
  if (slice.length > 0) yield slice
}
