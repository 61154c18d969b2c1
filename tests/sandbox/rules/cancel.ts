import { inMain, type RuleCases } from '#tests/sandbox/rules/rule-case'

const careful =
  'async def careful():\n    try:\n        await asyncio.sleep(9)\n    finally:\n        print("cleanup")\n'
const begun = `${careful}t = asyncio.create_task(careful())\nawait asyncio.sleep(1)\n`

export const cancelRules: RuleCases = {
  'cancel-stops-at-once': {
    applies: inMain(`${begun}t.cancel()\nprint(t.cancelled())\nawait asyncio.wait([t])`),
    believer: 'cleanup / True',
    not: {
      'the answer of cancel': inMain(`${begun}print(t.cancel())\nawait asyncio.wait([t])`),
      'a scope of something else': inMain('class Scope:\n    def cancel(self): pass\nScope().cancel()'),
    },
  },
  'cancelled-before-it-began': {
    applies: inMain('t = asyncio.create_task(work("A"))\nt.cancel()\nawait asyncio.wait([t])\nprint("end")'),
    believer: 'A in / end',
    not: {
      'a task that had a turn': inMain(`${begun}t.cancel()\nawait asyncio.wait([t])`),
    },
  },
  'except-exception-catches-cancellation': {
    applies: inMain(
      'async def job():\n    try:\n        await asyncio.sleep(9)\n    except Exception:\n        print("caught")\nt = asyncio.create_task(job())\nawait asyncio.sleep(1)\nt.cancel()\nawait asyncio.wait([t])\nprint("end")',
    ),
    believer: 'caught / end',
    shown: 'except BaseException:',
    not: {
      'a handler for one kind of error': inMain('try:\n    await work("A")\nexcept ValueError:\n    pass'),
      'a block that cannot be cancelled': inMain('try:\n    print(1)\nexcept Exception:\n    pass'),
      'a handler behind one for cancellations': inMain(
        'try:\n    await work("A")\nexcept asyncio.CancelledError:\n    raise\nexcept Exception:\n    pass',
      ),
    },
  },
  'cancelled-task-cannot-go-on': {
    applies: inMain(
      'async def job():\n    try:\n        await asyncio.sleep(9)\n    except asyncio.CancelledError:\n        print("ignored")\n    print("goes on")\nt = asyncio.create_task(job())\nawait asyncio.sleep(1)\nt.cancel()\nawait asyncio.wait([t])',
    ),
    believer: 'ignored',
    shown: '            print("ignored")\n            raise\n',
    not: {
      'a handler that raises again': inMain(
        'try:\n    await work("A")\nexcept asyncio.CancelledError:\n    print("bye")\n    raise',
      ),
      'a handler for something else': inMain(
        'try:\n    await work("A")\nexcept ValueError:\n    print("bad")',
      ),
    },
  },
  'finished-task-is-cancelled': {
    applies: inMain('t = asyncio.create_task(work("A"))\nawait t\nprint(t.cancel())'),
    believer: 'A in / A out / True',
    not: { 'a cancel whose answer nobody uses': inMain(`${begun}t.cancel()\nawait asyncio.wait([t])`) },
  },
  'cleanup-cannot-await': {
    applies: inMain(
      'async def job():\n    try:\n        await asyncio.sleep(9)\n    finally:\n        await asyncio.sleep(1)\n        print("clean")\nt = asyncio.create_task(job())\nawait asyncio.sleep(1)\nt.cancel()\nawait asyncio.wait([t])\nprint("end")',
    ),
    believer: 'end',
    not: {
      'a clean-up without await': inMain(`${begun}t.cancel()\nawait asyncio.wait([t])`),
      'an await in a block that is tried': inMain('try:\n    await work("A")\nfinally:\n    print("end")'),
    },
  },
  'cancellation-stays-in-its-task': {
    applies: inMain(
      `${begun}t.cancel()\ntry:\n    print(await t)\nexcept asyncio.CancelledError:\n    print("main too")`,
    ),
    believer: 'cleanup / None',
    not: {
      'a program that cancels nothing': inMain('t = asyncio.create_task(work("A"))\nawait t'),
      'an await of a coroutine': inMain(`${begun}t.cancel()\nawait work("A")`),
    },
  },
  'shield-keeps-the-caller': {
    applies: inMain(
      'async def caller(inner):\n    try:\n        await asyncio.shield(inner)\n    except asyncio.CancelledError:\n        print("caller stops")\ninner = asyncio.create_task(work("A", 2))\nc = asyncio.create_task(caller(inner))\nawait asyncio.sleep(1)\nc.cancel()\nawait inner',
    ),
    believer: 'A in / A out',
    not: { 'a shield that nobody tries': inMain('await asyncio.shield(work("A"))') },
  },
  'wait-for-only-stops-waiting': {
    applies: inMain(
      'try:\n    await asyncio.wait_for(work("A", 2), 1)\nexcept TimeoutError:\n    print("late")\nawait asyncio.sleep(5)',
    ),
    believer: 'A in / late / A out',
    shown: 'asyncio.wait_for(asyncio.shield(work("A", 2)), 1)',
    not: {
      'a shield already': inMain('await asyncio.wait_for(asyncio.shield(work("A")), 1)'),
      'a gather': inMain('await asyncio.wait_for(asyncio.gather(work("A")), 1)'),
    },
  },
  'gather-outlives-its-timeout': {
    applies: inMain(
      'try:\n    await asyncio.wait_for(asyncio.gather(work("A", 2), work("B", 3)), 1)\nexcept TimeoutError:\n    print("late")\nawait asyncio.sleep(5)',
    ),
    believer: 'A in / B in / late / A out / B out',
    shown: 'asyncio.wait_for(asyncio.shield(asyncio.gather(work("A", 2), work("B", 3))), 1)',
    not: { 'a single coroutine': inMain('await asyncio.wait_for(work("A"), 1)') },
  },
  'timeout-error-inside-its-block': {
    applies: inMain(
      'try:\n    async with asyncio.timeout(1):\n        try:\n            await asyncio.sleep(5)\n        except TimeoutError:\n            print("inside")\nexcept TimeoutError:\n    print("outside")',
    ),
    believer: 'inside',
    shown: 'except (TimeoutError, asyncio.CancelledError):',
    not: {
      'a handler around the block': inMain(
        'try:\n    async with asyncio.timeout(1):\n        await asyncio.sleep(5)\nexcept TimeoutError:\n    print("outside")',
      ),
      'a handler for something else': inMain(
        'async with asyncio.timeout(1):\n    try:\n        await work("A")\n    except ValueError:\n        print("bad")',
      ),
    },
  },
  'two-timeout-errors': {
    applies: inMain(
      'try:\n    await asyncio.wait_for(work("A", 2), 1)\nexcept TimeoutError:\n    print("late")',
    ),
    believer: 'A in / TimeoutError',
    not: {
      'the name of asyncio': inMain(
        'try:\n    await asyncio.wait_for(work("A", 2), 1)\nexcept asyncio.TimeoutError:\n    print("late")',
      ),
      'a program without time limits': inMain('try:\n    await work("A")\nexcept TimeoutError:\n    pass'),
    },
  },
  'cancelled-thread-stops': {
    applies: inMain(
      'def blocking():\n    time.sleep(2)\n    print("thread")\nt = asyncio.create_task(asyncio.to_thread(blocking))\nawait asyncio.sleep(1)\nt.cancel()\nawait asyncio.wait([t])\nprint("end")',
    ),
    believer: 'end',
    not: { 'a thread that nobody stops': inMain('await asyncio.to_thread(print, "thread")') },
  },
  'group-errors-come-bare': {
    applies: inMain(
      'async def bad():\n    raise ValueError\ntry:\n    async with asyncio.TaskGroup() as tg:\n        tg.create_task(bad())\nexcept ValueError:\n    print("bare")\nexcept ExceptionGroup:\n    print("group")',
    ),
    believer: 'bare',
    not: {
      'except*': inMain(
        'try:\n    async with asyncio.TaskGroup() as tg:\n        tg.create_task(work("A"))\nexcept* ValueError:\n    print("bad")',
      ),
      'a handler for groups': inMain(
        'try:\n    async with asyncio.TaskGroup() as tg:\n        tg.create_task(work("A"))\nexcept ExceptionGroup:\n    print("bad")',
      ),
      'a group without handlers': inMain(
        'async with asyncio.TaskGroup() as tg:\n    tg.create_task(work("A"))',
      ),
    },
  },
  'siblings-of-a-failed-task-finish': {
    applies: inMain(
      'async def bad():\n    raise ValueError\ntry:\n    async with asyncio.TaskGroup() as tg:\n        tg.create_task(work("A", 1))\n        tg.create_task(bad())\nexcept* ValueError:\n    print("bad")',
    ),
    believer: 'A in / A out / bad',
    not: { 'a group of another library': inMain('class TaskGroup: pass\nTaskGroup()') },
  },
  'cancellation-skips-the-exit': {
    applies: inMain(
      'class Room:\n    async def __aenter__(self): return self\n    async def __aexit__(self, *e): print("exit")\nasync def job():\n    async with Room():\n        await asyncio.sleep(9)\nt = asyncio.create_task(job())\nawait asyncio.sleep(1)\nt.cancel()\nawait asyncio.wait([t])\nprint("end")',
    ),
    believer: 'end',
    not: {
      'a lock': inMain('async with asyncio.Lock():\n    await asyncio.sleep(1)'),
      'a block that does not wait': inMain(
        'class Room:\n    async def __aenter__(self): return self\n    async def __aexit__(self, *e): print("exit")\nasync with Room():\n    print(1)',
      ),
    },
  },
}
