import { describe, expect, it } from 'vitest'
import { python, sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()
/** For what would never end. */
const impatient = sandboxForTests({ wallClockSeconds: 1 })
const run = (source: string) => sandbox.run({ source })

describe('every run ends in one of eight ways', () => {
  it('finished: says what was printed and how long it took in virtual time', async () => {
    const source =
      'import asyncio\nasync def main():\n    await asyncio.sleep(90)\n    print("done")\nasyncio.run(main())\n'
    expect(await run(source)).toEqual({
      python: '3.14.2',
      outcome: 'finished',
      stdout: 'done\n',
      stderr: '',
      exception: null,
      seconds: 90,
      deterministic: true,
      reasons: [],
      summary: 'The program finished after 90 seconds.',
    })
  })

  it('finished: with an exit status that the program gave itself', async () => {
    const record = await run('import sys\nprint("bye")\nsys.exit(3)\n')
    expect(record).toMatchObject({ outcome: 'finished', stdout: 'bye\n', exception: null })
    expect(record.summary).toBe('The program ended itself with exit status 3.')
  })

  it('exception: names type, message and the line of the program that raised it', async () => {
    const record = await run('def check(n):\n    return 1 / n\n\nprint("start")\ncheck(0)\n')
    expect(record.exception).toEqual({ type: 'ZeroDivisionError', message: 'division by zero', line: 2 })
    expect(record).toMatchObject({ outcome: 'exception', stdout: 'start\n', deterministic: true })
    expect(record.stderr).toContain('File "main.py", line 5, in <module>')
    expect(record.summary).toBe('The program was ended by ZeroDivisionError, raised from line 2.')
  })

  it('exception: raised inside the standard library counts for the line that called it', async () => {
    const record = await run('import json\n\njson.loads("{")\n')
    expect(record.exception).toMatchObject({ type: 'JSONDecodeError', line: 3 })
  })

  it('deadlock: says which task waits for what, and unwinding prints nothing', async () => {
    const record = await run(python`
      import asyncio

      async def worker(event):
          try:
              await event.wait()
          finally:
              print("never printed")

      async def main():
          print("waiting")
          await asyncio.create_task(worker(asyncio.Event()), name="worker")

      asyncio.run(main())
    `)
    expect(record).toMatchObject({
      outcome: 'deadlock',
      stdout: 'waiting\n',
      stderr: '',
      deterministic: true,
    })
    expect(record.summary).toContain('worker in worker, line 5, waits for Event.wait()')
    expect(record.summary).toContain('Task-1 in main, line 11, waits for worker to finish')
  })

  it('deadlock: the only thread waits for a lock that it holds', async () => {
    const record = await run('import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n')
    expect(record.outcome).toBe('deadlock')
  })

  it.each([
    ['a loop without end', 'while True: pass\n', 'lines of Python'],
    ['an hour of virtual time', 'import time\ntime.sleep(3601)\n', 'seconds of virtual time'],
    [
      'a loop that never waits',
      'import asyncio\nasync def main():\n    while True: await asyncio.sleep(0)\nasyncio.run(main())\n',
      'steps of the event loop',
    ],
  ])('time-limit: %s', async (_, source, reason) => {
    const record = await run(source)
    expect(record).toMatchObject({ outcome: 'time-limit', deterministic: false })
    expect(record.reasons.join()).toContain(reason)
  })

  it('time-limit: a loop in C, which the sandbox cannot look into', async () => {
    const record = await impatient.run({ source: 'sum(iter(int, 1))\n' })
    expect(record).toMatchObject({ outcome: 'time-limit', deterministic: false })
    expect(record.reasons).toEqual(['It did not end within 1 real seconds.'])
  })

  it('output-limit: keeps the first 64 KiB', async () => {
    const record = await run('while True: print("x" * 99)\n')
    expect(record.outcome).toBe('output-limit')
    expect(record.stdout).toHaveLength(65_536)
  })

  it('memory-limit: even where the program catches the MemoryError', async () => {
    const source =
      'kept = []\ntry:\n    while True: kept.append(bytearray(10**6))\nexcept MemoryError:\n    print("caught")\n'
    expect(await run(source)).toMatchObject({ outcome: 'memory-limit', deterministic: false })
  })

  it('finished: with the warnings of the compiler on stderr', async () => {
    const source = 'print("\\d")\n'
    expect(await run(source)).toMatchObject({ outcome: 'finished', stdout: '\\d\n', deterministic: true })
    expect((await run(source)).stderr).toMatch(/^main\.py:1: SyntaxWarning: .*\n {2}print\("\\d"\)\n$/u)
    expect((await sandbox.analyse(source)).syntaxError).toBeNull()
  })

  it('deadlock: of thousands of tasks it names the first and counts the rest', async () => {
    const record = await run(python`
      import asyncio

      async def main():
          await asyncio.gather(*(asyncio.Event().wait() for _ in range(3_000)))

      asyncio.run(main())
    `)
    expect(record.outcome).toBe('deadlock')
    expect(record.summary).toContain('and 2991 more tasks wait too.')
    expect(record.summary).toContain('Task-11 and 2990 more to finish (gather);')
    expect(record.summary.length).toBeLessThan(1_000)
  })

  it('syntax-error: with the message and the line of Python itself', async () => {
    const record = await run('print("a")\nasync def main()\n    pass\n')
    expect(record.exception).toEqual({ type: 'SyntaxError', message: "expected ':'", line: 2 })
    expect(record).toMatchObject({ outcome: 'syntax-error', stdout: '', deterministic: true, reasons: [] })
  })
})

describe('what the sandbox does not have is refused by name', () => {
  it.each([
    ['import numpy', 'numpy'],
    ['from pandas import DataFrame', 'pandas'],
    ['import lzma', 'lzma'],
    ['import multiprocessing', 'multiprocessing'],
    ['import tkinter', 'tkinter'],
    ['name = input("Your name: ")', 'input()'],
    ['import sys\nsys.stdin.readline()', 'sys.stdin'],
    ['open("/elsewhere/1.txt", "w")', '/elsewhere/1.txt'],
    ['open("/etc/passwd")', '/etc/passwd'],
    ['import os\nos.listdir("/elsewhere")', 'os.listdir()'],
    ['import subprocess\nsubprocess.run(["ls"])', 'subprocess'],
    ['import os\nos.system("ls")', 'os.system()'],
    ['import socket\nsocket.socket()', 'socket'],
    ['import _thread\n_thread.start_new_thread(print, ())', '_thread'],
    ['from concurrent.futures import ProcessPoolExecutor\nProcessPoolExecutor()', 'ProcessPoolExecutor'],
    ['import asyncio\nasyncio.run(asyncio.create_subprocess_shell("ls"))', 'subprocesses'],
    ['import asyncio\nasyncio.run(asyncio.open_connection("example.org", 80))', 'example.org:80'],
    ['import urllib.request\nurllib.request.urlopen("https://example.org/")', 'GET https://example.org/'],
    ['import requests\nrequests.post("https://example.org/")', 'POST https://example.org/'],
    [
      'import queue, threading\nt = threading.Thread(target=queue.Queue().get)\nt.start()',
      'waits for another thread',
    ],
  ])('%s', async (source, name) => {
    const record = await run(source)
    expect(record).toMatchObject({ outcome: 'unsupported', deterministic: false })
    expect(record.reasons.join()).toContain(name)
    expect(record.summary).toContain(name)
  })

  it('a thread that changes shared data after a wait, because the order would be a guess', async () => {
    const record = await run(python`
      import threading, time

      results = []

      def work(n):
          time.sleep(n)
          results.append(n)

      for n in (2, 1):
          threading.Thread(target=work, args=(n,)).start()
    `)
    expect(record.outcome).toBe('unsupported')
    expect(record.reasons.join()).toContain('line 7')
  })

  it.each([
    ['a list', 'data = []', 'print(len(data))', 'data.append(1)'],
    ['a name', 'data = 1', 'print(data)', 'data = 2'],
    ['an event', 'data = threading.Event()', 'print(data.is_set())', 'data.set()'],
  ])('a thread that reads %s after a wait in which others change it', async (_, before, read, change) => {
    const record = await run(python`
      import threading, time

      ${before}

      def reader():
          time.sleep(1)
          ${read}

      thread = threading.Thread(target=reader)
      thread.start()
      ${change}
      thread.join()
    `)
    expect(record.outcome).toBe('unsupported')
    expect(record.reasons.join()).toContain('line 7')
  })

  it('but a thread may read what stays as it is', async () => {
    const record = await run(python`
      import asyncio, time

      factors = {"n": 3}

      def work(n):
          time.sleep(1)
          return n * factors["n"]

      async def main():
          print(await asyncio.gather(asyncio.to_thread(work, 1), asyncio.to_thread(work, 2)))

      asyncio.run(main())
    `)
    expect(record).toMatchObject({ outcome: 'finished', stdout: '[3, 6]\n', seconds: 1, deterministic: true })
  })

  it('but a file that is not there is simply not found', async () => {
    const source = 'try:\n    open("missing.txt")\nexcept FileNotFoundError as error:\n    print(error)\n'
    expect(await run(source)).toMatchObject({
      stdout: "[Errno 2] No such file or directory: 'missing.txt'\n",
    })
  })

  it('and a program may look whether a module is there', async () => {
    const source = 'try:\n    import uvloop\nexcept ImportError:\n    print("without uvloop")\n'
    expect(await run(source)).toMatchObject({ outcome: 'finished', stdout: 'without uvloop\n' })
  })

  it('a program of more than a million characters', async () => {
    expect(await run('x = 1\n'.repeat(200_000))).toMatchObject({ outcome: 'unsupported' })
  })
})

describe('what only Python 3.14 knows', () => {
  it('starts a task at once where eager_start asks for it (not verified natively)', async () => {
    const record = await run(python`
      import asyncio

      async def greet(name):
          print(name, "starts")
          await asyncio.sleep(1)
          print(name, "ends")

      async def answer():
          return 42

      async def main():
          lazy = asyncio.create_task(greet("Ann"))
          eager = asyncio.create_task(greet("Bob"), eager_start=True)
          finished = asyncio.create_task(answer(), eager_start=True)
          print("made", finished.done())
          await asyncio.gather(lazy, eager)

      asyncio.run(main())
    `)
    expect(record).toMatchObject({ outcome: 'finished', seconds: 1, deterministic: true })
    expect(record.stdout).toBe('Bob starts\nmade True\nAnn starts\nBob ends\nAnn ends\n')
  })
})
