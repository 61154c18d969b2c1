/** The global that `withVariedHashes` adds: 0 leaves hashes as they are, -1 complements them. */
export const HASH_MASK = 'retrace_hash_mask'

/** How an interpreter hashes: the seed for texts (`PYTHONHASHSEED`), and the value of the global `HASH_MASK`. */
export interface Hashing {
  seed: string
  mask: 0 | -1
}

/**
 * How the interpreters of a sandbox hash. Sets that stand in one order in the usual one stand in the reverse order in the
 * opposite one; the third is for objects that share a place in the first two.
 */
export const hashings = {
  usual: { seed: '0', mask: 0 },
  opposite: { seed: '0', mask: -1 },
  other: { seed: '20231', mask: 0 },
} satisfies Record<string, Hashing>
export type HashingName = keyof typeof hashings

/** Sets the global in every module of WebAssembly that has it and is instantiated in this worker from now on. */
export function maskHashes(mask: number): void {
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const instantiate: unknown = Reflect.get(WebAssembly, name)
    if (typeof instantiate !== 'function') continue
    Reflect.set(WebAssembly, name, async (...parameters: unknown[]) => {
      const result: unknown = await Reflect.apply(instantiate, WebAssembly, parameters)
      if (typeof result === 'object' && result !== null && 'instance' in result) setMask(result.instance, mask)
      return result
    })
  }
}

function setMask(instance: unknown, mask: number): void {
  const global = instance instanceof WebAssembly.Instance ? instance.exports[HASH_MASK] : undefined
  if (global instanceof WebAssembly.Global) global.value = mask
}
