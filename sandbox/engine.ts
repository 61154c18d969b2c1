import type { loadPyodide } from 'pyodide'
import { ClosedDoor, Gate } from '#sandbox/gate'

type Pyodide = Awaited<ReturnType<typeof loadPyodide>>

/** Most memory that the interpreter may take. */
const MEMORY_LIMIT_BYTES = 256 * 2 ** 20
/** An interpreter that grew beyond this is replaced: wiping its memory would cost more than a new start. */
const LARGE_MEMORY_BYTES = 96 * 2 ** 20
const PAGE_BYTES = 65_536

/** What the interpreter is made of besides Pyodide. */
export interface EngineParts {
  /** Python sources of the sandbox by module name, `boot` among them. */
  sources: Record<string, string>
  /** Stand-ins for network libraries by module name. */
  fakes: Record<string, string>
}

/** How an interpreter breaks: the program reached for JavaScript, used up the stack, or did something else to it. */
export const engineFailures = ['closed-door', 'stack', 'other'] as const
export type EngineFailure = (typeof engineFailures)[number]

function failureOf(error: unknown): EngineFailure {
  if (error instanceof ClosedDoor) return 'closed-door'
  return error instanceof RangeError ? 'stack' : 'other'
}

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
}

/** Gives every source of randomness that Python reaches the same bytes for the same seed. */
class SeededBytes {
  #state = 0

  reseed(seed: number): void {
    this.#state = (seed ^ 0x9e3779b9) | 0
  }

  fill<T extends ArrayBufferView | null>(view: T): T {
    if (view === null) return view
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    for (let index = 0; index < bytes.length; index++) {
      this.#state = (this.#state + 0x6d2b79f5) | 0
      let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      bytes[index] = (mixed ^ (mixed >>> 14)) & 255
    }
    return view
  }
}

/** Puts JavaScript's clocks, which are those of Python's C code, on the virtual time of the run. */
class VirtualClocks {
  #readCell: () => [nanos: number, epochNanos: number, isVirtual: number] = () => [0, 0, 0]

  install(): void {
    const realNow = performance.now.bind(performance)
    const realDate = Date.now
    const now = () => {
      const [nanos, , isVirtual] = this.#readCell()
      return isVirtual ? nanos / 1e6 : realNow()
    }
    Object.defineProperty(performance, 'now', { value: now, configurable: true })
    Date.now = () => {
      const [nanos, epochNanos, isVirtual] = this.#readCell()
      return isVirtual ? (epochNanos + nanos) / 1e6 : realDate()
    }
    // Emscripten asks these for the time zone; a program lives in UTC wherever it runs.
    Date.prototype.getTimezoneOffset = () => 0
  }

  follow(readCell: () => [number, number, number]): void {
    this.#readCell = readCell
  }
}

/** Refuses memory beyond the limit, which Python then reports as a MemoryError. */
class MemoryCeiling {
  wasHit = false

  install(): void {
    const grow = WebAssembly.Memory.prototype.grow
    const hit = () => {
      this.wasHit = true
    }
    WebAssembly.Memory.prototype.grow = function (pages) {
      if (this.buffer.byteLength + pages * PAGE_BYTES > MEMORY_LIMIT_BYTES) {
        hit()
        throw new RangeError('memory limit')
      }
      return grow.call(this, pages)
    }
  }
}

/**
 * The parts of Pyodide below its public interface that the sandbox needs: the memory, to put it back after
 * each run, and the table of built-in modules, to take some out. Checked at start, as no version promises them.
 */
interface Internals {
  HEAPU8: Uint8Array<ArrayBuffer>
  _PyImport_Inittab: number
  PIPEFS: Record<string, unknown>
  SOCKFS: Record<string, unknown>
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  (typeof value === 'object' || typeof value === 'function') && value !== null

const isInternals = (value: unknown): value is Internals =>
  isRecord(value) &&
  value['HEAPU8'] instanceof Uint8Array &&
  typeof value['_PyImport_Inittab'] === 'number' &&
  isRecord(value['PIPEFS']) &&
  isRecord(value['SOCKFS'])

function internalsOf(pyodide: Pyodide): Internals {
  const internals: unknown = Reflect.get(pyodide, '_module')
  if (!isInternals(internals)) throw new Error('This version of Pyodide has no memory to put back.')
  return internals
}

/** Built-in modules that reach JavaScript or raw memory; Python can no longer find them by name. */
const REMOVED_BUILTINS = new Set([
  '_ctypes',
  '_pyodide_core',
  '_remote_debugging',
  '_testbuffer',
  '_testcapi',
  '_testclinic',
  '_testclinic_limited',
  '_testinternalcapi',
  '_testlimitedcapi',
  '_xxtestfuzz',
])

/** Blot their names out of the interpreter's table of built-in modules. */
function removeBuiltins(internals: Internals): void {
  const heap = internals.HEAPU8
  const words = new Uint32Array(heap.buffer)
  const nameAt = (address: number) => {
    const end = heap.indexOf(0, address)
    return new TextDecoder().decode(heap.subarray(address, end))
  }
  let entry = (words[internals._PyImport_Inittab >> 2] ?? 0) >> 2
  for (let name = words[entry]; name; entry += 2, name = words[entry]) {
    if (REMOVED_BUILTINS.has(nameAt(name))) heap[name] = 0
  }
}

const READ_ONLY_FILE_SYSTEM = 69
const WRITING_FLAGS = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000
const CHANGING_CALLS = [
  'allocate',
  'chdir',
  'chmod',
  'chown',
  'create',
  'createDevice',
  'fchmod',
  'fchown',
  'ftruncate',
  'mkdev',
  'mkdir',
  'mkdirTree',
  'mknod',
  'mount',
  'rename',
  'rmdir',
  'symlink',
  'truncate',
  'unlink',
  'unmount',
  'utime',
  'writeFile',
]

/**
 * The files of the interpreter are JavaScript's and not in its memory: make them read-only.
 * Returns what closes the files that a run left open.
 */
function sealFiles(pyodide: Pyodide, internals: Internals): () => void {
  const { FS: files } = pyodide
  const refuse = () => {
    throw new files.ErrnoError(READ_ONLY_FILE_SYSTEM)
  }
  const open = files.open
  files.open = (path: string, flags: number, mode?: number) => {
    if (typeof flags !== 'number' || flags & WRITING_FLAGS) refuse()
    return open(path, flags, mode)
  }
  for (const call of CHANGING_CALLS) Reflect.set(files, call, refuse)
  internals.PIPEFS['createPipe'] = refuse
  internals.SOCKFS['createSocket'] = refuse
  const openAtStart = files.streams.length
  return () => {
    files.streams.length = openAtStart
  }
}

/** What a worker provides: how to load Pyodide there, and what to take away once it is loaded. */
export interface EngineHost {
  load(): Promise<Pyodide>
  /** Route the platform's random bytes through this. */
  useRandomBytes(fill: <T extends ArrayBufferView | null>(view: T) => T): void
  /** Called when all is loaded: the worker itself gives up what a program must never reach. */
  lockDown(): void
}

/**
 * Starts an interpreter whose memory is put back to the same state after every answer, so that no program
 * leaves anything behind for the next. Changes globals of the worker it runs in: call it once in a worker.
 */
export async function startEngine(parts: EngineParts, host: EngineHost): Promise<Engine> {
  const random = new SeededBytes()
  const clocks = new VirtualClocks()
  const ceiling = new MemoryCeiling()
  const gate = new Gate()
  host.useRandomBytes((view) => random.fill(view))
  clocks.install()
  ceiling.install()
  gate.install()

  const pyodide = await host.load()
  const internals = internalsOf(pyodide)
  const scope = pyodide.toPy({ sources: parts.sources, fakes: parts.fakes })
  const boot = parts.sources['boot']
  if (boot === undefined) throw new Error('The Python source boot.py of the sandbox is missing.')
  pyodide.runPython(boot, { globals: scope, filename: '/lib/retrace/boot.py' })
  const serve: unknown = scope.get('serve')
  const cellIndex = Number(scope.get('cell_address')) >> 3
  if (typeof serve !== 'function') throw new Error('The Python source boot.py of the sandbox serves nothing.')
  clocks.follow(() => {
    const cell = new Float64Array(internals.HEAPU8.buffer, cellIndex * 8, 3)
    return [cell[0] ?? 0, cell[1] ?? 0, cell[2] ?? 0]
  })
  removeBuiltins(internals)
  const closeFiles = sealFiles(pyodide, internals)
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
    answer(requestJson, randomSeed) {
      random.reseed(randomSeed)
      ceiling.wasHit = false
      try {
        const json: unknown = serve(requestJson)
        const hitMemoryLimit = ceiling.wasHit
        const isUsable = internals.HEAPU8.length <= LARGE_MEMORY_BYTES
        putBack()
        if (typeof json !== 'string') throw new TypeError('the answer is no text')
        return { json, failure: null, hitMemoryLimit, isUsable }
      } catch (error) {
        return { json: null, failure: failureOf(error), hitMemoryLimit: ceiling.wasHit, isUsable: false }
      }
    },
  }
}
