import { inMain, type RuleCases } from '#tests/sandbox/rules/rule-case'

const loop = 'loop = asyncio.get_running_loop()\n'

export const loopRules: RuleCases = {
  'timers-interrupt': {
    applies: inMain(
      `${loop}loop.call_later(1, print, "timer")\ntime.sleep(2)\nprint("slept")\nawait asyncio.sleep(1)`,
    ),
    believer: 'timer / slept',
    not: {
      'a loop that is never blocked': inMain(`${loop}loop.call_later(1, print, "t")\nawait asyncio.sleep(2)`),
      'a program without timers': inMain('time.sleep(1)'),
    },
  },
  'callbacks-in-order-of-registration': {
    applies: inMain(
      `${loop}loop.call_later(2, print, "two")\nloop.call_later(1, print, "one")\nawait asyncio.sleep(3)`,
    ),
    believer: 'two / one',
    not: { 'a single timer': inMain(`${loop}loop.call_later(1, print, "one")\nawait asyncio.sleep(2)`) },
  },
  'coroutine-function-as-callback': {
    applies: inMain(
      `${loop}async def hi():\n    print("hi")\nloop.call_soon(hi)\nawait asyncio.sleep(1)\nprint("end")`,
    ),
    believer: 'hi / end',
    not: { 'a plain function': inMain(`${loop}loop.call_soon(print, "hi")\nawait asyncio.sleep(1)`) },
  },
  'done-callback-comes-after-the-awaiter': {
    applies: inMain(
      't = asyncio.create_task(work("A"))\nt.add_done_callback(lambda _: print("callback"))\nawait t\nprint("main")',
    ),
    believer: 'A in / A out / main / callback',
    not: {
      'a callback of something else': inMain(
        'class Job:\n    def add_done_callback(self, f): f()\nJob().add_done_callback(print)',
      ),
    },
  },
  'callback-errors-reach-main': {
    applies: inMain(
      `${loop}def bad(): raise ValueError\nloop.call_later(1, bad)\ntry:\n    await asyncio.sleep(2)\n    print("fine")\nexcept ValueError:\n    print("caught")`,
    ),
    believer: 'caught',
    not: { 'callbacks of the library': inMain(`${loop}loop.call_soon(print, "x")\nawait asyncio.sleep(1)`) },
  },
  'futures-can-be-set-again': {
    applies: inMain(
      `${loop}f = loop.create_future()\nf.set_result(1)\ntry:\n    f.set_result(2)\nexcept asyncio.InvalidStateError:\n    print("no")\nprint(await f)`,
    ),
    believer: '2',
    not: {
      'a future that is set once': inMain(`${loop}f = loop.create_future()\nf.set_result(1)\nprint(await f)`),
    },
  },
  'set-result-switches-at-once': {
    applies: inMain(
      `${loop}async def waiter(f):\n    print(await f)\nf = loop.create_future()\nt = asyncio.create_task(waiter(f))\nawait asyncio.sleep(1)\nf.set_result(1)\nprint("set")\nawait t`,
    ),
    believer: '1 / set',
    not: {
      'a result that a callback sets': inMain(
        `${loop}f = loop.create_future()\nloop.call_soon(lambda: f.set_result(1))\nprint(await f)`,
      ),
    },
  },
  'waking-switches-at-once': {
    applies: inMain(
      'async def waiter(e):\n    await e.wait()\n    print("woken")\ne = asyncio.Event()\nt = asyncio.create_task(waiter(e))\nawait asyncio.sleep(1)\ne.set()\nprint("set")\nawait t',
    ),
    believer: 'woken / set',
    not: { 'an event of threads': inMain('import threading\ne = threading.Event()\ne.set()') },
  },
  'primitives-outlive-their-loop': {
    applies:
      'import asyncio\nlock = asyncio.Lock()\nasync def take(n):\n    try:\n        async with lock:\n            await asyncio.sleep(1)\n            print(n)\n    except RuntimeError:\n        print("other loop")\nasync def main(n):\n    await asyncio.gather(take(n), take(n))\nasyncio.run(main(1))\nasyncio.run(main(2))\n',
    believer: '1 / 1 / 2 / 2',
    not: {
      'a single run':
        'import asyncio\nlock = asyncio.Lock()\nasync def main():\n    async with lock: pass\nasyncio.run(main())\n',
      'a lock of each run':
        'import asyncio\nasync def main():\n    lock = asyncio.Lock()\n    async with lock: pass\nasyncio.run(main())\nasyncio.run(main())\n',
    },
  },
}
