/** Thrown into the interpreter when a program tries to reach JavaScript. Python code cannot catch it. */
export class ForbiddenCallError extends Error {
  override name = 'ForbiddenCallError'
}

/**
 * The JavaScript functions that compiled Python may still call while a program runs: for reading files, time, random
 * bytes, memory, and passing strings. All others could be used to reach objects of the worker.
 */
const OPEN = new Set([
  ...['JsvArray_Get', 'js2python_js', '_python2js_ascii', 'JsvError_Check', 'JsvNoValue_Check'],
  ...[
    '__syscall_faccessat',
    '__syscall_fstat64',
    '__syscall_getcwd',
    '__syscall_getdents64',
    '__syscall_getuid32_js',
  ],
  ...[
    '__syscall_lstat64',
    '__syscall_newfstatat',
    '__syscall_openat',
    '__syscall_readlinkat',
    '__syscall_stat64',
  ],
  ...['__syscall_fcntl64', '__syscall_ioctl', 'fd_close', 'fd_fdstat_get', 'fd_read', 'fd_seek', 'fd_write'],
  ...[
    'environ_get',
    'environ_sizes_get',
    'random_get',
    'clock_res_get',
    'clock_time_get',
    'emscripten_date_now',
  ],
  ...['emscripten_get_now', '_gmtime_js', '_localtime_js', '_mktime_js', '_timegm_js', '_tzset_js'],
  ...['emscripten_get_heap_max', 'emscripten_resize_heap', '_abort_js', 'proc_exit', '__assert_fail'],
  ...['_emscripten_runtime_keepalive_clear', '_Py_CheckEmscriptenSignals_Helper', '_Py_emscripten_runtime'],
  ...['_PyEM_TrampolineCall_JS', '_emscripten_throw_longjmp', '_emscripten_get_progname'],
])
const isOpen = (name: string) => OPEN.has(name) || name.startsWith('invoke_')

const NO_SUCH_CALL = -52
const isSystemCall = (name: string) => name.startsWith('__syscall_')

type Callable = (...parameters: unknown[]) => unknown
const isCallable = (value: unknown): value is Callable => typeof value === 'function'

/** Guards the calls from compiled Python to JavaScript. Lets all of them through until it is closed. */
export class Gate {
  #isClosed = false

  close(): void {
    this.#isClosed = true
  }

  /** Guards the imports of every WebAssembly module that is instantiated in this worker from now on. */
  install(): void {
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const instantiate: unknown = Reflect.get(WebAssembly, name)
      if (!isCallable(instantiate)) continue
      Reflect.set(WebAssembly, name, (source: unknown, imports?: WebAssembly.Imports) =>
        Reflect.apply(instantiate, WebAssembly, [source, imports && this.#guard(imports)]),
      )
    }
  }

  #guard(imports: WebAssembly.Imports): WebAssembly.Imports {
    const guarded: WebAssembly.Imports = {}
    for (const [namespace, entries] of Object.entries(imports)) {
      // The other namespaces contain addresses, which are looked up on demand, and helpers of the loader.
      guarded[namespace] = ['env', 'wasi_snapshot_preview1'].includes(namespace)
        ? this.#guardEntries(entries)
        : entries
    }
    return guarded
  }

  #guardEntries(entries: WebAssembly.ModuleImports): WebAssembly.ModuleImports {
    return new Proxy(entries, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        return typeof name === 'string' && isCallable(value) && !isOpen(name)
          ? this.#guardCall(name, value)
          : value
      },
    })
  }

  #guardCall(name: string, call: Callable): Callable {
    const guarded = (...parameters: unknown[]): unknown => {
      if (!this.#isClosed) return call(...parameters)
      if (isSystemCall(name)) return NO_SUCH_CALL
      throw new ForbiddenCallError(name)
    }
    return Object.assign(guarded, call)
  }
}
