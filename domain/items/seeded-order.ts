import { createHash } from 'node:crypto'

function rank(seed: string, key: string): string {
  return createHash('sha256').update(seed).update('\0').update(key).digest('hex')
}

/** The values in a shuffled order that depends only on the seed and their keys. */
export function inSeededOrder<Value>(
  values: readonly Value[],
  seed: string,
  keyOf: (value: Value) => string,
): Value[] {
  return [...values].sort((a, b) => (rank(seed, keyOf(a)) < rank(seed, keyOf(b)) ? -1 : 1))
}
