import { inMain, type RuleCases } from '#tests/sandbox/rules/rule-case'

const gen =
  'async def gen():\n    try:\n        for i in range(3):\n            await asyncio.sleep(1)\n            yield i\n    finally:\n        print("closed")\n'

export const iterationRules: RuleCases = {
  'plain-for-over-an-async-generator': {
    applies: inMain(`${gen}try:\n    for x in gen():\n        print(x)\nexcept TypeError:\n    print("no")`),
    believer: '0 / 1 / 2 / closed',
    shown: 'async for x in gen():',
    not: {
      'async for': inMain(`${gen}async for x in gen():\n    print(x)`),
      'a plain generator': inMain('def gen(): yield 1\nfor x in gen():\n    print(x)'),
    },
  },
  'async-for-overlaps': {
    applies: inMain(
      `${gen}start = time.monotonic()\nasync for x in gen():\n    await asyncio.sleep(1)\nprint(round(time.monotonic() - start))`,
    ),
    believer: 'closed / 4',
    not: { 'a body that does not wait': inMain(`${gen}async for x in gen():\n    print(x)`) },
  },
  'break-closes-the-generator': {
    applies: inMain(`${gen}g = gen()\nasync for x in g:\n    break\nprint("after")`),
    believer: 'closed / after',
    shown: '        await g.aclose()\n        break',
    not: {
      'a loop that is not left': inMain(`${gen}async for x in gen():\n    print(x)`),
      'a generator without clean-up': inMain(
        'async def gen():\n    yield 1\nasync for x in gen():\n    break',
      ),
      'a break of a loop inside': inMain(`${gen}async for x in gen():\n    for y in "ab":\n        break`),
    },
  },
  'tasks-share-the-context': {
    applies: inMain(
      'v = contextvars.ContextVar("v", default="parent")\nasync def change():\n    v.set("task")\nawait asyncio.create_task(change())\nprint(v.get())',
    ),
    believer: 'task',
    not: {
      'variables that nobody sets': inMain(
        'v = contextvars.ContextVar("v", default=1)\nawait asyncio.create_task(work("A"))',
      ),
      'a set of something else': inMain('e = asyncio.Event()\ne.set()\nawait asyncio.create_task(work("A"))'),
    },
  },
}
