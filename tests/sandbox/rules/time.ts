import { inMain, type RuleCases } from '#tests/sandbox/rules/rule-case'

export const timeRules: RuleCases = {
  'blocking-sleep-lets-others-run': {
    applies: inMain(
      'async def slow(n):\n    print(n)\n    time.sleep(1)\n    print(n)\nawait asyncio.gather(slow(1), slow(2))',
    ),
    believer: '1 / 2 / 1 / 2',
    shown: 'await asyncio.sleep(1)',
    not: {
      'a sleep of asyncio': inMain('await asyncio.sleep(1)'),
      'a sleep in a plain function': inMain('def f(): time.sleep(1)\nf()'),
      'another thing called time': inMain('class time:\n    sleep = staticmethod(print)\ntime.sleep(1)'),
    },
  },
  'timeout-stops-blocking-code': {
    applies: inMain(
      'try:\n    async with asyncio.timeout(1):\n        time.sleep(3)\n        print("done")\nexcept TimeoutError:\n    print("late")',
    ),
    believer: 'late',
    shown: 'await asyncio.sleep(3)',
    not: {
      'a blocking sleep outside of a timeout': inMain('time.sleep(3)'),
      'a sleep of asyncio in a timeout': inMain('async with asyncio.timeout(1):\n    await asyncio.sleep(0)'),
    },
  },
  'sleep-zero-does-nothing': {
    applies: inMain('t = asyncio.create_task(work("A"))\nawait asyncio.sleep(0)\nprint("main")\nawait t'),
    believer: 'main / A in / A out',
    shown: '    pass\n',
    not: {
      'a sleep that takes time': inMain('await asyncio.sleep(0.5)'),
      'a sleep with a result': inMain('print(await asyncio.sleep(0, 1))'),
    },
  },
  'sleep-zero-lets-others-finish': {
    applies: inMain(
      'async def other():\n    print(1)\n    await asyncio.sleep(0.0)\n    print(2)\nt = asyncio.create_task(other())\nawait asyncio.sleep(0)\nprint("main")\nawait t',
    ),
    believer: '1 / 2 / main',
    not: { 'a sleep that takes time': inMain('await asyncio.sleep(1)') },
  },
  'tasks-are-interrupted': {
    applies: inMain(
      'async def count(n):\n    for i in range(2):\n        print(n, i)\nawait asyncio.gather(count("A"), count("B"))',
    ),
    believer: 'A 0 / B 0 / A 1 / B 1',
    shown: '            print(n, i)\n            await asyncio.sleep(0)\n',
    not: {
      'a function that waits itself': inMain('print(1)\nprint(2)\nawait asyncio.sleep(1)'),
      'a function that prints once': inMain('async def f():\n    print(1)\nawait f()'),
      'an async generator': inMain(
        'async def f():\n    print(1)\n    print(2)\n    yield 3\nasync for x in f(): print(x)',
      ),
    },
  },
}
