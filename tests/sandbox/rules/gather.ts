import { inMain, type RuleCases } from '#tests/sandbox/rules/rule-case'

const failing = 'async def bad():\n    await asyncio.sleep(1)\n    raise ValueError\n'

export const gatherRules: RuleCases = {
  'gather-in-completion-order': {
    applies: inMain('print(await asyncio.gather(work("A", 2), work("B", 1)))'),
    believer: "A in / B in / B out / A out / ['B', 'A']",
    shown: '[await each for each in asyncio.as_completed([work("A", 2), work("B", 1)])]',
    not: {
      'results that nobody looks at': inMain('await asyncio.gather(work("A", 2), work("B", 1))'),
      'a single awaitable': inMain('print(await asyncio.gather(work("A", 2)))'),
      'another function of that name': inMain('async def gather(*a): return a\nprint(await gather(1, 2))'),
    },
  },
  'gather-one-by-one': {
    applies: inMain('await asyncio.gather(\n    work("A", 1),  # first\n    work("B", 1),\n)\nprint("end")'),
    believer: 'A in / A out / B in / B out / end',
    shown: '[await \n        work("A", 1),  # first\n        await work("B", 1)\n    ]',
    not: {
      'tasks that run already': inMain(
        'a, b = asyncio.create_task(work("A")), asyncio.create_task(work("B"))\nawait asyncio.gather(a, b)',
      ),
      'errors that are given back': inMain(
        'await asyncio.gather(work("A"), work("B"), return_exceptions=True)',
      ),
    },
  },
  'as-completed-in-given-order': {
    applies: inMain('for c in asyncio.as_completed([work("A", 2), work("B", 1)]):\n    print(await c)'),
    believer: 'A in / B in / B out / A out / A / B',
    not: { 'a loop over tasks': inMain('for t in [asyncio.create_task(work("A"))]:\n    await t') },
  },
  'gather-runs-one-coroutine-twice': {
    applies: inMain('c = work("A")\nprint(await asyncio.gather(c, c))'),
    believer: "A in / A in / A out / A out / ['A', 'A']",
    not: {
      'two coroutines': inMain('a, b = work("A"), work("B")\nawait asyncio.gather(a, b)'),
      'the same task twice': inMain('t = asyncio.create_task(work("A"))\nawait asyncio.gather(t, t)'),
    },
  },
  'gather-cancels-the-others': {
    applies: inMain(
      `${failing}try:\n    await asyncio.gather(bad(), work("A", 2))\nexcept ValueError:\n    print("caught")\nawait asyncio.sleep(3)`,
    ),
    believer: 'A in / caught',
    not: {
      'errors that are given back': inMain(
        'await asyncio.gather(work("A"), work("B"), return_exceptions=True)',
      ),
      'a single awaitable': inMain('await asyncio.gather(work("A"))'),
    },
  },
  'errors-given-back-are-raised': {
    applies: inMain(
      `${failing}try:\n    print(await asyncio.gather(bad(), return_exceptions=True))\nexcept ValueError:\n    print("caught")`,
    ),
    believer: 'caught',
    shown: 'return_exceptions=False',
    not: { 'errors that are raised': inMain('await asyncio.gather(work("A"), return_exceptions=False)') },
  },
  'wait-raises-on-timeout': {
    applies: inMain(
      't = asyncio.create_task(work("A", 5))\ntry:\n    done, pending = await asyncio.wait([t], timeout=1)\n    print(len(pending))\nexcept TimeoutError:\n    print("late")',
    ),
    believer: 'A in / late',
    not: { 'a wait without end': inMain('t = asyncio.create_task(work("A"))\nawait asyncio.wait([t])') },
  },
  'first-completed-cancels-the-others': {
    applies: inMain(
      'ts = [asyncio.create_task(work(n, s)) for n, s in (("A", 1), ("B", 2))]\nawait asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)\nprint("first")\nawait asyncio.sleep(5)',
    ),
    believer: 'A in / B in / A out / first',
    not: {
      'a wait for all': inMain('t = asyncio.create_task(work("A"))\nawait asyncio.wait([t])'),
      'a wait for errors': inMain(
        't = asyncio.create_task(work("A"))\nawait asyncio.wait([t], return_when=asyncio.FIRST_EXCEPTION)',
      ),
    },
  },
  'wait-takes-coroutines': {
    applies: inMain(
      'cs = [work("A"), work("B")]\ntry:\n    done, _ = await asyncio.wait(cs)\n    print(len(done))\nexcept TypeError:\n    for c in cs: c.close()\n    print("no")',
    ),
    believer: 'A in / B in / A out / B out / 2',
    not: { 'a list of tasks': inMain('t = asyncio.create_task(work("A"))\nawait asyncio.wait([t])') },
  },
}
