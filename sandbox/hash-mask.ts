/**
 * The global that `withVariedHashes` adds. Its lower five bits say by how many bits hashes are rotated to the left, and
 * its sign whether they are then complemented; 0 leaves them as they are.
 */
export const HASH_VARIATION = 'retrace_hash_variation'
const COMPLEMENT = -(2 ** 31)
/** Brings those bits to the lower end by which neighbouring objects of 128 bytes differ. */
const ROTATION = 29

/** How an interpreter hashes: the seed for texts (`PYTHONHASHSEED`), and the value of the global. */
export interface Hashing {
  seed: string
  variation: number
}

/**
 * How the interpreters of a sandbox hash. Sets that stand in one order in the usual one stand in the reverse order in the
 * opposite one. What shares a place there is found by the other two, which are opposites too; the last one only runs
 * programs that make sets.
 */
export const hashings = {
  usual: { seed: '0', variation: 0 },
  opposite: { seed: '0', variation: COMPLEMENT },
  other: { seed: '20231', variation: COMPLEMENT + ROTATION },
  oppositeOfOther: { seed: '20231', variation: ROTATION },
} satisfies Record<string, Hashing>
export type HashingName = keyof typeof hashings

/** Sets the global in every module of WebAssembly that has it and is instantiated in this worker from now on. */
export function varyHashes(variation: number): void {
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const instantiate: unknown = Reflect.get(WebAssembly, name)
    if (typeof instantiate !== 'function') continue
    Reflect.set(WebAssembly, name, async (...parameters: unknown[]) => {
      const result: unknown = await Reflect.apply(instantiate, WebAssembly, parameters)
      if (typeof result === 'object' && result !== null && 'instance' in result)
        setVariation(result.instance, variation)
      return result
    })
  }
}

function setVariation(instance: unknown, variation: number): void {
  const global = instance instanceof WebAssembly.Instance ? instance.exports[HASH_VARIATION] : undefined
  if (global instanceof WebAssembly.Global) global.value = variation
}
