import { inMain, type RuleCases } from '#tests/sandbox/rules/rule-case'

const failing = 'async def bad():\n    print("bad")\n    raise ValueError\n'
const twoTasks = 'a = asyncio.create_task(work("A", 1))\nb = asyncio.create_task(work("B", 1))\n'

export const tasksRules: RuleCases = {
  'task-runs-again': {
    applies: inMain('t = asyncio.create_task(work("A"))\nawait t\nprint(await t)'),
    believer: 'A in / A out / A in / A out / A',
    not: {
      'a task that is awaited once': inMain('t = asyncio.create_task(work("A"))\nawait t'),
      'a coroutine of the library': inMain('t = asyncio.create_task(asyncio.sleep(1))\nawait t\nawait t'),
    },
  },
  'tasks-without-a-loop': {
    applies:
      'import asyncio\nasync def f():\n    print("f")\nc = f()\ntry:\n    asyncio.create_task(c)\nexcept RuntimeError:\n    c.close()\n    print("no")\n',
    believer: 'f',
    shown: 'asyncio.run(c)',
    not: { 'a task made in a coroutine': inMain('t = asyncio.create_task(work("A"))\nawait t') },
  },
  'task-starts-at-once': {
    applies: inMain('t = asyncio.create_task(\n    work("A"),\n)\nprint("made")\nawait t'),
    believer: 'A in / made / A out',
    shown: 'work("A"), eager_start=True,',
    not: {
      'a call that says so itself': inMain('t = asyncio.create_task(work("A"), eager_start=True)\nawait t'),
      'a method of that name of something else': inMain(
        'class Shop:\n    def create_task(self, x): x.close()\nShop().create_task(work("A"))',
      ),
    },
  },
  'awaited-first-runs-first': {
    applies: inMain(`${twoTasks}await b\nawait a`),
    believer: 'B in / A in / B out / A out',
    not: {
      'tasks that are awaited in order': inMain(`${twoTasks}await a\nawait b`),
      'tasks that have run before': inMain(`${twoTasks}await asyncio.sleep(0)\nawait b\nawait a`),
    },
  },
  'run-waits-for-all-tasks': {
    applies: inMain('t = asyncio.create_task(work("A", 5))\nawait asyncio.sleep(1)\nprint("end")'),
    believer: 'A in / end / A out',
    not: {
      'tasks of a group': inMain('async with asyncio.TaskGroup() as tg:\n    tg.create_task(work("A"))'),
      'tasks that main awaits': inMain(`${twoTasks}await a\nawait asyncio.gather(b)`),
      'a program without tasks': inMain('await work("A")'),
    },
  },
  'loop-of-awaits-runs-one-by-one': {
    applies: inMain(
      'ts = []\nfor n in "AB":\n    ts.append(asyncio.create_task(work(n, 1)))\nfor t in ts:\n    await t',
    ),
    believer: 'A in / A out / B in / B out',
    shown: 'ts.append(work(n, 1))',
    not: {
      'a single task': inMain('t = asyncio.create_task(work("A"))\nprint("made")\nawait t'),
      'tasks that are looked at before': inMain(
        'ts = [asyncio.create_task(work(n)) for n in "AB"]\nprint(len(ts))\nfor t in ts:\n    await t',
      ),
      'tasks that are gathered': inMain(
        'ts = [asyncio.create_task(work(n)) for n in "AB"]\nawait asyncio.gather(*ts)',
      ),
      'tasks of which more is asked': inMain(
        'ts = [asyncio.create_task(work(n)) for n in "AB"]\nfor t in ts:\n    await t\n    print(t.done())',
      ),
    },
  },
  'awaited-tasks-in-a-loop-overlap': {
    applies: inMain('for n in "AB":\n    await asyncio.create_task(work(n, 1))\nprint("end")'),
    believer: 'A in / B in / A out / B out / end',
    not: {
      'a task whose result is used': inMain('for n in "AB":\n    x = await asyncio.create_task(work(n))'),
      'a loop that is left early': inMain(
        'for n in "AB":\n    await asyncio.create_task(work(n))\n    break',
      ),
      'awaits outside of a loop': inMain('await asyncio.create_task(work("A"))'),
    },
  },
  'task-of-a-plain-function': {
    applies: inMain(
      'def plain():\n    print("plain")\n    return 5\ntry:\n    print(await asyncio.create_task(plain()))\nexcept TypeError:\n    print("no")',
    ),
    believer: 'plain / 5',
    not: {
      'a coroutine function': inMain('await asyncio.create_task(work("A"))'),
      'a plain function that gives a coroutine': inMain(
        'def f(): return work("A")\nawait asyncio.create_task(f())',
      ),
    },
  },
  'tasks-never-start-eagerly': {
    applies: inMain(
      'asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)\nt = asyncio.create_task(work("A"))\nprint("made")\nawait t',
    ),
    believer: 'made / A in / A out',
    shown: '    pass\n',
    not: {
      'usual tasks': inMain('await asyncio.create_task(work("A"))'),
      'another factory': inMain(
        'asyncio.get_running_loop().set_task_factory(None)\nawait asyncio.create_task(work("A"))',
      ),
    },
  },
  'task-errors-end-the-program': {
    applies: inMain(`${failing}t = asyncio.create_task(bad())\nawait asyncio.sleep(1)\nprint("fine")`),
    believer: 'bad / ValueError',
    not: {
      'tasks of a group': inMain('async with asyncio.TaskGroup() as tg:\n    tg.create_task(work("A"))'),
      'a program without tasks': inMain('await work("A")'),
    },
  },
  'create-task-raises': {
    applies: inMain(
      `${failing}try:\n    t = asyncio.create_task(bad())\nexcept ValueError:\n    print("here")\ntry:\n    await t\nexcept ValueError:\n    print("there")`,
    ),
    believer: 'bad / here',
    not: {
      'a task made outside of try': inMain(
        `${failing}t = asyncio.create_task(bad())\nawait asyncio.wait([t])`,
      ),
      'a task that is awaited at once': inMain(
        `${failing}try:\n    await asyncio.create_task(bad())\nexcept ValueError:\n    print("here")`,
      ),
      'a try without handlers': inMain(
        'try:\n    t = asyncio.create_task(work("A"))\nfinally:\n    print(1)',
      ),
    },
  },
  'result-waits': {
    applies: inMain(
      't = asyncio.create_task(work("A"))\ntry:\n    print(t.result())\nexcept asyncio.InvalidStateError:\n    print("no")',
    ),
    believer: 'A in / A out / A',
    shown: 'print(await t)',
    not: {
      'the result of something else': inMain(
        'class Job:\n    def result(self): return 1\nprint(Job().result())',
      ),
      'a result that a plain function asks for': inMain(
        't = asyncio.create_task(work("A"))\nawait t\ndef show(): print(t.result())\nshow()',
      ),
    },
  },
  'failed-main-ends-everything': {
    applies: `${inMain(
      'async def bg():\n    try:\n        await asyncio.sleep(9)\n    finally:\n        print("cleanup")\nt = asyncio.create_task(bg())\nawait asyncio.sleep(1)\nraise ValueError',
    )}`,
    believer: 'ValueError',
    not: {
      'a main that cannot fail': inMain('t = asyncio.create_task(work("A"))'),
      'a program without tasks': inMain('raise ValueError'),
    },
  },
}
