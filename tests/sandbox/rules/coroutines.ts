import { inMain, type RuleCases } from '#tests/sandbox/rules/rule-case'

export const coroutinesRules: RuleCases = {
  'call-runs-the-body': {
    applies: inMain('work("A")\nprint("end")'),
    believer: 'A in / A out / end',
    shown: '    await work("A")',
    not: {
      'an awaited call': inMain('await work("A")'),
      'a call whose coroutine is kept': inMain('c = work("A")\nawait c'),
      'a plain function': inMain('print("A")'),
      'a function of another scope that has the same name': inMain(
        'def other():\n    work = print\n    work("A")\nother()',
      ),
    },
  },
  'call-gives-the-value': {
    applies: inMain('x = work("A")\nprint(type(x).__name__)\nprint(await x)'),
    believer: 'A in / A out / str / A',
    shown: 'x = await work("A")',
    not: {
      'a coroutine that is only awaited': inMain('x = work("A")\nprint(await x)'),
      'a coroutine that becomes a task': inMain('x = work("A")\nt = asyncio.create_task(x)\nawait t'),
    },
  },
  'awaits-overlap': {
    applies: inMain('a = await work("A", 2)\nb = await work("B", 1)\nprint(a, b)'),
    believer: 'A in / B in / B out / A out / A B',
    shown: 'a, b = await asyncio.gather(work("A", 2), work("B", 1))',
    not: {
      'a second call that needs the first': inMain('a = await work("A", 2)\nb = await work(a, 1)'),
      'awaits with something between them': inMain('await work("A")\nprint("between")\nawait work("B")'),
      'awaits of tasks': inMain(
        'a = asyncio.create_task(work("A"))\nb = asyncio.create_task(work("B"))\nawait a\nawait b',
      ),
      'turns given to others': inMain('await asyncio.sleep(0)\nawait asyncio.sleep(0)'),
    },
  },
  'coroutine-objects-run': {
    applies: inMain('a = work("A", 1)\nb = work("B", 1)\nawait b\nawait a'),
    believer: 'A in / B in / A out / B out',
    shown: 'a = asyncio.create_task(work("A", 1))',
    not: {
      'a coroutine that is awaited at once': inMain('a = work("A", 1)\nawait a'),
      'a coroutine that becomes a task': inMain('a = work("A")\nt = asyncio.create_task(a)\nawait t'),
      'a coroutine made where no loop runs': 'import asyncio\nasync def f(): pass\nc = f()\nasyncio.run(c)\n',
    },
  },
  'await-always-switches': {
    applies: inMain(
      'async def quick():\n    print("quick")\nt = asyncio.create_task(work("A"))\nawait quick()\nprint("main")\nawait t',
    ),
    believer: 'A in / quick / main / A out',
    not: {
      'an await of a task': inMain('t = asyncio.create_task(work("A"))\nawait t'),
      'an await of a sleep': inMain('await asyncio.sleep(1)'),
      'a coroutine that is driven by hand':
        'async def f(): pass\nasync def g(): await f()\ntry: g().send(None)\nexcept StopIteration: pass\n',
    },
  },
  'coroutine-runs-again': {
    applies: inMain('c = work("A")\nawait c\ntry:\n    await c\nexcept RuntimeError:\n    print("no")'),
    believer: 'A in / A out / A in / A out',
    not: {
      'a coroutine that is awaited once': inMain('c = work("A")\nawait c'),
      'a task that is awaited twice': inMain('t = asyncio.create_task(work("A"))\nawait t\nawait t'),
    },
  },
  'await-anywhere': {
    applies:
      'import asyncio\nasync def one():\n    return 1\ndef two():\n    return await one()\nasync def main():\n    print(two())\nasyncio.run(main())\n',
    believer: '1',
    shown: 'async def two():',
    not: {
      'a coroutine function': inMain('await work("A")'),
      'a plain function without await': inMain('def f(): pass\nf()'),
      'a function that plain code calls':
        'import asyncio\nasync def one(): pass\ndef two():\n    await one()\ntwo()\n',
    },
  },
  'run-inside-a-running-loop': {
    applies: inMain(
      'c = work("A")\ntry:\n    asyncio.run(c)\nexcept RuntimeError:\n    c.close()\n    print("no")',
    ),
    believer: 'A in / A out',
    shown: 'await c',
    not: {
      'a run from the module': inMain('await work("A")'),
      'a run from a plain function':
        'import asyncio\nasync def f(): pass\ndef start(): asyncio.run(f())\nstart()\n',
    },
  },
  'run-takes-a-function': {
    applies:
      'import asyncio\nasync def main(n=1):\n    print(n)\ntry:\n    asyncio.run(main)\nexcept (TypeError, ValueError):\n    print("no")\n',
    believer: '1',
    shown: 'asyncio.run(main())',
    not: {
      'a call of it': inMain('pass'),
      'a function that needs an argument':
        'import asyncio\nasync def main(n):\n    print(n)\nasyncio.run(main)\n',
    },
  },
  'sleep-without-await-waits': {
    applies: inMain('start = time.monotonic()\nasyncio.sleep(2)\nprint(round(time.monotonic() - start))'),
    believer: '2',
    shown: 'await asyncio.sleep(2)',
    not: {
      'an awaited sleep': inMain('await asyncio.sleep(2)'),
      'a sleep in a plain function': 'import asyncio\ndef f(): asyncio.sleep(2)\nf()\n',
      'a sleep that is kept': inMain('c = asyncio.sleep(2)\nawait c'),
    },
  },
  'comprehension-overlaps': {
    applies: inMain('print([await work(n, 1) for n in "AB"])'),
    believer: "A in / B in / A out / B out / ['A', 'B']",
    shown: 'print(await asyncio.gather(*[work(n, 1) for n in "AB"]))',
    not: {
      'a comprehension without await': inMain('print([n for n in "AB"])'),
      'awaits of tasks': inMain(
        'ts = [asyncio.create_task(work(n)) for n in "AB"]\nprint([await t for t in ts])',
      ),
      'an asynchronous comprehension': inMain(
        'async def gen():\n    yield "A"\nprint([await work(n) async for n in gen()])',
      ),
    },
  },
}
