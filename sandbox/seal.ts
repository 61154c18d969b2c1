/**
 * Finds out whether a program changed the sandbox's own Python while it ran. Python says at the start where its modules,
 * classes and functions lie in memory (`seal.py`); JavaScript compares that memory after each run, and no program can
 * change what it is compared with.
 */
export class Seal {
  readonly #places: readonly (readonly [firstWord: number, words: number])[]

  /**
   * @param reported the addresses of dictionaries, each with the size of its table in bytes, and those of functions
   * @param memory the interpreter's memory at the start
   */
  constructor(reported: unknown, memory: Uint8Array) {
    if (!isReport(reported)) throw new Error('The sandbox does not say where it lies in memory.')
    const words = new Uint32Array(memory.buffer)
    const dictionaries = reported.dictionaries.flatMap(([address, bytes]): [number, number][] => {
      const table = words[(address + DICT_TABLE) / WORD] ?? 0
      return [
        [address + DICT_TABLE, 1],
        [table + TABLE_HEADER, (bytes - TABLE_HEADER) / WORD],
      ]
    })
    const functions = reported.functions.map((address): [number, number] => [
      address + FUNCTION_PARTS,
      FUNCTION_WORDS,
    ])
    this.#places = [...dictionaries, ...functions].map(([address, count]) => [address / WORD, count])
  }

  isBroken(memory: Uint8Array, fresh: Uint8Array): boolean {
    const now = new Uint32Array(memory.buffer)
    const before = new Uint32Array(fresh.buffer)
    return this.#places.some(([first, count]) => {
      for (let word = first; word < first + count; word += 1) if (now[word] !== before[word]) return true
      return false
    })
  }
}

// The layout of CPython 3.14 with pointers of 32 bits.
const WORD = 4
/** Where a dictionary points to its table, and what the table begins with: counters that reading changes too. */
const [DICT_TABLE, TABLE_HEADER] = [24, 20]
/** From a function's globals to its closure, with its code and its defaults between them. */
const [FUNCTION_PARTS, FUNCTION_WORDS] = [8, 8]

interface Report {
  dictionaries: [address: number, bytes: number][]
  functions: number[]
}

const isReport = (value: unknown): value is Report =>
  typeof value === 'object' && value !== null && 'dictionaries' in value && 'functions' in value
