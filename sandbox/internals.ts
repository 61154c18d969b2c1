/**
 * The parts of Pyodide below its public interface that the sandbox needs: the memory, to reset it after each run; the
 * table of built-in modules, to remove some; the file system, to make it read-only. They are not a stable API, so they
 * are checked at start.
 */
export interface Internals {
  readonly HEAPU8: Uint8Array<ArrayBuffer>
  /** Address of the pointer to the table of built-in modules. */
  readonly _PyImport_Inittab: number
  readonly PIPEFS: Record<string, unknown>
  readonly SOCKFS: Record<string, unknown>
  readonly FS: Record<string, unknown> & { readonly streams: unknown[] }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  (typeof value === 'object' || typeof value === 'function') && value !== null

const isInternals = (value: unknown): value is Internals =>
  isRecord(value) &&
  value['HEAPU8'] instanceof Uint8Array &&
  typeof value['_PyImport_Inittab'] === 'number' &&
  isRecord(value['PIPEFS']) &&
  isRecord(value['SOCKFS']) &&
  isRecord(value['FS']) &&
  Array.isArray(value['FS']['streams'])

export function internalsOf(pyodide: object): Internals {
  const internals: unknown = Reflect.get(pyodide, '_module')
  if (!isInternals(internals))
    throw new Error('This version of Pyodide keeps its memory where it is not found.')
  return internals
}

/** Built-in modules that reach JavaScript or raw memory. */
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

/** Removes these modules from the interpreter's table of built-in modules, by emptying their names. */
export function removeBuiltins(internals: Internals): void {
  const heap = internals.HEAPU8
  const words = new Uint32Array(heap.buffer)
  const nameAt = (address: number) =>
    new TextDecoder().decode(heap.subarray(address, heap.indexOf(0, address)))
  let entry = (words[internals._PyImport_Inittab >> 2] ?? 0) >> 2
  for (let name = words[entry]; name; entry += 2, name = words[entry]) {
    if (REMOVED_BUILTINS.has(nameAt(name))) heap[name] = 0
  }
}

function copyOf(thing: object): object {
  const copy = {}
  Reflect.setPrototypeOf(copy, Reflect.getPrototypeOf(thing))
  return Object.assign(copy, thing)
}

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

/** Numbers of copies of stdout and stderr, by which Python prints even if a program closes its own; see `run.py`. */
const PRINTING = new Map([
  [4_001, 1],
  [4_002, 2],
])

/** Emscripten's error number for a read-only file system (EROFS). */
const READ_ONLY = 69

/**
 * Makes the interpreter's file system read-only. It belongs to JavaScript and is not part of the memory that is reset.
 *
 * @returns a function that restores the open files to those of now, after a run has opened or closed some
 */
export function sealFiles({ FS: files, PIPEFS: pipes, SOCKFS: sockets }: Internals): () => void {
  const { open, write, ErrnoError: SystemError } = files
  if (typeof open !== 'function' || typeof write !== 'function' || typeof SystemError !== 'function') {
    throw new Error('This version of Pyodide keeps its files where they are not found.')
  }
  const refuse = (): never => {
    throw Reflect.construct(SystemError, [READ_ONLY])
  }
  files['open'] = (path: string, flags: unknown, mode?: number): unknown => {
    if (typeof flags !== 'number' || flags & WRITING_FLAGS) refuse()
    const stream: unknown = Reflect.apply(open, files, [path, flags, mode])
    return stream
  }
  for (const call of CHANGING_CALLS) files[call] = refuse
  pipes['createPipe'] = refuse
  sockets['createSocket'] = refuse
  const { streams } = files
  for (const [number, original] of PRINTING) {
    const stream: unknown = streams[original]
    if (!isRecord(stream))
      throw new Error('This version of Pyodide keeps its streams where they are not found.')
    streams[number] = copyOf(stream)
  }
  const printing = new Set([...PRINTING.keys()].map((number) => streams[number]))
  files['write'] = (stream: unknown, ...parameters: unknown[]): unknown => {
    if (!printing.has(stream)) refuse()
    const written: unknown = Reflect.apply(write, files, [stream, ...parameters])
    return written
  }
  const openAtStart = streams.slice()
  const numbers = openAtStart.map((stream) => (isRecord(stream) ? stream['fd'] : undefined))
  return () => {
    streams.splice(0, streams.length, ...openAtStart)
    // A closed stream has lost its number.
    for (const [index, stream] of openAtStart.entries()) if (isRecord(stream)) stream['fd'] = numbers[index]
  }
}
