/**
 * The global that `varyHashFunctions` adds. Its lower five bits say by how many bits hashes are rotated to the left, and
 * its sign whether they are then complemented; 0 leaves them as they are.
 */
export const HASH_VARIATION = 'retrace_hash_variation'
/** The global that `varyShownAddresses` adds: the bits in which a shown address differs from the real one. */
export const ADDRESS_VARIATION = 'retrace_address_variation'
const ALL_BITS = -1
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

/** What an interpreter starts with in its environment; `number_hashes.py` reads the variation there. */
export const environmentOf = ({ seed, variation }: Hashing): Record<string, string> => ({
  PYTHONHASHSEED: seed,
  RETRACE_HASH_VARIATION: String(variation),
  HOME: '/home/pyodide',
  LANG: 'en_US.UTF-8',
})

/** The globals of the module of WebAssembly that is Python, and is instantiated in this worker after `install`. */
export class VariedGlobals {
  #addresses: WebAssembly.Global | undefined

  /** Lets Python hash in this way as soon as it is there. */
  install(hashing: Hashing): void {
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const instantiate: unknown = Reflect.get(WebAssembly, name)
      if (typeof instantiate !== 'function') continue
      Reflect.set(WebAssembly, name, async (...parameters: unknown[]) => {
        const result: unknown = await Reflect.apply(instantiate, WebAssembly, parameters)
        if (typeof result === 'object' && result !== null && 'instance' in result)
          this.#adopt(result.instance, hashing.variation)
        return result
      })
    }
  }

  #adopt(instance: unknown, variation: number): void {
    if (!(instance instanceof WebAssembly.Instance)) return
    const { [HASH_VARIATION]: hashes, [ADDRESS_VARIATION]: addresses } = instance.exports
    if (hashes instanceof WebAssembly.Global) hashes.value = variation
    if (addresses instanceof WebAssembly.Global) this.#addresses = addresses
  }

  /** Which addresses Python shows from now on: its own, or others, in the opposite order and with more digits. */
  showAddresses(areOthers: boolean): void {
    if (this.#addresses === undefined)
      throw new Error('Python shows its addresses in a way that is not known.')
    this.#addresses.value = areOthers ? ALL_BITS : 0
  }
}
