import type { loadPyodide } from 'pyodide'
import { ForbiddenCallError, Gate } from '#sandbox/gate'
import { varyHashes, type Hashing } from '#sandbox/hash-mask'
import { internalsOf, removeBuiltins, sealFiles } from '#sandbox/internals'
import { CLOCK_CELL_LENGTH, MemoryCeiling, SeededBytes, VirtualClocks, type FillBytes } from '#sandbox/worker-globals'

type Pyodide = Awaited<ReturnType<typeof loadPyodide>>

/** An interpreter that grew beyond this is replaced, because resetting its memory would cost more than a new start. */
const LARGE_MEMORY_BYTES = 96 * 2 ** 20

/** How an interpreter broke: the program tried to reach JavaScript, used up the stack, or broke it in another way. */
export const engineFailures = ['forbidden-call', 'stack', 'other'] as const
export type EngineFailure = (typeof engineFailures)[number]

function failureOf(error: unknown): EngineFailure {
  if (error instanceof ForbiddenCallError) return 'forbidden-call'
  return error instanceof RangeError && error.message.includes('call stack') ? 'stack' : 'other'
}

/** The longest answer that is passed on. The largest record with the largest trace stays below it. */
const MAX_ANSWER_CHARACTERS = 2 ** 24

/** The answer of one interpreter to one request. */
export interface EngineAnswer {
  /** The JSON that Python returned; null if the interpreter broke. */
  json: string | null
  /** How the interpreter broke; null if it did not. */
  failure: EngineFailure | null
  hitMemoryLimit: boolean
  /** Whether this interpreter can take further requests. */
  isUsable: boolean
}

export interface Engine {
  answer(requestJson: string, randomSeed: number): EngineAnswer
  /**
   * Resets the interpreter to its state before the first answer. Call it after every answer of a usable interpreter and
   * before the next request. It is separate from `answer` so that nobody waits for it: it takes half as long as a run.
   */
  reset(): void
}

/** What a worker provides: how to load Pyodide, and how to lock the worker down afterwards. */
export interface EngineHost {
  hashing: Hashing
  /** Loads Pyodide with the sandbox's own library, see `build_library.py`. */
  load(): Promise<Pyodide>
  /** Replaces the platform's source of random bytes. */
  useRandomBytes(fill: FillBytes): void
  /** Called once everything is loaded: removes from the worker what a program must never reach. */
  lockDown(): void
}

const BOOT = `
import zipimport
exec(zipimport.zipimporter("/lib/python314.zip").get_code("retrace/boot"))
serve
`

/**
 * Starts an interpreter whose memory can be reset after every answer, so that no program affects the next one. Changes
 * globals of the worker that it runs in: call it once per worker.
 */
export async function startEngine(host: EngineHost): Promise<Engine> {
  const random = new SeededBytes()
  const clocks = new VirtualClocks()
  const ceiling = new MemoryCeiling()
  const gate = new Gate()
  host.useRandomBytes(random.fill)
  clocks.install()
  ceiling.install()
  gate.install()
  varyHashes(host.hashing.variation)

  const pyodide = await host.load()
  const internals = internalsOf(pyodide)
  const serve: unknown = pyodide.runPython(BOOT, { filename: '/lib/retrace/start.py' })
  if (typeof serve !== 'function') throw new Error('The library of the sandbox does not serve.')
  const ask = (request: string): string => {
    const answer: unknown = Reflect.apply(serve, undefined, [request])
    if (typeof answer !== 'string') throw new Error('The library of the sandbox does not answer in JSON.')
    return answer
  }
  const cellAddress = Number(ask('{"kind": "clock-cell"}'))
  clocks.follow(() => new Float64Array(internals.HEAPU8.buffer, cellAddress, CLOCK_CELL_LENGTH))
  removeBuiltins(internals)
  const closeFiles = sealFiles(internals)
  host.lockDown()
  gate.close()
  const fresh = internals.HEAPU8.slice()

  const reset = () => {
    const heap = internals.HEAPU8
    heap.set(fresh)
    heap.fill(0, fresh.length)
    closeFiles()
  }

  return {
    reset,
    answer(requestJson, randomSeed) {
      random.reseed(randomSeed)
      ceiling.wasHit = false
      try {
        const json = ask(requestJson)
        if (json.length > MAX_ANSWER_CHARACTERS) throw new Error('The answer is too long.')
        const hitMemoryLimit = ceiling.wasHit
        const isUsable = internals.HEAPU8.length <= LARGE_MEMORY_BYTES
        return { json, failure: null, hitMemoryLimit, isUsable }
      } catch (error) {
        return { json: null, failure: failureOf(error), hitMemoryLimit: ceiling.wasHit, isUsable: false }
      }
    },
  }
}
