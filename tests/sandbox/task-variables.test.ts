import { expect, it } from 'vitest'
import { changesBetween, plainText, sharedObjects } from '#domain/trace/line-story'
import { storyOf } from '#domain/trace/run-story'
import { variablesAfter } from '#domain/trace/task-variables'
import { python, sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()

/** The moments of a run, each with the variables after it by task (the module is `null`) and coroutine. */
async function momentsOf(source: string) {
  const { trace, record } = await sandbox.runWithTrace({ source })
  const record_ = trace.variables
  if (record_ == null) throw new Error('No variables were recorded.')
  const { moments, lanes } = storyOf({ source, trace, outcome: record.outcome, summary: '' })
  return moments.map((moment, at) => {
    const state = variablesAfter(record_, moment.step)
    const before = variablesAfter(record_, moments[at - 1]?.step ?? -1)
    if (state === null || before === null) throw new Error('The record ends too early.')
    const label = moment.lane === null ? null : (lanes[moment.lane]?.label ?? null)
    const task = moment.lane === null ? null : (lanes[moment.lane]?.task ?? null)
    return {
      label,
      state,
      own: state.frames
        .filter((frame) => frame.task === task && task !== null)
        .map(({ name, variables }) => [
          name,
          Object.fromEntries(variables.map((each) => [each.name, plainText(each.value)])),
        ]),
      changes: changesBetween(before, state).variables.map(
        ({ frame, variable, kind }) => `${frame.name ?? 'module'}.${variable.name} ${kind}`,
      ),
    }
  })
}

const shop = python`
  import asyncio

  sold = []
  total = 0

  async def fetch(price):
      half = price / 2
      await asyncio.sleep(1)
      return price

  async def sell(item, price):
      global total
      paid = await fetch(price)
      total += paid
      sold.append(item)
      return item

  async def main():
      goods = sold
      await asyncio.gather(sell("tea", 4), sell("jam", 6))

  asyncio.run(main())
`

it('has, after each step, the variables of every coroutine of a task, also in its last step', async () => {
  const moments = await momentsOf(shop)
  const ofTea = moments.filter(({ label }) => label === 'sell("tea", 4)' || label === "sell('tea', 4)")
  expect(ofTea.map(({ own }) => own)).toEqual([
    [
      ['sell', { item: "'tea'", price: '4' }],
      ['fetch', { price: '4', half: '2.0' }],
    ],
    [['sell', { item: "'tea'", price: '4', paid: '4' }]],
  ])
})

it('marks what changed in a step, also in what other tasks see of it', async () => {
  const moments = await momentsOf(shop)
  const last = moments.find(({ own }) => JSON.stringify(own).includes('"paid":"6"'))
  expect(last?.changes).toEqual(
    expect.arrayContaining([
      'module.sold changed',
      'module.total changed',
      'sell.paid new',
      'main.goods changed',
    ]),
  )
})

it('shows an object of several tasks as one', async () => {
  const moments = await momentsOf(shop)
  const state = moments.find(({ label }) => label === 'main')?.state
  if (state === undefined) throw new Error('main has no step.')
  const shared = sharedObjects(state)
  const letters = state.frames.flatMap(({ name, variables }) =>
    variables.flatMap((variable) => {
      const letter = shared.get(Number(variable.value[0]))
      return letter === undefined ? [] : [`${name ?? 'module'}.${variable.name} ${letter}`]
    }),
  )
  expect(letters).toEqual(['module.sold A', 'main.goods A'])
})

it.each([
  ['ends with an error', 'raise ValueError(seen)'],
  ['is cancelled in a step of its own', 'asyncio.current_task().cancel()\n    await asyncio.sleep(0)'],
])('keeps the variables of a task that %s', async (_, ending) => {
  const moments = await momentsOf(
    `import asyncio\n\nasync def work():\n    seen = 1\n    await asyncio.sleep(0)\n    try:\n        seen = 2\n        ${ending.replaceAll('\n', '\n    ')}\n    finally:\n        seen = 3\n\nasync def main():\n    await asyncio.wait([asyncio.create_task(work())])\n\nasyncio.run(main())\n`,
  )
  const last = moments.findLast(({ label }) => label === 'work')
  expect(last?.own).toEqual([['work', { seen: '3' }]])
})

it('sees what others change in a task that waits: its lists, and variables that inner functions share', async () => {
  const moments = await momentsOf(python`
    import asyncio

    async def main():
        count, seen, fixed = 0, [], 7

        async def visit(n):
            nonlocal count
            count += n
            seen.append(n)

        await asyncio.gather(visit(1), visit(2))

    asyncio.run(main())
  `)
  const ofMain = moments
    .filter(({ label }) => label?.includes('visit') === true)
    .map(({ state }) =>
      state.frames
        .filter(({ name }) => name === 'main')
        .flatMap(({ variables }) => variables.map(({ name, value }) => `${name} ${plainText(value)}`)),
    )
  expect(ofMain).toEqual([
    expect.arrayContaining(['count 1', 'seen [1]', 'fixed 7']),
    expect.arrayContaining(['count 3', 'seen [1, 2]', 'fixed 7']),
  ])
})

it('runs no code of the program, and keeps nothing alive', async () => {
  const source = python`
    import asyncio, gc

    class Loud:
        def __repr__(self): print("repr"); return "Loud"
        def __hash__(self): print("hash"); return 1
        def __eq__(self, other): print("eq"); return self is other
        def __del__(self): print("gone")

    async def use():
        loud = Loud()
        await asyncio.sleep(0)
        del loud
        print("after")

    async def main():
        await use()
        print(len([each for each in gc.get_objects() if type(each) is Loud]))

    asyncio.run(main())
  `
  const { record } = await sandbox.runWithTrace({ source })
  expect(record.stdout).toBe('gone\nafter\n0\n')
})

it('ends the record where it becomes too long, and not the run', async () => {
  const source = python`
    import asyncio

    async def work(n):
        rows = [[n, each] for each in range(12)]
        for turn in range(200):
            await asyncio.sleep(0)

    async def main():
        await asyncio.gather(*map(work, range(20)))
        print("done")

    asyncio.run(main())
  `
  const { record, trace } = await sandbox.runWithTrace({ source })
  expect(record.stdout).toBe('done\n')
  expect(trace.variables?.isCut).toBe(true)
  expect(trace.variables?.steps.length).toBeLessThan(trace.steps.length)
  expect(JSON.stringify(trace.variables).length).toBeLessThan(600_000)
})
