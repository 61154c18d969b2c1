import { describe, expect, it } from 'vitest'
import { python, sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()
const run = (source: string) => sandbox.run({ source })

describe('a program may be asked about only if it always prints the same', () => {
  it.each([
    ['a set of words', 'print({"a", "b", "c", "d"})\n', 'order of a set'],
    ['random numbers', 'import random\nprint(random.random())\n', 'random numbers'],
    ['random bytes', 'import uuid\nprint(uuid.uuid4())\n', 'random numbers'],
    [
      'the date',
      'from datetime import datetime\nprint(datetime.now().year, datetime.now())\n',
      'time of day',
    ],
    ['the clock', 'import time\nprint(time.strftime("%H:%M:%S"))\n', 'time of day'],
    ['an address', 'print(object())\n', 'address'],
    [
      'a counted name',
      'import asyncio\nasync def main(): print(asyncio.current_task().get_name())\nasyncio.run(main())\n',
      'Task-2',
    ],
    ['the order of a set of tasks', SET_OF_TASKS(), 'set of tasks'],
    ['two timers at the same moment', TIE(), 'timers'],
    ['a time that is not rounded', ELAPSED('time.perf_counter() - start'), 'not rounded'],
    ['turns while waiting', POLLING(), 'goes round'],
  ])('%s: no', async (_, source, reason) => {
    const record = await run(source)
    expect(record.outcome).toBe('finished')
    expect(record.deterministic).toBe(false)
    expect(record.reasons.join()).toContain(reason)
  })

  it.each([
    ['sorted words', 'print(sorted({"a", "b", "c", "d"}))\n'],
    ['seeded random numbers', 'import random\nrandom.seed(1)\nprint(random.random())\n'],
    ['a rounded time', ELAPSED('round(time.perf_counter() - start, 1)')],
    [
      'eight equal timers set at once',
      'import asyncio\nasync def f(n):\n    await asyncio.sleep(1)\n    print(n)\nasync def main(): await asyncio.gather(*map(f, range(8)))\nasyncio.run(main())\n',
    ],
    [
      'a named task',
      'import asyncio\nasync def main(): print(asyncio.current_task().get_name())\nwith asyncio.Runner() as r: r.run(main()) if False else print("ok")\n',
    ],
  ])('%s: yes', async (_, source) => {
    expect(await run(source)).toMatchObject({ deterministic: true, reasons: [] })
  })
})

function SET_OF_TASKS() {
  return python`
    import asyncio

    async def main():
        tasks = [asyncio.create_task(asyncio.sleep(0, n)) for n in range(6)]
        done, pending = await asyncio.wait(tasks)
        print([task.result() for task in done])

    asyncio.run(main())
  `
}

function TIE() {
  return python`
    import asyncio

    async def twice():
        await asyncio.sleep(1)
        await asyncio.sleep(1)
        print("one and one")

    async def once():
        await asyncio.sleep(2)
        await asyncio.sleep(0)
        print("two")

    async def main():
        await asyncio.gather(twice(), once())

    asyncio.run(main())
  `
}

function ELAPSED(expression: string) {
  return python`
    import asyncio, time

    async def main():
        start = time.perf_counter()
        await asyncio.sleep(1)
        print(${expression})

    asyncio.run(main())
  `
}

function POLLING() {
  return python`
    import asyncio

    async def main():
        sleeper, turns = asyncio.create_task(asyncio.sleep(1)), 0
        while not sleeper.done():
            turns += 1
            await asyncio.sleep(0)
        print(turns)

    asyncio.run(main())
  `
}
