/** Slices of an array, of at most so many elements. */
export function* slices<T>(all: readonly T[], length: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += length) yield all.slice(start, start + length)
}
