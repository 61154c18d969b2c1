import type { loadPyodide } from 'pyodide'
import { ForbiddenCallError, Gate } from '#sandbox/gate'
import { VariedGlobals, type Hashing } from '#sandbox/hash-mask'
import { internalsOf, removeBuiltins, sealFiles } from '#sandbox/internals'
import { Printer, type Stream } from '#sandbox/printed'
import { Seal } from '#sandbox/seal'
import { isRecord, type WorkerRequest } from '#sandbox/worker-request'
import {
  CLOCK_CELL_LENGTH,
  MemoryCeiling,
  SeededBytes,
  VirtualClocks,
  type FillBytes,
} from '#sandbox/worker-globals'

type Pyodide = Awaited<ReturnType<typeof loadPyodide>>

/** An interpreter that grew beyond this is replaced, because resetting its memory would cost more than a new start. */
const LARGE_MEMORY_BYTES = 96 * 2 ** 20

/** How an interpreter broke: the program tried to reach JavaScript, changed the sandbox's own
 * Python, used up the stack, or broke it in another way. */
export const engineFailures = ['forbidden-call', 'tampered', 'stack', 'other'] as const
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
  /** Whether the program printed more than is kept. */
  printedTooMuch: boolean
  /** Whether this interpreter can take further requests. */
  isUsable: boolean
}

export interface Engine {
  /** What the program prints goes to the host meanwhile. */
  answer(request: WorkerRequest): EngineAnswer
  /**
   * Resets the interpreter to its state before the first answer. Call it after every answer of a usable interpreter and
   * before the next request. It is separate from `answer` so that nobody waits for it: it takes half as long as a run.
   */
  reset(): void
}

/** What a worker provides: how to load Pyodide, and how to lock the worker down afterwards. */
export interface EngineHost {
  hashing: Hashing
  /** Called with what the program of the current request prints. */
  print(stream: Stream, bytes: Uint8Array<ArrayBuffer>): void
  /** Loads Pyodide with the sandbox's own library, see `build_library.py`. */
  load(): Promise<Pyodide>
  /** Replaces the platform's source of random bytes. */
  useRandomBytes(fill: FillBytes): void
  /** How many milliseconds the processor has worked for this worker; where that is not told, how many have passed. */
  workMillis(this: void): number
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
  const clocks = new VirtualClocks(host.workMillis)
  const ceiling = new MemoryCeiling()
  const gate = new Gate()
  host.useRandomBytes(random.fill)
  clocks.install()
  ceiling.install()
  gate.install()
  const globals = new VariedGlobals()
  globals.install(host.hashing)

  const pyodide = await host.load()
  const internals = internalsOf(pyodide)
  const serve: unknown = pyodide.runPython(BOOT, { filename: '/lib/retrace/start.py' })
  if (typeof serve !== 'function') throw new Error('The library of the sandbox does not serve.')
  const ask = (request: string): string => {
    const answer: unknown = Reflect.apply(serve, undefined, [request])
    if (typeof answer !== 'string') throw new Error('The library of the sandbox does not answer in JSON.')
    return answer
  }
  const addresses: unknown = JSON.parse(ask('{"kind": "addresses"}'))
  if (!isRecord(addresses)) throw new Error('The sandbox does not say where it lies in memory.')
  const cellAddress = Number(addresses['clock'])
  clocks.follow(() => new Float64Array(internals.HEAPU8.buffer, cellAddress, CLOCK_CELL_LENGTH))
  removeBuiltins(internals)
  const printer = new Printer((stream, bytes) => host.print(stream, bytes))
  pyodide.setStdout({ write: (bytes: Uint8Array) => printer.write('stdout', bytes) })
  pyodide.setStderr({ write: (bytes: Uint8Array) => printer.write('stderr', bytes) })
  const closeFiles = sealFiles(internals)
  host.lockDown()
  gate.close()
  const fresh = internals.HEAPU8.slice()
  const seal = new Seal(addresses, fresh)

  const reset = () => {
    const heap = internals.HEAPU8
    heap.set(fresh)
    heap.fill(0, fresh.length)
    closeFiles()
  }

  const answered = () => {
    printer.end()
    return { hitMemoryLimit: ceiling.wasHit, printedTooMuch: printer.isTooMuch }
  }

  return {
    reset,
    answer({ requestJson, randomSeed, hasOtherAddresses, isSealed }) {
      random.reseed(randomSeed)
      globals.showAddresses(hasOtherAddresses)
      ceiling.wasHit = false
      printer.begin()
      try {
        const json = ask(requestJson)
        if (json.length > MAX_ANSWER_CHARACTERS) throw new Error('The answer is too long.')
        const isTampered = isSealed && seal.isBroken(internals.HEAPU8, fresh)
        const isUsable = internals.HEAPU8.length <= LARGE_MEMORY_BYTES
        return {
          ...answered(),
          json: isTampered ? null : json,
          failure: isTampered ? 'tampered' : null,
          isUsable,
        }
      } catch (error) {
        return { ...answered(), json: null, failure: failureOf(error), isUsable: false }
      }
    },
  }
}
