import { afterEach, describe, expect, it } from 'vitest'
import type { ProgramInput } from '#domain/program/program'
import { python, sandboxForTests } from '#tests/sandbox/shared'
import { processorMillis } from '#tests/support/processor-time'

// Every attack here once worked, or was the most likely to; safety.test.ts holds the plain ones.
const sandbox = sandboxForTests()
/** For what would never end. */
const impatient = sandboxForTests({ wallClockSeconds: 1 })
/** What is checked after a test: the impatient sandbox only if the test used it. */
const toCheck = new Set([sandbox])
const run = (program: ProgramInput | string, expected = '') => {
  const chosen = expected === 'time-limit' ? impatient : sandbox
  toCheck.add(chosen)
  return chosen.run(typeof program === 'string' ? { source: `${program}\n` } : program)
}

const innocent = python`
  import asyncio, json, os, random, time

  async def main():
      started = time.monotonic()
      await asyncio.sleep(1)
      print("clean", len("abc"), json.dumps([1]), round(time.monotonic() - started))

  asyncio.run(main())
  print([oct(os.fstat(fd).st_mode) for fd in range(3)])
  fd = os.open("/lib/python314.zip", os.O_RDONLY)
  print(fd, os.read(fd, 4))
`

afterEach(async () => {
  const checked = [...toCheck]
  toCheck.delete(impatient)
  for (const used of checked) {
    expect(
      await used.run({ source: innocent }),
      'the program after it finds the world as it was',
    ).toMatchObject({
      outcome: 'finished',
      stdout: "clean 3 [1] 1\n['0o20666', '0o20666', '0o20666']\n3 b'PK\\x03\\x04'\n",
      stderr: '',
      seconds: 1,
      deterministic: true,
    })
  }
})

/** Python that binds `run` to the sandbox's object for the run, found in the frames below the program. */
const FIND_RUN = python`
  import sys
  frame = sys._getframe(1)
  while "run" not in frame.f_locals:
      frame = frame.f_back
  run = frame.f_locals["run"]
`

/** Python that makes the sandbox take something else than the record of the run. */
const answerWith = (expression: string) => python`
  import sys
  frame = sys._getframe()
  while frame:
      if "record_of" in frame.f_globals:
          frame.f_globals["record_of"] = lambda *_: ${expression}
      frame = frame.f_back
`

describe('a program that changes the Python below it gets no credible record, and nobody else notices', () => {
  it.each([
    ['no record', answerWith('"garbage"')],
    ['a record of another shape', answerWith('{"outcome": "won"}')],
    ['what cannot be sent at all', answerWith('object()')],
    ['megabytes', answerWith('"x" * 25_000_000')],
    [
      'a record with more output than there can be',
      answerWith(
        '{"outcome": "finished", "stdout": "x" * 70_000, "stderr": "", "exception": None, "seconds": 0, "reasons": [], "exitStatus": None}',
      ),
    ],
    ['a time that is no number', `${FIND_RUN}run.clock.nanos = float("nan")`],
    ['an outcome that does not exist', `${FIND_RUN}run.stopped = "won"`],
    ['a reason as long as a book', `${FIND_RUN}run.stopped, run.reason = "deadlock", "x" * 10**6`],
    ['a way for its output that is closed', 'import os\nos.close(4_001)\nprint("lost")'],
    ['a trace that is none', `${FIND_RUN}run.written_by = run`],
    [
      'clocks that are no numbers',
      'import gc\ngc.unfreeze()\nfor o in gc.get_objects():\n    if type(o) is dict and o.get("__name__") == "_retrace.clock":\n        o["cell"][0] = float("nan")\nimport datetime\ndatetime.datetime.now()',
    ],
    [
      'functions that all do nothing',
      'import gc, types\ngc.unfreeze()\nfor o in gc.get_objects():\n    if isinstance(o, types.FunctionType):\n        try: o.__code__ = (lambda *a, **k: None).__code__\n        except Exception: pass',
    ],
    [
      'names that are all gone',
      'import sys\nframe = sys._getframe(1)\nwhile frame:\n    frame.f_globals.clear()\n    frame.f_builtins.clear()\n    frame = frame.f_back',
    ],
    [
      'an exit status that raises',
      'class Leave(SystemExit):\n    code = property(lambda self: 1 / 0)\nraise Leave',
    ],
  ])('%s', async (_, source) => {
    expect(await run(source)).toMatchObject({ outcome: 'unsupported', deterministic: false })
  })

  it.each([
    [
      'another function that writes records',
      answerWith(
        '{"outcome": "finished", "exception": None, "seconds": 99, "reasons": [], "exitStatus": None, "usesThreads": False, "usesSets": False, "hasTies": False}',
      ),
    ],
    [
      'a record that forgets what was printed',
      'import sys\nframe = sys._getframe(1)\nwhile "record_of" not in frame.f_globals: frame = frame.f_back\nrecord_of = frame.f_globals["record_of"]\nrecord_of.__code__ = (lambda run, *_: {"outcome": "finished"}).__code__',
    ],
    [
      'a method of the run that prints something else',
      `${FIND_RUN}type(run).keep = lambda self, stream, data: None`,
    ],
  ])('nor has it any text certified that it does not print: %s', async (_, source) => {
    const record = await run(
      `import random\nprint("I print", random.random())\n${source}\nprint("always the same")`,
    )
    expect(record).toMatchObject({ outcome: 'unsupported', deterministic: false })
    expect(record.stdout).toContain('I print')
  })

  it('what was printed stays printed, whatever is done to the run', async () => {
    const record = await run(
      `print("true")\n${FIND_RUN}vars(run).update(output={"stdout": b"false"}, _output_bytes=0, late=[])`,
    )
    expect(record.stdout).toBe('true\n')
  })

  it.each([
    'sys.monitoring.free_tool_id(tool)',
    'sys.monitoring.set_events(tool, 0)',
    'sys.monitoring.register_callback(tool, sys.monitoring.events.LINE, None)',
    'sys.monitoring.clear_tool_id(tool)',
  ])('the limit of lines stays in force: %s', async (attempt) => {
    const record = await run(python`
      import sys, threading

      def trace(*_):
          return trace

      sys.settrace(trace)
      threading.settrace_all_threads(trace)
      for tool in range(6):
          try:
              ${attempt}
          except ValueError:
              pass
      sys.settrace(None)
      n = 0
      while n < 3_000_000: n += 1
      print("escaped")
    `)
    expect(record).toMatchObject({ outcome: 'time-limit', stdout: '' })
    expect(record.reasons.join()).toContain('lines of Python')
  })

  it('no path of the host stands in anything that it can read', async () => {
    // Spelled as numbers, so that the program does not find itself.
    const path = [...process.cwd()].map((letter) => letter.codePointAt(0))
    const record = await run(python`
      import gc, os, posix, sys, sysconfig

      def look():
          path = "".join(map(chr, [${path.join(', ')}]))
          texts = [repr(vars(sys)), repr(dict(os.environ)), repr(posix.environ), sys.executable, sys.version]
          gc.unfreeze()
          for thing in gc.get_objects():
              if isinstance(thing, (list, dict, tuple)) and len(thing) < 300 and thing is not texts:
                  texts += [part for part in thing if isinstance(part, str)]
                  if isinstance(thing, dict):
                      texts += [part for part in thing.values() if isinstance(part, str)]
          return len(texts) > 1_000, [text for text in texts if path in text]

      print(look())
    `)
    expect(record.stdout).toBe('(True, [])\n')
  })

  it('not even with the limits out of the way does it print more than may be kept', async () => {
    const record = await run(
      `${FIND_RUN}run.max_output_bytes = 10**12\nfor _ in range(20): print("x" * 10**6)`,
    )
    expect(record.outcome).not.toBe('finished')
    expect(record.stdout.length).toBeLessThanOrEqual(65_536)
  })

  it('an exception with a message of megabytes is cut', async () => {
    const record = await run('import sys\nsys.excepthook = lambda *_: None\nraise ValueError("x" * 10**6)')
    expect(record.exception?.message).toHaveLength(2_000)
  })

  it('an exit status of any size is the one byte that a process would give', async () => {
    expect((await run('import sys\nsys.exit(10**30)')).summary).toContain('exit status 255')
    expect((await run('import sys\nsys.exit(-1)')).summary).toContain('exit status 255')
    expect((await run('import sys\nsys.exit(256)')).summary).not.toContain('exit status')
  })

  it('loading the sandbox a second time gives nothing', async () => {
    const record = await run(
      'import zipimport\nexec(zipimport.zipimporter("/lib/python314.zip").get_code("retrace/boot"), {"__name__": "again"})\nprint("loaded")',
    )
    expect(record.stdout).not.toContain('loaded')
  })
})

describe('the files of the interpreter, which outlive a run, stay as they are', () => {
  const OPEN = 'import fcntl, io, mmap, os, posix\nfd = os.open("/lib/python314.zip", os.O_RDONLY)\n'
  it.each([
    ['opened again for writing', 'fcntl.fcntl(fd, fcntl.F_SETFL, os.O_RDWR); posix.write(fd, b"PWNED")'],
    ['written through its number', 'posix.write(fd, b"PWNED")'],
    ['written through a file object', 'io.FileIO(fd, "r+").write(b"PWNED")'],
    ['mapped', 'mmap.mmap(fd, 0)[:4] = b"PWND"'],
    ['shortened', 'os.ftruncate(fd, 0)'],
    ['doubled', 'os.dup2(fd, 1)'],
    ['made to wait', 'os.set_blocking(fd, False)'],
    ['copied over', 'os.sendfile(1, fd, 0, 10)'],
    ['written at an offset', 'os.pwrite(fd, b"PWNED", 0)'],
  ])('%s', async (_, attack) => {
    const record = await run(`${OPEN}try:\n    ${attack}\n    print("done")\nexcept Exception: pass`)
    expect(record.stdout).not.toContain('done')
  })

  it.each(['0', '1', '2'])('standard stream %s closed', async (fd) => {
    await run(`import os\nos.close(${fd})\nprint("closed")`)
  })

  it('all numbers of files used up', async () => {
    await run('import os\nwhile True: os.open("/lib/python314.zip", os.O_RDONLY)')
  })

  it.each(['io.FileIO(1, "w")', 'open(1, "w")', 'open(2, "wb", closefd=False)'])(
    'its own streams by number are refused by name: %s',
    async (opening) => {
      const record = await run(`import io\n${opening}.write("x")`)
      expect(record.summary).toMatch(/a file descriptor \(open\([12]\)\)/u)
    },
  )
})

describe('no wait and no loop is without end', () => {
  it.each([
    [
      'a lock of C',
      'import _thread\nlock = _thread.allocate_lock()\nlock.acquire()\nlock.acquire()',
      'deadlock',
    ],
    ['a queue of C', 'import queue\nqueue.SimpleQueue().get()', 'deadlock'],
    ['a queue', 'import queue\nqueue.Queue().get()', 'deadlock'],
    ['a sleep for ever', 'import asyncio\nasyncio.run(asyncio.sleep(float("inf")))', 'deadlock'],
    [
      'regular expressions',
      'import re\nre.match(r"(.*?,){25}P", ",".join(map(str, range(40))))',
      'time-limit',
    ],
    [
      'an iterator that is never empty',
      'import collections, itertools\ncollections.deque(itertools.count(), maxlen=0)',
      'time-limit',
    ],
    [
      'callbacks that call themselves',
      'import asyncio\nasync def main():\n    loop = asyncio.get_running_loop()\n    def again(): loop.call_soon(again)\n    again()\n    await asyncio.Event().wait()\nasyncio.run(main())',
      'time-limit',
    ],
    [
      'a message that loops',
      'class Loop(Exception):\n    def __str__(self):\n        while True:\n            try:\n                while True: pass\n            except BaseException: pass\nraise Loop',
      'time-limit',
    ],
    [
      'a hook for errors that loops',
      'import sys\ndef hook(*_):\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass\nsys.excepthook = hook\nraise ValueError',
      'time-limit',
    ],
    [
      'an object that comes back from the dead',
      'kept = []\nclass Zombie:\n    def __del__(self): kept.append(self)\nwhile True:\n    Zombie()\n    kept.clear()',
      'time-limit',
    ],
    [
      'an address that loops',
      'import requests\nclass Address:\n    def __str__(self):\n        while True: pass\nrequests.get(Address())',
      'time-limit',
    ],
    [
      'threads that start threads',
      'import threading\ndef f(): threading.Thread(target=f).start()\nf()',
      'unsupported',
    ],
    [
      'another interpreter',
      'from concurrent.futures import InterpreterPoolExecutor\nInterpreterPoolExecutor()',
      'unsupported',
    ],
  ])('%s', async (_, source, outcome) => {
    expect((await run(source, outcome)).outcome).toBe(outcome)
  })

  it.each([
    [
      'functions at exit that register themselves',
      'import atexit\ndef again(): atexit.register(again)\natexit.register(again)',
    ],
    [
      'generators that do not let themselves be closed',
      'def stay():\n    while True:\n        try: yield\n        except GeneratorExit: pass\nkept = [stay() for _ in range(9)]\nfor one in kept: next(one)',
    ],
    [
      'asynchronous ones',
      'import asyncio\nasync def stay():\n    while True:\n        try: yield\n        except GeneratorExit: pass\nasync def main():\n    async for _ in stay(): break\n    await anext(stay())\nasyncio.run(main())',
    ],
    ['a very short switch interval', 'import sys\nsys.setswitchinterval(1e-9)'],
  ])('%s do not outlive the run', async (_, source) => {
    expect((await run(source)).outcome).not.toBe('unsupported')
  })
})

describe('floods end with the output limit, from wherever they come', () => {
  it.each([
    ['below sys.stdout', 'import posix\nwhile True: posix.write(1, b"x" * 65_536)'],
    ['the log', 'import logging\nwhile True: logging.warning("x" * 100)'],
    ['warnings', 'import warnings\nwarnings.simplefilter("always")\nwhile True: warnings.warn("x" * 100)'],
    ['destructors', 'class Loud:\n    def __del__(self): raise ValueError("x" * 500)\nwhile True: Loud()'],
    [
      'a thread that runs ahead',
      'import threading, time\ndef flood():\n    time.sleep(1)\n    while True: print("x" * 5_000)\nthreading.Thread(target=flood).start()',
    ],
    ['an exception', 'raise ValueError("x" * 10**6)'],
  ])('%s', async (_, source) => {
    const record = await run(source)
    expect(record.outcome).toBe('output-limit')
    expect(record.stdout.length + record.stderr.length).toBeLessThanOrEqual(65_536)
  })
})

describe('depth ends in an error of Python or in the run, never in more', () => {
  it.each([
    [
      'json',
      'import json\ntry: json.loads(\'{"a":\' * 10**5)\nexcept (RecursionError, ValueError): print("caught")',
    ],
    [
      'ast',
      'import ast\nfor text in ("(" * 10**5, "-" * 10**5 + "1", "a." * 50_000 + "b"):\n    try: ast.parse(text)\n    except (SyntaxError, RecursionError, MemoryError): pass',
    ],
    [
      're',
      'import re\nfor p in ("(" * 5_000 + ")" * 5_000, "(?:" * 3_000 + ")*" * 3_000):\n    try: re.compile(p)\n    except (RecursionError, re.error): pass',
    ],
    [
      'repr of itself',
      'class Mirror:\n    def __repr__(self): return repr([self])\ntry: repr(Mirror())\nexcept RecursionError: pass',
    ],
    [
      'marshal',
      'import marshal\nfor d in (b"(" * 5_000, b"[" + b"\\xff\\xff\\xff\\x7f", b"[\\x01\\0\\0\\0" * 3_000):\n    try: marshal.loads(d)\n    except (ValueError, MemoryError, EOFError): pass',
    ],
    [
      'pickle',
      'import pickle\npickle.loads(b"\\x80\\x04\\x8c\\x02os\\x8c\\x06system\\x93\\x8c\\x02ls\\x85R.")',
    ],
    [
      'random bytecode',
      'import random, types\nrandom.seed(3)\ndef f(): pass\nfor _ in range(99):\n    code = bytes(random.randrange(256) for _ in range(60))\n    try: types.FunctionType(f.__code__.replace(co_code=code, co_stacksize=100), {})()\n    except Exception: pass',
    ],
  ])('%s', async (_, source) => {
    await run(source)
  })
})

describe('what a lesson declares is as hostile as its program', () => {
  const answer = (body: string) => ({
    network: [{ kind: 'response' as const, method: 'GET', url: 'http://a/', status: 200, seconds: 0, body }],
  })
  it.each<[string, ProgramInput, string]>([
    ['set-up code that loops', { source: 'print(1)\n', setup: 'while True: pass\n' }, 'time-limit'],
    [
      'set-up code that breaks the sandbox',
      { source: 'print(1)\n', setup: `${FIND_RUN}run.clock.nanos = 5j\n` },
      'unsupported',
    ],
    [
      'a module that loops',
      { source: 'import helper\n', modules: { helper: 'while True: pass\n' } },
      'time-limit',
    ],
    [
      'a module with the name of one of Python',
      { source: 'import random\n', modules: { random: 'x = 1\n' } },
      'unsupported',
    ],
    [
      'a module with the name of the sandbox',
      { source: 'import _retrace\n', modules: { _retrace: 'x = 1\n' } },
      'unsupported',
    ],
    [
      'names of modules that are no names',
      { source: 'import os\n', modules: { '../etc': 'x', '': 'y' } },
      'finished',
    ],
    [
      'a reply that is no text',
      { source: 'import requests\nrequests.get("http://a/")\n', ...answer('a\ud800') },
      'exception',
    ],
    [
      'a reply too deep to read',
      { source: 'import requests\nrequests.get("http://a/").json()\n', ...answer('['.repeat(200_000)) },
      'exception',
    ],
    [
      'lines of input without measure',
      { source: 'print(len(input()))\n', input: ['x'.repeat(5_000_000)] },
      'finished',
    ],
  ])('%s', async (_, program, outcome) => {
    expect((await run(program, outcome)).outcome).toBe(outcome)
  })

  it.each([
    ['brackets', '('.repeat(100_000)],
    ['signs', `x = ${'-'.repeat(200_000)}1`],
    ['sums', `x = ${'1+'.repeat(20_000)}1`],
    ['branches', `if 1: pass\n${'elif 1: pass\n'.repeat(10_000)}`],
    ['a zero byte', 'print(1)\n\0print(2)'],
    ['a lone surrogate', 'print("\ud800")'],
  ])('a source of %s is told to be unreadable by all who read it', async (_, source) => {
    const record = await run(source)
    expect(['syntax-error', 'unsupported', 'finished']).toContain(record.outcome)
    const { syntaxError } = await sandbox.analyse(source)
    if (record.outcome !== 'finished') expect(syntaxError).not.toBeNull()
    expect(await sandbox.rewrites({ source })).toEqual([])
  })
})

it('after hostile runs the next ones are as quick and take as little memory as before', async () => {
  const play = () => processorMillis(() => sandbox.play({ source: innocent }))
  const quickest = async () => Math.min(...[await play(), await play(), await play(), await play()])
  const before = { millis: await quickest(), bytes: process.memoryUsage().rss }
  for (const hostile of [
    'a = bytearray(60 * 2**20)',
    'a = []\nwhile True: a.append(bytearray(10**6))',
    'import posix\nwhile True: posix.write(1, b"x" * 10**6)',
  ]) {
    await sandbox.play({ source: `${hostile}\n` })
    await play()
  }
  expect(await quickest()).toBeLessThan(before.millis * 3 + 20)
  expect(process.memoryUsage().rss - before.bytes).toBeLessThan(200 * 2 ** 20)
})
