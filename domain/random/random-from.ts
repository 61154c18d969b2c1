import { hash } from 'node:crypto'

/** Numbers from 0 (included) to 1 (excluded) that a seed alone decides, the same on every machine. */
export function randomFrom(seed: string): () => number {
  const words = new Uint32Array(4)
  const digest = hash('sha256', seed, 'buffer')
  words.forEach((_, index) => (words[index] = digest.readUInt32LE(index * 4)))
  return () => xoshiro128(words) / 2 ** 32
}

/** One step of xoshiro128** (Blackman & Vigna 2018): 32 random bits. */
function xoshiro128(state: Uint32Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = state
  const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0
  state[2] = c ^ a
  state[3] = d ^ b
  state[1] = b ^ c ^ a
  state[0] = a ^ d ^ b
  state[2] = c ^ a ^ (b << 9)
  state[3] = rotateLeft(d ^ b, 11)
  return result
}

function rotateLeft(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by))
}

/** The same values in an order that the seed decides. */
export function shuffled<T>(values: readonly T[], seed: string): T[] {
  const random = randomFrom(seed)
  return values
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value)
}
