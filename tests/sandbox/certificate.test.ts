import { describe, expect, it } from 'vitest'
import { python, sandboxForTests } from '#tests/sandbox/shared'

// Kinds of programs that print the same on one interpreter again and again, and something else on another.
const sandbox = sandboxForTests()
const run = (source: string) => sandbox.run({ source })

const SET_ORDER = /order of a set/u
const SLOW = /how long the machine needs/u
const DATE = /the date or the time of day/u
const ADDRESSES = /the addresses of objects/u
const MACHINE = /depends on the computer/u
const THREADS = /which thread goes on first/u

const job = (size: number) => python`
  class Parcel:
      def __init__(self, to):
          self.to = to

  print([parcel.to for parcel in {Parcel(town) for town in ("Rome", "Oslo", "Bonn", "Graz")[:${size}]}])
`
const waited = (size: number) => python`
  import asyncio

  async def fetch(page):
      await asyncio.sleep(page / 100)
      return page

  async def main():
      done, _ = await asyncio.wait([asyncio.create_task(fetch(page)) for page in range(${size}, 0, -1)])
      print([task.result() for task in done])

  asyncio.run(main())
`

describe('an order that depends on addresses or hashes is found, with its true reason', () => {
  it.each([
    ...[2, 3, 4].flatMap((size): [string, string][] => [
      [`a set of ${size} objects`, job(size)],
      [
        `the same after a comment and other objects`,
        `# A comment.\nkept = [object() for _ in range(9)]\n${job(size)}`,
      ],
      [`what wait() gives of ${size} tasks`, waited(size)],
    ]),
    ['a set of two functions', 'def a(): pass\ndef b(): pass\nprint([f.__name__ for f in {a, b}])\n'],
    ['a set of classes', 'print([kind.__name__ for kind in {bytes, dict, complex}])\n'],
    ['a set of words', 'print({"red", "green", "blue"})\n'],
    ['a set of pairs', 'print({(1, 2), (3, 4), (5, 6)})\n'],
    ['a set of decimals', 'from decimal import Decimal\nprint({Decimal("1.5"), Decimal("2.25")})\n'],
    ['a set of fractions', 'from fractions import Fraction\nprint({Fraction(1, 4), Fraction(1, 8)})\n'],
    ['a set of frozen sets', 'print([len(each) for each in {frozenset({1}), frozenset({2, 3})}])\n'],
    [
      'a set of methods',
      'class Box:\n    def a(self): pass\n    def b(self): pass\nbox = Box()\nprint([method.__name__ for method in {box.a, box.b}])\n',
    ],
    [
      'a set of types with parameters',
      'print({list[int], list[str], dict[str, int], set[int], tuple[int]})\n',
    ],
    ['a set of slices', 'print([each.start for each in {slice(1, 5), slice(2, 5)}])\n'],
    ['hashes of texts', 'print(hash("tea") % 2, hash("milk") % 1_000)\n'],
    ['hashes of fractions', 'print(hash(2.5))\n'],
    [
      'the order in which as_completed() starts coroutines',
      python`
        import asyncio

        async def brew(minutes):
            print("start", minutes)
            await asyncio.sleep(minutes)

        async def main():
            for first in asyncio.as_completed([brew(2), brew(1)]):
                await first

        asyncio.run(main())
      `,
    ],
    [
      'the order in which a group cancels its tasks',
      python`
        import asyncio

        async def guard(door):
            try:
                await asyncio.sleep(9)
            finally:
                print("left", door)

        async def alarm():
            await asyncio.sleep(1)
            raise ValueError

        async def main():
            try:
                async with asyncio.TaskGroup() as group:
                    for door in ("north", "south"):
                        group.create_task(guard(door))
                    group.create_task(alarm())
            except* ValueError:
                print("over")

        asyncio.run(main())
      `,
    ],
  ])('%s', async (_, source) => {
    const record = await run(source)
    expect(record).toMatchObject({ outcome: 'finished', deterministic: false })
    for (const reason of record.reasons) expect(reason).toMatch(SET_ORDER)
  })

  it.each([
    ['a set of two objects', job(2), SET_ORDER],
    [
      'which object shows the least address',
      'class Shape: pass\nshapes = [Shape() for _ in range(3)]\nprint(shapes.index(min(shapes, key=repr)))\n',
      ADDRESSES,
    ],
  ])('%s: whatever the program has made before, and wherever that lies', async (_, source, reason) => {
    for (let count = 0; count < 12; count += 1) {
      const record = await run(`kept = [object() for _ in range(${3 * count + (count % 5)})]\n${source}`)
      expect(record.deterministic).toBe(false)
      expect(record.reasons.join()).toMatch(reason)
    }
  })

  it.each([
    ['small numbers', 'print({1, 2, 3}, {3, 1} | {2}, {True, None} - {None})\n'],
    [
      'a set that is sorted, counted or searched',
      'seen = {"x", "y", "z"}\nprint(sorted(seen), len(seen), "x" in seen)\n',
    ],
    ['dictionaries', 'print({"b": 1, "a": 2}, dict.fromkeys("cab"))\n'],
    [
      'equal hashes',
      'from fractions import Fraction\nprint(hash(2) == hash(2.0) == hash(Fraction(2)), {2: "two"}[2.0])\n',
    ],
    [
      'results in the order of their sleeps',
      waited(3).replace('for task in done', 'for task in sorted(done, key=lambda t: t.result())'),
    ],
  ])('and what does not depend on it is certified: %s', async (_, source) => {
    expect(await run(source)).toMatchObject({ deterministic: true, reasons: [] })
  })
})

describe('what stays the same by luck in a few runs is not certified', () => {
  const RANDOM = /random numbers/u
  it.each([
    ['a coin', 'import random\nprint(random.random() < 0.5)\n', RANDOM],
    ['what is rare', 'import random\nprint("rare" if random.random() < 0.01 else "common")\n', RANDOM],
    [
      'what is rare among several',
      'from random import randint\nprint(any(randint(1, 500) == 1 for _ in range(9)))\n',
      RANDOM,
    ],
    ['what is as rare as one number of many', 'import random\nprint("prize" if random.randrange(1_000) == 7 else "no prize")\n', RANDOM],
    ['a number in a pattern', 'import random\nmatch random.randint(1, 500):\n    case 321: print("prize")\n    case _: print("no prize")\n', RANDOM],
    ['a coin of the system', 'import secrets\nprint(secrets.randbelow(2))\n', RANDOM],
    ['the first letter of an identifier', 'import uuid\nprint(uuid.uuid4().hex[0] in "01234567")\n', RANDOM],
    ['two words in one bucket', 'print(hash("ant") % 64 == hash("bee") % 64)\n', SET_ORDER],
    ['how many buckets are used', 'print(len({hash(word) % 8 for word in ("ant", "bee")}))\n', SET_ORDER],
    ['the sign of a hash', 'print(hash(None) > 0)\n', SET_ORDER],
    ['a set of negative numbers', 'print({-1, -2, 3, 100})\n', SET_ORDER],
    ['whether an address is used again', 'class Box: pass\nprint(id(Box()) == id(Box()))\n', ADDRESSES],
    ['how many addresses there are', 'class Box: pass\nprint(len({id(Box()) for _ in range(3)}))\n', ADDRESSES],
    ['what waits to be collected', 'import gc\nprint(gc.get_count())\n', MACHINE],
    [
      'when garbage is collected',
      'class Box:\n    count = 0\n    def __init__(self): self.me = self\n    def __del__(self): Box.count += 1\nfor _ in range(5_000): Box()\nprint(Box.count)\n',
      MACHINE,
    ],
    ['two objects by the addresses in their texts', 'class Box: pass\nfirst, second = Box(), Box()\nprint(min(first, second, key=repr) is first)\n', ADDRESSES],
    ['two functions by their texts', 'def a(): pass\ndef b(): pass\nprint(str(a)[-12:] < str(b)[-12:])\n', ADDRESSES],
    ['how long the text of an object is', 'class Box: pass\nprint(len(repr(Box())))\n', ADDRESSES],
    ['the order of addresses', 'a, b = object(), object()\nprint(id(a) < id(b))\n', ADDRESSES],
    ['whether a module is loaded that it does not import', 'import sys\nprint("re" in sys.modules)\n', MACHINE],
    ['which classes there are of a kind', 'print(len(Exception.__subclasses__()), "Warning" in str(Exception.__subclasses__()))\n', MACHINE],
    ['how many modules are loaded', 'import sys\nprint(len(sys.modules))\n', MACHINE],
    ['the path of the program', 'import traceback\ntry:\n    1 / 0\nexcept ZeroDivisionError:\n    print(traceback.format_exc())\n', /path of the program/u],
  ])('%s', async (_, source, reason) => {
    const record = await run(source)
    expect(record).toMatchObject({ outcome: 'finished', deterministic: false })
    for (const each of record.reasons) expect(each).toMatch(reason)
  }) // prettier-ignore

  it.each([
    ['a seed', 'import random\nrandom.seed("tea")\nprint(random.random(), random.choice("abc"))\n'],
    ['a generator with a seed', 'import random\nprint(random.Random(4).sample(range(9), 3))\n'],
    ['what is true of all random numbers', 'import random\nx = [3, 1, 2]\nrandom.shuffle(x)\nprint(sorted(x), 0 <= random.random() < 1)\n'],
    ['equal hashes of equal things', 'print(hash("a") == hash("a"), hash(2.0) == hash(2), hash(7))\n'],
    ['a hash of its own', 'class Box:\n    def __hash__(self): return 7\nprint(hash(Box()))\n'],
    ['the address that it tells and shows', 'class Box: pass\nbox = Box()\nprint(hex(id(box)) in repr(box), repr(box) == str(box))\n'],
    ['equal numbers of several kinds', 'from decimal import Decimal\nfrom fractions import Fraction\nprint(len({0.5, Decimal("0.50"), Fraction(1, 2)}), {1: "one"}[Decimal("1.0")], Fraction(-3, 2) in {-1.5})\n'],
    ['the modules that it imports', 'import json, sys\nimport os.path\nfrom collections import abc\nprint("json" in sys.modules, "collections.abc" in sys.modules, sys.modules[__name__].__name__)\n'],
    ['a module that it loads again', 'import sys, json\nfirst = json\ndel sys.modules["json"]\nimport json\nprint(json is first, isinstance(sys.modules, dict))\n'],
    ['classes of its own kind', 'class Shape: pass\nclass Box(Shape): pass\nprint(Shape.__subclasses__())\n'],
    ['one object and another', 'a, b = [1], [1]\nprint(id(a) == id(b), id(a) == id(a))\n'],
  ])('but with %s it is', async (_, source) => {
    expect(await run(source)).toMatchObject({ deterministic: true, reasons: [] })
  }) // prettier-ignore

  it('a program that asks the network for the name of a computer is told so', async () => {
    const record = await run('import socket\nprint(socket.getfqdn())\n')
    expect(record).toMatchObject({ outcome: 'unsupported' })
    expect(record.summary).toContain('socket (the network)')
  })
})

describe('clocks', () => {
  const elapsed = (shown: string) =>
    `import time, datetime\nstart, day = time.perf_counter(), datetime.datetime.now()\ntime.sleep(0.25)\ntook = time.perf_counter() - start\nprint(${shown})\n`
  it.each([
    ['a time that is not rounded', elapsed('took'), SLOW],
    ['rounded to thousandths', elapsed('f"{took:.3f}"'), SLOW],
    ['a difference of dates', elapsed('datetime.datetime.now() - day'), SLOW],
    ['whether it is exactly so', elapsed('took == 0.25'), SLOW],
    ['time of the processor', 'import time\nprint(time.process_time() == 0)\n', SLOW],
    [
      'how long a computation takes',
      'import time\nstart = time.time()\nsum(n * n for n in range(2_000))\nprint(f"{time.time() - start:.4f}")\n',
      SLOW,
    ],
    [
      'whether a long computation takes longer than a limit',
      'import time\nstart = time.perf_counter()\nsum(range(500_000))\nprint("slow" if time.perf_counter() - start > 0.1 else "fast")\n',
      SLOW,
    ],
    [
      'whether a long computation takes longer than a limit by the clock of datetime',
      'from datetime import datetime\nstart = datetime.now()\nsum(range(500_000))\nprint("slow" if (datetime.now() - start).total_seconds() > 0.1 else "fast")\n',
      SLOW,
    ],
    [
      'whether many lines take longer than a limit by the clock of datetime',
      'import datetime\nstart = datetime.datetime.now()\nfor n in range(40_000):\n    n * n\nprint(datetime.datetime.now() - start > datetime.timedelta(milliseconds=20))\n',
      SLOW,
    ],
    [
      'which of two computations takes longer',
      'import time\ndef timed(find):\n    start = time.perf_counter()\n    find()\n    return time.perf_counter() - start\nquick = timed(lambda: 5 in {5})\nprint(quick < timed(lambda: 999 in [*range(1_000)]))\n',
      SLOW,
    ],
    [
      'whether a long computation comes within a time limit',
      'import asyncio\nasync def main():\n    try:\n        async with asyncio.timeout(0.1):\n            sum(range(500_000))\n            await asyncio.sleep(0)\n            await asyncio.sleep(0)\n            print("in time")\n    except TimeoutError:\n        print("too late")\nasyncio.run(main())\n',
      SLOW,
    ],
    ['the year', 'import datetime\nprint(datetime.date.today().year)\n', DATE],
    [
      'the day of the week',
      'import datetime\nprint("weekend" if datetime.date.today().weekday() > 4 else "work")\n',
      DATE,
    ],
    ['a leap year', 'import calendar, time\nprint(calendar.isleap(time.localtime().tm_year))\n', DATE],
    ['morning or afternoon', 'import time\nprint("am" if time.localtime().tm_hour < 12 else "pm")\n', DATE],
    ['the zone', 'import datetime\nprint(datetime.datetime.fromtimestamp(0))\n', DATE],
    ['since when the computer runs', 'import time\nprint(round(time.monotonic()))\n', DATE],
  ])('%s: no', async (_, source, reason) => {
    const record = await run(source)
    expect(record.deterministic).toBe(false)
    expect(record.reasons.join()).toMatch(reason)
  })

  it.each([
    ['rounded to tenths', elapsed('f"{took:.2f}", round(took, 2), took >= 0.25')],
    [
      'with a short computation',
      'import time\nstart = time.perf_counter()\ntotal = 0\nfor n in range(5_000):\n    total += n\nsorted(range(5_000))\ntime.sleep(0.5)\nprint(f"{time.perf_counter() - start:.1f}")\n',
    ],
    [
      'seconds between two dates, with a short computation',
      'import datetime, time\nstart = datetime.datetime.now()\nsorted(range(5_000))\ntime.sleep(2)\nprint((datetime.datetime.now() - start).seconds)\n',
    ],
    ['a date that is given', 'import datetime\nprint(datetime.date(2024, 2, 29).strftime("%A"))\n'],
    ['a time in UTC', 'import datetime\nprint(datetime.datetime.fromtimestamp(0, datetime.UTC))\n'],
  ])('%s: yes', async (_, source) => {
    expect(await run(source)).toMatchObject({ deterministic: true, reasons: [] })
  })
})

describe('timers with the same deadline', () => {
  const workers = (first: string, second: string) => python`
    import asyncio

    async def work(name, *waits):
        for seconds in waits:
            await asyncio.sleep(seconds)
        print(name)

    async def main():
        await asyncio.gather(work("one", ${first}), work("two", ${second}))

    asyncio.run(main())
  `
  it.each([
    ['that were set at different times', workers('0.1, 0.2', '0.2, 0.1')],
    ['of two rhythms that meet', workers('2, 2, 2', '3, 3')],
  ])('%s: no', async (_, source) => {
    const record = await run(source)
    expect(record.deterministic).toBe(false)
    expect(record.reasons.join()).toMatch(/which of two timers/u)
  })

  it.each([
    ['that were set together', workers('1, 1', '1, 1')],
    ['of which one was set before anything had waited', workers('1, 1', '2')],
  ])('%s: yes', async (_, source) => {
    expect(await run(source)).toMatchObject({ deterministic: true, reasons: [] })
  })
})

describe('the width of this machine and its place', () => {
  it.each([
    ['sizes', 'import sys\nprint(sys.getsizeof([1, 2]))\n'],
    [
      'memory that is traced',
      'import tracemalloc\ntracemalloc.start()\nitems = [*range(1_000)]\nprint(tracemalloc.get_traced_memory()[0])\n',
    ],
    ['the kind of threads', 'import sys\nprint(sys.thread_info.name)\n'],
    ['how wide hashes are', 'import sys\nprint(sys.hash_info.width)\n'],
    ['the number of the process', 'import os\nprint(os.getpid() > 1_000, os.getpid())\n'],
    ['the system', 'import platform\nprint(platform.system())\n'],
    ['the folder', 'import os.path\nprint(os.path.abspath("notes.txt"))\n'],
    ['what is in the folder', 'import os\nprint(os.listdir())\n'],
    [
      'what else is in it',
      'from pathlib import Path\nPath("a").touch()\nprint(sum(p.is_file() for p in Path().iterdir()))\n',
    ],
    ['the interpreter', 'import sys\nprint(sys.executable)\n'],
    ['the version of Python', 'import sys\nprint(sys.version_info[:2])\n'],
    ['its version in words', 'import platform\nprint(platform.python_version())\n'],
    ['what is in a module', 'import math\nprint(len(dir(math)))\n'],
    ['what a list has', 'print(len([name for name in dir([]) if not name.startswith("_")]))\n'],
    ['whether there is a terminal', 'import sys\nprint(sys.stdout.isatty())\n'],
    ['how wide the terminal is', 'import shutil\nprint(shutil.get_terminal_size().columns)\n'],
    ['where temporary files are', 'import tempfile\nprint(tempfile.gettempdir())\n'],
    ['the language', 'import locale\nprint(locale.getlocale()[0])\n'],
    ['whether the number of the process is even', 'import os\nprint(os.getpid() % 2)\n'],
    [
      'how many objects are collected',
      'import weakref\nclass Box: pass\nrefs = []\nfor _ in range(1_500):\n    box = Box()\n    box.me = box\n    refs.append(weakref.ref(box))\nprint(sum(ref() is None for ref in refs))\n',
    ],
    ['the processors', 'import os\nprint(os.cpu_count())\n'],
    ['the number of a thread', 'import threading\nprint(threading.get_ident())\n'],
    ['the user', 'import getpass\nprint(getpass.getuser())\n'],
    ['which modules are built in', 'import sys\nprint("math" in sys.builtin_module_names)\n'],
    ['where a module comes from', 'import math\nprint(hasattr(math, "__file__"))\n'],
    ['where modules are looked for', 'import sys\nprint(len(sys.path))\n'],
    [
      'which libraries Python uses',
      'import sqlite3, zlib\nprint(zlib.ZLIB_VERSION, sqlite3.sqlite_version)\n',
    ],
    ['which hashes there are', 'import hashlib\nprint("sm3" in hashlib.algorithms_available)\n'],
    ['whether a program is installed', 'import shutil\nprint(shutil.which("python3") is None)\n'],
    [
      'how wide the terminal is, as the system says',
      'import os\ntry:\n    print(os.get_terminal_size())\nexcept OSError as error:\n    print(error)\n',
    ],
    ['a cube root that should be whole', 'import math\nprint(math.cbrt(27))\n'],
    ['the last digit of a sine', 'import math\nprint(math.sin(0.5))\n'],
    ['whether a tangent is exactly one', 'import math\nprint(math.tan(math.pi / 4) == 1)\n'],
    ['the length of a complex number', 'print(abs(1 + 2j))\n'],
    [
      'the last digit of a random number of a bell curve',
      'import random\nrandom.seed(3)\nprint(random.gauss(0, 1))\n',
    ],
    [
      'what runs below the program',
      'import sys\nframe, depth = sys._getframe(), 0\nwhile frame:\n    frame, depth = frame.f_back, depth + 1\nprint(depth)\n',
    ],
  ])('%s: not certified', async (_, source) => {
    const record = await run(source)
    expect(record).toMatchObject({ outcome: 'finished', deterministic: false })
    expect(record.reasons.join()).toMatch(MACHINE)
  })

  it.each([
    [
      'how a country writes amounts',
      'import locale\nlocale.setlocale(locale.LC_ALL, "")\nprint(locale.localeconv()["currency_symbol"])\n',
    ],
    ['sizes of C', 'import struct\nprint(struct.calcsize("l"))\n'],
    ['a length beyond 32 bits', 'print(len(range(2**40)))\n'],
    [
      'a position beyond 32 bits',
      'try:\n    print([1][2**40])\nexcept IndexError as error:\n    print(error)\n',
    ],
  ])('%s: unsupported', async (_, source) => {
    expect((await run(source)).outcome).toBe('unsupported')
  })

  it.each([
    ['that Python is new enough', 'import sys\nprint(sys.version_info >= (3, 12))\n', 'True\n'],
    ['what a class of its own has', 'class Box:\n    def open(self): pass\nprint([name for name in dir(Box()) if name[0] != "_"])\n', "['open']\n"],
    ['the names here', 'def here():\n    tea = 1\n    return dir()\nprint(here(), "sqrt" in dir(__import__("math")))\n', "['tea'] True\n"],
    ['the locale that is the same everywhere', 'import locale\nlocale.setlocale(locale.LC_ALL, "C")\nprint(f"{1234.5:n}")\n', '1234.5\n'],
    ['a sine rounded to three digits, and what is exact', 'import math\nprint(round(math.sin(0.5), 3), math.sqrt(2), math.exp(0), math.log2(8), abs(3 + 4j), abs(-2.5))\n', '0.479 1.4142135623730951 1.0 3.0 5.0 2.5\n'],
    ['the stack as Python shows it', 'import inspect\ndef here():\n    return [frame.function for frame in inspect.stack()]\nprint(here())\n', "['here', '<module>']\n"],
    ['how deep recursion may go', 'def deep(n):\n    try:\n        return deep(n + 1)\n    except RecursionError:\n        return n\nprint(deep(0))\n', '998\n'],
    ['the numbers of errors, as Linux has them', 'import errno, os\nprint(errno.ENOENT, errno.errorcode[35], os.strerror(13), type(OSError(13, "no")).__name__)\ntry:\n    os.readlink("none")\nexcept OSError as error:\n    print(error.errno)\n', '2 EDEADLOCK Permission denied PermissionError\n2\n'],
    ['parts of a date that only Linux has', 'import datetime\nprint(datetime.datetime(2024, 3, 5, 19, 8).strftime("%-d.%-m. %k %l %P %j"))\n', '5.3. 19  7 pm 065\n'],
    ['one object that is collected', 'import gc, weakref\nclass Box: pass\nbox = Box()\nbox.me = box\nref = weakref.ref(box)\ndel box\nprint(ref() is None, gc.collect() > 0, ref() is None)\n', 'False True True\n'],
  ])('%s: certified', async (_, source, stdout) => {
    expect(await run(source)).toMatchObject({ deterministic: true, reasons: [], stdout })
  }) // prettier-ignore

  it('what is the same on every ordinary computer is certified', async () => {
    const record = await run(python`
      import struct, sys

      print(sys.maxsize, struct.calcsize("<l"), struct.pack(">H", 258), 2**100, "win32" == sys.platform)
      one = two = []
      print(id(one) == id(two), id(one) == id([]))
    `)
    expect(record).toMatchObject({ deterministic: true, reasons: [] })
    expect(record.stdout).toBe("9223372036854775807 4 b'\\x01\\x02' " + `${2n ** 100n} False\nTrue False\n`)
  })
})

describe('threads', () => {
  it.each([
    [
      'who prints first',
      'import threading\nworker = threading.Thread(target=print, args=("worker",))\nworker.start()\nprint("main")\nworker.join()\n',
    ],
    [
      'two that print without waiting',
      'import threading\nboth = [threading.Thread(target=print, args=(n,)) for n in (1, 2)]\nfor each in both: each.start()\nfor each in both: each.join()\n',
    ],
    [
      'which thread of a pool does the work',
      'import threading\nfrom concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(2) as pool:\n    print([*pool.map(lambda n: threading.current_thread().name[-1], range(4))])\n',
    ],
    [
      'two of a pool',
      'from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(2) as pool:\n    for n in (1, 2): pool.submit(print, n)\n',
    ],
  ])('%s: not certified', async (_, source) => {
    const record = await run(source)
    expect(record).toMatchObject({ outcome: 'finished', deterministic: false })
    expect(record.reasons.join()).toMatch(THREADS)
  })

  it('what comes at different times, or from one at a time, is certified', async () => {
    const record = await run(python`
      import queue, threading, time
      from concurrent.futures import ThreadPoolExecutor

      def work(seconds):
          time.sleep(seconds)
          print("worked", seconds)
          return seconds

      threads = [threading.Thread(target=work, args=(seconds,)) for seconds in (2, 1)]
      for thread in threads: thread.start()
      print(threading.active_count(), [thread.is_alive() for thread in threads])
      for thread in threads: thread.join()
      print(threading.active_count())
      with ThreadPoolExecutor(1) as pool:
          print(list(pool.map(work, (3, 4))))
      box = queue.Queue()
      threading.Thread(target=box.put, args=("letter",)).start()
      print(box.get())
    `)
    expect(record).toMatchObject({ deterministic: true, reasons: [] })
    expect(record.stdout).toBe('3 [True, True]\nworked 1\nworked 2\n1\nworked 3\nworked 4\n[3, 4]\nletter\n')
  })

  it('a deadlock of locks is told', async () => {
    const record = await run(python`
      import threading, time

      fork, knife = threading.Lock(), threading.Lock()

      def eat(first, second):
          with first:
              time.sleep(1)
              with second:
                  print("eats")

      for name, tools in (("Ann", (fork, knife)), ("Bob", (knife, fork))):
          threading.Thread(target=eat, name=name, args=tools).start()
    `)
    expect(record.outcome).toBe('unsupported')
    expect(record.summary).toContain('The threads Ann and Bob wait for each other for ever (a deadlock)')
  })

  it.each([
    [
      'a flag that ends a loop',
      'import threading, time\nrunning = True\ndef watch():\n    while running: time.sleep(0.1)\nthreading.Thread(target=watch).start()\ntime.sleep(1)\nrunning = False\n',
    ],
    [
      'an event that ends a loop',
      'import threading, time\nstop = threading.Event()\ndef watch():\n    while not stop.is_set(): time.sleep(0.1)\nthreading.Thread(target=watch).start()\ntime.sleep(1)\nstop.set()\n',
    ],
    [
      'a semaphore that is held',
      'import threading, time\nseats = threading.Semaphore(1)\ndef sit():\n    with seats: time.sleep(1)\nfor _ in range(2): threading.Thread(target=sit).start()\n',
    ],
    [
      'workers that share a queue',
      'import queue, threading, time\nwork = queue.Queue()\nfor n in range(4): work.put(n)\ndef do(name):\n    while not work.empty():\n        print(name, work.get())\n        time.sleep(1)\nfor name in "ab": threading.Thread(target=do, args=name).start()\n',
    ],
  ])('%s is refused, because it runs ahead of the others', async (_, source) => {
    const record = await run(source)
    expect(record.outcome).toBe('unsupported')
    expect(record.summary).toMatch(/thread/u)
  })
})

describe('what the interpreter lacks is told by its name', () => {
  it.each([
    [
      'hashlib.scrypt',
      'import hashlib\ntry:\n    hashlib.scrypt(b"x", salt=b"y", n=2, r=1, p=1)\nexcept AttributeError:\n    print("no")\n',
    ],
    ['hashlib.pbkdf2_hmac', 'from hashlib import pbkdf2_hmac\n'],
    ['os.umask()', 'import os\nprint(oct(os.umask(0)))\n'],
    ['os.sysconf()', 'import os\nprint(os.sysconf("SC_PAGE_SIZE"))\n'],
    ["hashlib.new('sha512_256')", 'import hashlib\nprint(hashlib.new("sha512_256", b"tea").hexdigest())\n'],
    ['urllib.request.getproxies', 'import urllib.request\nprint(urllib.request.getproxies())\n'],
    ['%5Y in a format of strftime()', 'import datetime\nprint(datetime.date(2024, 3, 5).strftime("%5Y"))\n'],
    ['os.nice', 'import os\nprint(hasattr(os, "nice"))\n'],
    ['the module "tkinter"', 'try:\n    import tkinter\nexcept ImportError:\n    print("no")\n'],
  ])('%s', async (name, source) => {
    const record = await run(source)
    expect(record).toMatchObject({ outcome: 'unsupported', stdout: '' })
    expect(record.summary).toContain(name)
  })

  it('but a name that no Python has is an error of the program', async () => {
    const record = await run('import hashlib\nhashlib.sha257\n')
    expect(record).toMatchObject({ outcome: 'exception', deterministic: true })
    expect(record.exception?.message).toBe("module 'hashlib' has no attribute 'sha257'")
  })

  it('signals that a program sends to itself arrive', async () => {
    const record = await run(python`
      import asyncio, os, signal

      signal.signal(signal.SIGTERM, lambda number, frame: print("got", signal.Signals(number).name))
      signal.raise_signal(signal.SIGTERM)
      os.kill(os.getpid(), signal.SIGTERM)
      try:
          signal.raise_signal(signal.SIGINT)
      except KeyboardInterrupt:
          print("interrupted")

      async def main():
          loop, stop = asyncio.get_running_loop(), asyncio.Event()
          loop.add_signal_handler(signal.SIGUSR1, stop.set)
          os.kill(os.getpid(), signal.SIGUSR1)
          await stop.wait()
          print("stopped", loop.remove_signal_handler(signal.SIGUSR1))

      asyncio.run(main())
    `)
    expect(record).toMatchObject({ deterministic: true })
    expect(record.stdout).toBe('got SIGTERM\ngot SIGTERM\ninterrupted\nstopped True\n')
  })

  it('what was printed before a limit is kept', async () => {
    const impatient = sandboxForTests({ wallClockSeconds: 3 })
    const record = await impatient.run({ source: 'print("so far")\nsum(iter(int, 1))\n' })
    expect(record).toMatchObject({ outcome: 'time-limit', stdout: 'so far\n' })
  })
})
