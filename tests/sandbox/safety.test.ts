import { afterEach, describe, expect, it } from 'vitest'
import { python, sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()
const run = (source: string) => sandbox.run({ source })
/** For what would never end. */
const impatient = sandboxForTests({ wallClockSeconds: 1 })
/** What a check looks at: the impatient sandbox only if it ran something since the last one. */
const toCheck = new Set([sandbox])
const runImpatiently = (source: string) => {
  toCheck.add(impatient)
  return impatient.run({ source })
}

const innocent = python`
  import asyncio, json, random, time

  async def main():
      started = time.monotonic()
      await asyncio.sleep(1)
      print("clean", len("abc"), json.dumps([1]), round(time.monotonic() - started))

  asyncio.run(main())
`
/** Whatever was done before: the next program finds the world as it should be. */
afterEach(async () => {
  const checked = [...toCheck]
  toCheck.delete(impatient)
  for (const used of checked) {
    expect(await used.run({ source: innocent })).toMatchObject({
      outcome: 'finished',
      stdout: 'clean 3 [1] 1\n',
      stderr: '',
      seconds: 1,
      deterministic: true,
    })
  }
})

describe('a program finds no way to JavaScript', () => {
  it.each([
    'js',
    'pyodide',
    'pyodide.code',
    'pyodide_js',
    '_pyodide',
    '_pyodide_core',
    '_testcapi',
    '_retrace',
  ])('import %s finds nothing', async (name) => {
    const record = await run(`import ${name}\n`)
    expect(record.outcome).toBe('unsupported')
  })

  it('nor by loading the built-in modules below the import system', async () => {
    const record = await run(python`
      import _imp, importlib.machinery as machinery, sys

      sys.meta_path[:] = [f for f in sys.meta_path if f.__module__ == "_frozen_importlib"]
      for name in ("_ctypes", "_testcapi", "_testinternalcapi", "_remote_debugging"):
          print(_imp.create_builtin(machinery.ModuleSpec(name, machinery.BuiltinImporter)))
      import _ctypes
    `)
    expect(record.stdout).toBe('None\n'.repeat(4))
    expect(record.stderr).toContain('ModuleNotFoundError')
  })

  it.each([
    'to_js({})',
    'to_js([print])',
    'create_proxy(print)',
    'run_sync(1)',
    'create_once_callable(print)',
    'trigger_fatal_error()',
  ])('nor with the core of Pyodide in hand: %s', async (call) => {
    const record = await run(python`
        import _imp, importlib.machinery as machinery

        core = _imp.create_builtin(machinery.ModuleSpec("_pyodide_core", machinery.BuiltinImporter))
        try:
            print("got", core.${call})
        except Exception as error:
            print(type(error).__name__)
      `)
    expect(record.stdout).not.toContain('got')
  })

  it('nor with the objects of JavaScript that Pyodide itself holds', async () => {
    const record = await run(python`
      import gc, sys

      seen, found = set(), []
      todo = [sys._getframe(depth) for depth in range(4)] + gc.get_objects() + [object, type, sys]
      while todo:
          thing = todo.pop()
          if id(thing) in seen:
              continue
          seen.add(id(thing))
          if type(thing).__name__ == "JsProxy":
              found.append(thing)
          todo += gc.get_referents(thing)
          if type(thing) is type:
              todo += type.__subclasses__(thing)
      print(len(seen) > 10_000)
      for proxy in found:
          print("reached", proxy.constructor)
    `)
    expect(record.stdout).not.toContain('reached')
  })

  it('nor in the stack below it', async () => {
    const record = await run(python`
      import sys

      frame = sys._getframe()
      while frame:
          for name, value in {**frame.f_globals, **frame.f_locals}.items():
              if "Js" in type(value).__name__:
                  print("found", name)
          frame = frame.f_back
      print("end")
    `)
    expect(record.stdout).toBe('end\n')
  })
})

describe('a program reaches no file, no process and no network', () => {
  it.each([
    'open("/elsewhere", "w")',
    'open("../secret")',
    'io.FileIO("/elsewhere/a", "w")',
    'io.open_code("/etc/passwd")',
    'posix.open("/elsewhere/x", os.O_CREAT | os.O_WRONLY)',
    'posix.mkdir("/elsewhere/z")',
    'posix.listdir("/")',
    'posix.unlink("/lib/python314.zip")',
    'posix.symlink("/", "/elsewhere/q")',
    'posix.rename("/lib", "/lab")',
    'posix.pipe()',
    'posix._exit(0)',
    'posix.abort()',
    'os._exit(0)',
    'os.execv("/bin/sh", ["sh"])',
    'os.kill(os.getpid(), 9)',
    'subprocess.Popen("ls", shell=True)',
    '_socket.socket()',
    '_posixsubprocess.fork_exec()',
    'pathlib.Path("/elsewhere/a").write_text("b")',
    'tempfile.mkdtemp(dir="/elsewhere")',
    'shutil.rmtree("/lib")',
    'signal.alarm(1)',
    'signal.raise_signal(signal.SIGTERM)',
    'select.select([], [], [], 9)',
  ])('%s', async (attempt) => {
    const record = await run(python`
      import io, os, pathlib, posix, select, shutil, signal, subprocess, tempfile
      import _posixsubprocess, _socket

      try:
          print("done", ${attempt})
      except Exception as error:
          print(type(error).__name__)
    `)
    expect(record.stdout).not.toContain('done')
  })

  it('even with the audit hooks out of the way, writing is impossible', async () => {
    const record = await run(python`
      import sys

      frame = sys._getframe(1)
      while "Run" not in frame.f_globals:
          frame = frame.f_back
      state = frame.f_globals["state"]
      state.current.stop = state.current.refuse = lambda *_: None
      try:
          open("/home/pyodide/kept", "w").write("x")
          print("written")
      except OSError as error:
          print(type(error).__name__)
    `)
    expect(record.stdout).not.toContain('written')
  })

  it('finds nothing of the environment of the server', async () => {
    process.env['A_SECRET_OF_THE_SERVER'] = 'hunter2'
    const record = await run(
      'import os\nprint("A_SECRET_OF_THE_SERVER" in os.environ, "PATH" in os.environ)\nprint("hunter2" in str(dict(os.environ)))\n',
    )
    expect(record.stdout).toMatch(/^False \w+\nFalse\n$/)
  })
})

describe('a program cannot hang or fill anything', () => {
  it.each([
    ['while True: pass', 'while True: pass'],
    ['a loop on one line', 'while 1: x = 1'],
    ['a comprehension', '[0 for _ in iter(int, 1)]'],
    ['a generator', 'any(0 for _ in iter(int, 1))'],
    ['a loop in exec', 'exec("while True: pass")'],
    ['a loop in C', 'sum(iter(int, 1))'],
    ['an endless regular expression', 'import re\nre.match(r"(a+)+$", "a" * 40 + "b")'],
    ['an endless power', '10 ** (10 ** 9)'],
    [
      'a loop that survives everything',
      'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
    ],
    [
      'a finally that starts again',
      'def f():\n    try:\n        while True: pass\n    finally:\n        f()\nf()',
    ],
    [
      'a task that survives everything',
      'import asyncio\nasync def main():\n    while True:\n        try: await asyncio.sleep(1)\n        except BaseException: pass\nasyncio.run(main())',
    ],
    ['a loop at exit', 'import atexit\n@atexit.register\ndef f():\n    while True: pass'],
    ['a loop in a destructor', 'class A:\n    def __del__(self):\n        while True: pass\na = A()'],
    [
      'counting switched off',
      'import sys\nfor tool in range(6):\n    sys.monitoring.set_events(tool, 0) if sys.monitoring.get_tool(tool) else 0\n    sys.monitoring.free_tool_id(tool)\nwhile True: pass',
    ],
    ['a busy wait without end', 'import time\nwhile time.time() > 0: pass'],
  ])('%s', async (_, source) => {
    expect((await runImpatiently(`${source}\n`)).outcome).toBe('time-limit')
  })

  it.each([
    ['a list of buffers', 'a = [bytearray(10**7) for _ in range(1000)]'],
    ['one large buffer', 'bytearray(2 * 10**9)'],
    ['a growing dictionary', 'd = {}\nwhile True: d[len(d)] = str(d.__len__()) * 99'],
    ['a large text that is printed', 'print("x" * (2 * 10**8) + "y")'],
    ['recursion without the limit', 'import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()'],
  ])('%s', async (_, source) => {
    expect((await run(`${source}\n`)).outcome).toBe('memory-limit')
  })

  it.each([
    ['nested lists', 'a = []\nfor _ in range(50_000): a = [a]\nrepr(a)'],
    ['nested tuples', 'a = ()\nfor _ in range(300_000): a = (a,)\nhash(a)'],
    [
      'nested iterators',
      'import itertools\na = iter([])\nfor _ in range(200_000): a = itertools.chain(a)\nnext(a)',
    ],
    [
      'attributes without end',
      'class A:\n    def __getattr__(self, name): return getattr(self, name)\nA().x',
    ],
    ['a crash', 'import faulthandler\nfaulthandler._sigsegv()'],
    [
      'invalid bytecode',
      'def f(): pass\nexec(f.__code__.replace(co_code=bytes([9, 0] * 50 + [100, 255] * 50), co_consts=()))',
    ],
  ])('recursion in C and crashes end the run and nothing else: %s', async (_, source) => {
    await run(`${source}\n`)
  })
})

describe('a program cannot forge its record', () => {
  it('what it prints is only printed', async () => {
    const forged = '{"kind":"answer","id":1,"json":"{}","isUsable":true}'
    expect(await run(`print('${forged}')\n`)).toMatchObject({ outcome: 'finished', stdout: `${forged}\n` })
  })

  it('and os.write is printing too', async () => {
    const record = await run('import os\nos.write(1, b"out\\n")\nos.write(2, b"err\\n")\n')
    expect(record).toMatchObject({ stdout: 'out\n', stderr: 'err\n' })
  })

  it('it sees no object of the sandbox among all objects', async () => {
    const record = await run(
      'import gc\nprint(sum(type(o).__module__.startswith("_retrace") for o in gc.get_objects()))\n',
    )
    expect(record.stdout).toBe('0\n')
  })
})

describe('vandalism ends with the run', () => {
  it.each([
    [
      'builtins',
      'import builtins\nfor n in dir(builtins):\n    if n[0] != "_" and n not in ("setattr", "dir"): setattr(builtins, n, None)',
    ],
    [
      'asyncio',
      'import asyncio\nasyncio.run = None\nasyncio.BaseEventLoop._run_once = None\nasyncio.sleep = None\nasyncio.Task.__init__ = None',
    ],
    [
      'asyncio from inside',
      'import asyncio\nasync def main():\n    asyncio.get_running_loop()._ready = None\nasyncio.run(main())',
    ],
    ['json', 'import json\njson.dumps = json.loads = json.encoder = None'],
    ['the modules', 'import sys\nsys.modules.clear()\nsys.meta_path.clear()'],
    ['the streams', 'import sys\nsys.stdout = sys.stderr = sys.__stdout__ = None'],
    ['a closed stdout', 'import sys\nsys.stdout.close()'],
    ['the clock', 'import time\ntime.monotonic = time.time = lambda: 5\ntime.sleep = print'],
    ['random', 'import random\nrandom.seed = random.random = None'],
    [
      'tracing',
      'import sys\ndef trace(*_): raise ValueError\nsys.settrace(trace)\nsys.setprofile(trace)\nprint(1)',
    ],
    ['an audit hook', 'import sys\nsys.addaudithook(lambda *_: 1 / 0)\nprint(1)'],
    ['a hook of the collector', 'import gc\ngc.callbacks.append(lambda *_: 1 / 0)\ngc.collect()'],
    ['the recursion limit', 'import sys\nsys.setrecursionlimit(60)'],
    ['the hooks for errors', 'import sys\nsys.excepthook = sys.unraisablehook = None\n1 / 0'],
    [
      'a class that lies',
      'import builtins\nclass Str(str):\n    def __eq__(self, other): return True\n    __hash__ = str.__hash__\nbuiltins.str = Str',
    ],
    [
      'an open context',
      'import contextvars, decimal\ndecimal.getcontext().prec = 2\ncontextvars.ContextVar("x").set(1)',
    ],
  ])('%s', async (_, source) => {
    await run(`${source}\n`)
  })

  it('forty programs in a row leave no trace and each sees the same first object', async () => {
    const source =
      'kept = globals().get("kept", 0) + 1\nimport sys\nsys.kept = getattr(sys, "kept", 0) + 1\nprint(kept, sys.kept)\n'
    const records = await Promise.all(Array.from({ length: 40 }, () => run(source)))
    expect(new Set(records.map(({ stdout }) => stdout))).toEqual(new Set(['1 1\n']))
  })
})

describe('the sandbox itself', () => {
  it('rejects what is asked after it is closed, and only that', async () => {
    const { openSandbox } = await import('#sandbox/node')
    const closed = openSandbox()
    await closed.close()
    await expect(closed.run({ source: 'print(1)' })).rejects.toThrow('The sandbox is closed.')
  })
})
