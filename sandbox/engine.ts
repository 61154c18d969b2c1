import type { loadPyodide } from 'pyodide'
import { ClosedDoor, Gate } from '#sandbox/gate'
import { internalsOf, removeBuiltins, sealFiles } from '#sandbox/internals'
import { MemoryCeiling, SeededBytes, VirtualClocks, type FillBytes } from '#sandbox/worker-globals'

type Pyodide = Awaited<ReturnType<typeof loadPyodide>>

/** An interpreter that grew beyond this is replaced: wiping its memory would cost more than a new start. */
const LARGE_MEMORY_BYTES = 96 * 2 ** 20

/** How an interpreter breaks: the program reached for JavaScript, used up the stack, or did something else to it. */
export const engineFailures = ['closed-door', 'stack', 'other'] as const
export type EngineFailure = (typeof engineFailures)[number]

function failureOf(error: unknown): EngineFailure {
  if (error instanceof ClosedDoor) return 'closed-door'
  return error instanceof RangeError && error.message.includes('call stack') ? 'stack' : 'other'
}

/** The longest answer that is passed on; the largest record with the largest trace stays below it. */
const MAX_ANSWER_CHARACTERS = 2 ** 24

/** The answer of one interpreter to one request. */
export interface EngineAnswer {
  /** The JSON that Python gave, or null where the interpreter broke. */
  json: string | null
  /** How the interpreter broke, if it did. */
  failure: EngineFailure | null
  hitMemoryLimit: boolean
  /** Whether this interpreter may be asked again. */
  isUsable: boolean
}

export interface Engine {
  answer(requestJson: string, randomSeed: number): EngineAnswer
  /**
   * Puts the interpreter back to what it was before its first answer. Call it after every answer of a usable one and
   * before the next request: apart from the answer, so that nobody waits for it (it takes half as long as a run).
   */
  putBack(): void
}

/** What a worker provides: how to load Pyodide there, and what to take away once it is loaded. */
export interface EngineHost {
  /** Loads Pyodide with the sandbox's own library, see `build_library.py`. */
  load(): Promise<Pyodide>
  /** Routes the platform's random bytes through this. */
  useRandomBytes(fill: FillBytes): void
  /** Called when all is loaded: the worker itself gives up what a program must never reach. */
  lockDown(): void
}

const BOOT = `
import zipimport
exec(zipimport.zipimporter("/lib/python314.zip").get_code("retrace/boot"))
serve
`

/**
 * Starts an interpreter whose memory is put back to the same state after every answer, so that no program
 * leaves anything behind for the next. Changes globals of the worker it runs in: call it once in a worker.
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
  clocks.follow(() => {
    const [nanos = 0, epochNanos = 0, isVirtual = 0] = new Float64Array(
      internals.HEAPU8.buffer,
      cellAddress,
      3,
    )
    return { nanos, epochNanos, isVirtual: isVirtual !== 0 }
  })
  removeBuiltins(internals)
  const closeFiles = sealFiles(internals)
  host.lockDown()
  gate.close()
  const fresh = internals.HEAPU8.slice()

  const putBack = () => {
    const heap = internals.HEAPU8
    heap.set(fresh)
    heap.fill(0, fresh.length)
    closeFiles()
  }

  return {
    putBack,
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
