/**
 * The parts of Pyodide below its public interface that the sandbox needs: the memory, to put it back after
 * each run; the table of built-in modules, to take some out; the files, to seal them. No version promises
 * them, so they are checked at start.
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

/** Blot their names out of the interpreter's table of built-in modules. */
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
  'write',
  'writeFile',
]

/** The number of the error "read-only file system", as Emscripten's files know it. */
const READ_ONLY = 69

/**
 * The files of the interpreter are JavaScript's and not in its memory: make them read-only.
 * Returns what closes the files that a run left open, and opens again those that it closed.
 */
export function sealFiles({ FS: files, PIPEFS: pipes, SOCKFS: sockets }: Internals): () => void {
  const { open, ErrnoError: SystemError } = files
  if (typeof open !== 'function' || typeof SystemError !== 'function') {
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
  const openAtStart = [...streams]
  return () => {
    streams.splice(0, streams.length, ...openAtStart)
  }
}
