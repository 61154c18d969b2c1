import { describe, expect, it } from 'vitest'
import type { Trace } from '#domain/program/trace'
import { programNames, sourceOf } from '#tests/sandbox/corpus'
import { python, sandboxForTests } from '#tests/sandbox/shared'
import { oneIn } from '#tests/support/sweep'

const sandbox = sandboxForTests()
const traceOf = async (source: string) => (await sandbox.runWithTrace({ source })).trace

const named = (trace: Trace, name: string) => trace.tasks.findIndex((task) => task.name === name)
const stepsOf = (trace: Trace, task: number) =>
  trace.steps.filter(({ runner }) => runner.kind === 'task' && runner.task === task)

describe('the trace of a run', () => {
  it('tells who set an event and whom that woke', async () => {
    const trace = await traceOf(python`
      import asyncio

      async def waiter(event):
          await event.wait()
          print("woken")

      async def main():
          event = asyncio.Event()
          task = asyncio.create_task(waiter(event), name="waiter")
          await asyncio.sleep(2)
          event.set()
          await task

      asyncio.run(main())
    `)
    const waiter = named(trace, 'waiter')
    const [first, second] = stepsOf(trace, waiter)
    expect(first).toMatchObject({
      seconds: 0,
      resumedAt: { function: 'waiter', line: 3 },
      lines: [4],
      end: {
        kind: 'waits',
        at: [{ function: 'waiter', line: 4 }],
        for: { kind: 'call', call: 'Event.wait' },
      },
    })
    const events = trace.steps.flatMap((step) => step.events)
    expect(events).toContainEqual({ kind: 'created', line: 9, task: waiter, ranAtOnce: false })
    expect(events).toContainEqual({ kind: 'timer', line: 10, seconds: 2, for: { kind: 'sleep', task: 0 } })
    expect(events).toContainEqual({
      kind: 'ready',
      line: 11,
      target: { kind: 'task', task: waiter },
      call: 'Event.set',
    })
    expect(second).toMatchObject({
      seconds: 2,
      resumedAt: { function: 'waiter', line: 4 },
      lines: [5],
      events: [
        { kind: 'printed', line: 5, stream: 'stdout', text: 'woken\n' },
        { kind: 'ready', line: null, target: { kind: 'task', task: 0 }, call: null },
      ],
      end: { kind: 'returned', value: 'None' },
    })
  })

  it('names the timer that ended a sleep', async () => {
    const trace = await traceOf('import asyncio\nasyncio.run(asyncio.sleep(3))\n')
    const timer = trace.steps.find(({ runner }) => runner.kind === 'timer')
    expect(timer).toMatchObject({ seconds: 3, runner: { for: { kind: 'sleep', task: 0 } } })
    expect(timer?.events).toEqual([
      { kind: 'ready', line: null, target: { kind: 'task', task: 0 }, call: null },
    ])
  })

  it.each([
    ['gather', 'await asyncio.gather(*tasks)', { kind: 'tasks', call: 'gather', tasks: [1, 2] }],
    ['wait', 'await asyncio.wait(tasks)', { kind: 'tasks', call: 'wait', tasks: [1, 2] }],
    ['one task', 'await tasks[1]', { kind: 'task', task: 2 }],
    ['a turn', 'await asyncio.sleep(0)', { kind: 'turn' }],
    ['a sleep', 'await asyncio.sleep(5)', { kind: 'sleep', seconds: 5 }],
    ['a queue', 'await asyncio.wait_for(asyncio.Queue().get(), 1)', { kind: 'call', call: 'wait_for' }],
    ['a future', 'await asyncio.get_running_loop().create_future()', { kind: 'future' }],
  ])('says what a task waits for: %s', async (_, statement, wait) => {
    const trace = await traceOf(python`
      import asyncio

      async def main():
          tasks = [asyncio.create_task(asyncio.sleep(1)) for _ in range(2)]
          ${statement}

      asyncio.run(main())
    `)
    expect(stepsOf(trace, 0)[0]?.end).toMatchObject({ kind: 'waits', for: wait })
  })

  it('shows a cancellation before what it sets off, and how each task ended', async () => {
    const trace = await traceOf(python`
      import asyncio

      async def child():
          await asyncio.sleep(9)

      async def broken():
          raise KeyError("k")

      async def main():
          one, two = asyncio.create_task(child()), asyncio.create_task(broken())
          await asyncio.sleep(1)
          one.cancel()
          await asyncio.wait([one, two])
          return [1, "two"]

      asyncio.run(main())
    `)
    const ends = [0, 1, 2].map((task) => stepsOf(trace, task).at(-1)?.end)
    expect(ends).toEqual([
      { kind: 'returned', value: "[1, 'two']" },
      { kind: 'cancelled' },
      { kind: 'raised', type: 'KeyError', message: 'k' },
    ])
    const step = trace.steps.find(({ events }) => events.some(({ kind }) => kind === 'cancel'))
    expect(step?.events).toEqual([
      { kind: 'cancel', line: 12, task: 1, accepted: true },
      { kind: 'ready', line: 12, target: { kind: 'task', task: 1 }, call: null },
    ])
  })

  it('says when a task that was awaited had ended before, and what tasks were called with', async () => {
    const trace = await traceOf(python`
      import asyncio

      async def child(name, seconds, log):
          await asyncio.sleep(seconds)

      async def main():
          task = asyncio.create_task(child("one", 1, []))
          await asyncio.sleep(2)
          await task

      asyncio.run(main())
    `)
    expect(trace.tasks[1]?.arguments).toEqual(["'one'", '1', null])
    const events = trace.steps.flatMap((step) => step.events)
    expect(events).toContainEqual({ kind: 'found-done', line: 9, task: 1 })
  })

  it('says which timers are called off', async () => {
    const trace = await traceOf(python`
      import asyncio

      async def main():
          async with asyncio.timeout(5):
              await asyncio.sleep(1)

      asyncio.run(main())
    `)
    const dropped = trace.steps.flatMap(({ events }) => events).filter(({ kind }) => kind === 'timer-dropped')
    expect(dropped).toEqual([
      { kind: 'timer-dropped', line: 4, seconds: 5, for: { kind: 'timeout', task: 0 } },
    ])
  })

  it('tells what a task finds where it stood', async () => {
    const trace = await traceOf(python`
      import asyncio

      async def bad():
          raise KeyError("k")

      async def main():
          for awaitable in (bad(), asyncio.sleep(1), asyncio.sleep(9)):
              try:
                  async with asyncio.timeout(2):
                      await asyncio.create_task(awaitable)
              except (KeyError, TimeoutError) as error:
                  print(error)

      asyncio.run(main())
    `)
    expect(stepsOf(trace, 0).map(({ thrown }) => thrown)).toEqual([
      null,
      { type: 'KeyError', message: 'k' },
      null,
      { type: 'CancelledError', message: '' },
    ])
  })

  it('shows that a blocking call makes the whole loop stand still', async () => {
    const trace = await traceOf(
      'import asyncio, time\nasync def main():\n    time.sleep(4)\nasyncio.run(main())\n',
    )
    expect(stepsOf(trace, 0)[0]?.events).toContainEqual({ kind: 'blocked', line: 3, untilSeconds: 4 })
  })

  it('knows an eager task', async () => {
    const trace = await traceOf(sourceOf('eager_tasks'))
    expect(trace.tasks.map(({ coroutine }) => coroutine).slice(0, 3)).toEqual(['main', 'quick', 'slow'])
    const created = trace.steps.flatMap(({ events }) => events).filter(({ kind }) => kind === 'created')
    expect(created.slice(0, 3)).toMatchObject([
      { ranAtOnce: false },
      { ranAtOnce: true },
      { ranAtOnce: true },
    ])
  })

  it('covers the module before and after the loop', async () => {
    const trace = await traceOf(
      'print("before")\nimport asyncio\nasyncio.run(asyncio.sleep(0))\nprint("after")\n',
    )
    expect(trace.steps.at(0)).toMatchObject({ runner: { kind: 'module' }, lines: [1, 2, 3] })
    expect(trace.steps.at(-1)).toMatchObject({ runner: { kind: 'module' }, lines: [4] })
  })

  it('is cut where a run is long, and stays small', async () => {
    const trace = await traceOf(
      'import asyncio\nasync def main():\n    for n in range(5_000):\n        await asyncio.sleep(0)\n        print(n % 10, end="")\nasyncio.run(main())\n',
    )
    expect(trace.isCut).toBe(true)
    expect(trace.steps.length).toBeLessThanOrEqual(2_000)
    expect(JSON.stringify(trace).length).toBeLessThan(1_000_000)
  })

  it('ends where the run is stopped', async () => {
    const { record, trace } = await sandbox.runWithTrace({
      source: 'import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())\n',
    })
    expect(record.outcome).toBe('deadlock')
    expect(stepsOf(trace, 0)[0]?.end).toMatchObject({
      kind: 'waits',
      for: { kind: 'call', call: 'Event.wait' },
    })
  })

  it('changes nothing of what a program prints, holds all of it, and is small for most', async () => {
    const sizes: number[] = []
    const programs = oneIn(4, programNames)
    for (const name of programs) {
      const source = sourceOf(name)
      const [plain, { record, trace }] = await Promise.all([
        sandbox.run({ source }),
        sandbox.runWithTrace({ source }),
      ])
      expect({ name, ...record }).toEqual({ name, ...plain })
      if (trace.isCut) continue
      const printed = trace.steps.flatMap(({ events }) =>
        events.flatMap((event) =>
          event.kind === 'printed' && event.stream === 'stdout' ? [event.text] : [],
        ),
      )
      expect({ name, stdout: printed.join('') }).toEqual({ name, stdout: record.stdout })
      sizes.push(JSON.stringify(trace).length)
    }
    expect(sizes.length).toBeGreaterThan(programs.length - 3)
    const median = sizes.sort((one, other) => one - other)[Math.floor(sizes.length / 2)]
    expect(median).toBeLessThan(8_000)
  })
})
