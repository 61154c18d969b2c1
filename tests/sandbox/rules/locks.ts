import { inMain, type RuleCases } from '#tests/sandbox/rules/rule-case'

const waiter = 'async def waiter(event, n):\n    await event.wait()\n    print(n)\nevent = asyncio.Event()\n'
const jobs = 'async def job(n, gate):\n    async with gate:\n        await work(n, 1)\n'
const consumer =
  'async def consumer(name, queue):\n    while True:\n        print(name, await queue.get())\nqueue = asyncio.Queue()\n'
const counter = (line: string) =>
  `import asyncio\nn = 0\nasync def add():\n    global n\n${line.replace(/^(?=.)/gm, '    ')}\nasync def main():\n    await asyncio.gather(add(), add())\n    print(n)\nasyncio.run(main())\n`

export const locksRules: RuleCases = {
  'nothing-changes-while-it-waits': {
    applies: counter('old = n\nawait asyncio.sleep(0)\nn = old + 1'),
    believer: '2',
    shown: 'n = n + 1',
    not: {
      'no wait between reading and writing': counter('old = n\nn = old + 1\nawait asyncio.sleep(0)'),
      'a check inside a lock': inMain(
        'class Account:\n    money = 5\n    def __init__(self): self.lock = asyncio.Lock()\n    async def pay(self):\n        async with self.lock:\n            if self.money > 3:\n                await asyncio.sleep(1)\n                self.money -= 3\na = Account()\nawait asyncio.gather(a.pay(), a.pay())\nprint(a.money)',
      ),
      'a variable of its own': inMain('m = 0\nold = m\nawait asyncio.sleep(0)\nm = old + 1'),
    },
  },
  'counters-need-a-lock': {
    applies: counter('n += 1'),
    believer: '1',
    not: {
      'a variable of its own': inMain('m = 0\nm += 1'),
      'a counter inside a lock': counter('async with lock:\n    n += 1').replace(
        'n = 0',
        'n = 0\nlock = asyncio.Lock()',
      ),
      'a counter of a plain function': 'n = 0\ndef add():\n    global n\n    n += 1\nadd()\n',
    },
  },
  'lock-is-reentrant': {
    applies: inMain(
      'lock = asyncio.Lock()\nasync def inner():\n    async with lock:\n        print("inner")\ntry:\n    async with asyncio.timeout(1):\n        async with lock:\n            await inner()\nexcept TimeoutError:\n    print("stuck")',
    ),
    believer: 'inner',
    not: {
      'a lock that is taken once': inMain('lock = asyncio.Lock()\nasync with lock:\n    print(1)'),
      'two locks': inMain(
        'one, two = asyncio.Lock(), asyncio.Lock()\nasync with one:\n    async with two:\n        print(1)',
      ),
    },
  },
  'plain-with-takes-a-lock': {
    applies: inMain(
      'lock = asyncio.Lock()\ntry:\n    with lock:\n        print("locked")\nexcept TypeError:\n    print("no")',
    ),
    believer: 'locked',
    shown: 'async with lock:',
    not: {
      'a lock of threads': inMain('import threading\nlock = threading.Lock()\nwith lock:\n    print(1)'),
      'async with': inMain('lock = asyncio.Lock()\nasync with lock:\n    print(1)'),
    },
  },
  'semaphore-lets-all-in': {
    applies: inMain(
      `${jobs}gate = asyncio.Semaphore(2)\nawait asyncio.gather(*(job(n, gate) for n in "ABC"))`,
    ),
    believer: 'A in / B in / C in / A out / B out / C out',
    shown: 'asyncio.Semaphore(1000)',
    not: {
      'a semaphore for one': inMain('gate = asyncio.Semaphore(1)\nasync with gate:\n    print(1)'),
      'a semaphore of threads': inMain('import threading\ngate = threading.Semaphore(2)'),
    },
  },
  'semaphore-lets-one-in': {
    applies: inMain(
      `${jobs}gate = asyncio.Semaphore(2)\nawait asyncio.gather(*(job(n, gate) for n in "ABC"))`,
    ),
    believer: 'A in / A out / B in / B out / C in / C out',
    shown: 'asyncio.Semaphore(1)',
    not: { 'a semaphore for one': inMain('gate = asyncio.Semaphore()\nasync with gate:\n    print(1)') },
  },
  'event-wakes-one': {
    applies: inMain(
      `${waiter}ts = [asyncio.create_task(waiter(event, n)) for n in "AB"]\nawait asyncio.sleep(1)\nevent.set()\nawait asyncio.sleep(1)\nprint("end")`,
    ),
    believer: 'A / end',
    not: {
      'an event of threads': inMain('import threading\ne = threading.Event()\ne.set()\ne.wait()'),
      'an event that nobody waits for': inMain('e = asyncio.Event()\ne.set()'),
    },
  },
  'event-is-missed-by-who-comes-later': {
    applies: inMain(
      `${waiter}event.set()\nt = asyncio.create_task(waiter(event, "late"))\nawait asyncio.sleep(1)\nprint("end")`,
    ),
    believer: 'end',
    not: {
      'an event that nobody sets': inMain(
        'e = asyncio.Event()\nawait asyncio.wait([asyncio.create_task(e.wait())], timeout=1)',
      ),
    },
  },
  'notify-needs-no-lock': {
    applies: inMain(
      'cond = asyncio.Condition()\ntry:\n    cond.notify_all()\n    print("ok")\nexcept RuntimeError:\n    print("no")',
    ),
    believer: 'ok',
    not: {
      'a notify inside of its lock': inMain(
        'cond = asyncio.Condition()\nasync with cond:\n    cond.notify()',
      ),
    },
  },
  'every-consumer-gets-every-item': {
    applies: inMain(
      `${consumer}ts = [asyncio.create_task(consumer(n, queue)) for n in "AB"]\nqueue.put_nowait(1)\nqueue.put_nowait(2)\nawait asyncio.sleep(1)`,
    ),
    believer: 'A 1 / A 2 / B 1 / B 2',
    not: {
      'a single consumer': inMain(
        `${consumer}t = asyncio.create_task(consumer("A", queue))\nqueue.put_nowait(1)\nawait asyncio.sleep(1)`,
      ),
    },
  },
  'join-waits-for-an-empty-queue': {
    applies: inMain(
      'q = asyncio.Queue()\nq.put_nowait(1)\nawait q.get()\ntry:\n    await asyncio.wait_for(q.join(), 1)\n    print("joined")\nexcept TimeoutError:\n    print("waits")',
    ),
    believer: 'joined',
    not: {
      'a queue that nobody joins': inMain('q = asyncio.Queue()\nq.put_nowait(1)\nawait q.get()'),
      'text that is joined': inMain('q = asyncio.Queue()\nprint(", ".join("ab"))'),
    },
  },
  'put-never-waits': {
    applies: inMain(
      'async def produce(queue):\n    for n in range(3):\n        await queue.put(n)\n        print("put", n)\nq = asyncio.Queue(maxsize=1)\nt = asyncio.create_task(produce(q))\nawait asyncio.sleep(1)\nfor _ in range(3):\n    print("got", await q.get())\nawait t',
    ),
    believer: 'put 0 / put 1 / put 2 / got 0 / got 1 / got 2',
    shown: 'asyncio.Queue(maxsize=0)',
    not: {
      'a queue without limit': inMain('q = asyncio.Queue()\nawait q.put(1)'),
      'a queue of threads': inMain('import queue\nq = queue.Queue(1)\nq.put(1)'),
    },
  },
  'empty-queue-gives-none': {
    applies: inMain(
      'q = asyncio.Queue()\ntry:\n    print(q.get_nowait())\nexcept asyncio.QueueEmpty:\n    print("empty")',
    ),
    believer: 'None',
    not: { 'a queue of threads': inMain('import queue\nq = queue.Queue()\nq.put(1)\nprint(q.get_nowait())') },
  },
}
