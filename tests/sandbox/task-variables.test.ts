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

const answersBack = python`
  class Name(str):
      def __len__(self): return print("len") or 3
      def __eq__(self, other): return print("eq") or True
      def __getitem__(self, at): return print("item") or "x"
      def __format__(self, spec): return print("format") or "x"
      def replace(self, *_): return print("replace") or "x"
      __hash__ = str.__hash__

  class Fields(dict):
      def items(self): return print("items") or super().items()
      def get(self, *found): return print("get") or super().get(*found)

  class Kind(type):
      def __getattribute__(cls, name): return print(name) or super().__getattribute__(name)

  class Key:
      def __hash__(self): return print("hash") or 1

  class Buffer(bytearray):
      def __buffer__(self, flags): return print("buffer") or super().__buffer__(flags)

  class Items(list, metaclass=Kind): pass
  class Slot: __slots__ = ("slot",)
  class Thing: other = Slot.slot
  Thing.__name__ = Name("Thing")

  def function(): pass
  function.__name__ = Name("function")

  class Loud(asyncio.Task):
      def done(self): return print("done") or super().done()
      def get_coro(self): return print("coroutine") or super().get_coro()

  def ordered():
      made = collections.OrderedDict()
      made[Key()] = 1
      return made

  def fields():
      thing = Thing()
      thing.__dict__ = Fields(x=1)
      return thing
`

it.each([
  ['a name of a class that is no plain text', 'Thing()', 'Thing()'],
  ['a name of a function that is no plain text', 'function', 'function function'],
  ['attributes in a dictionary of its own', 'fields()', 'Thing(x=1)'],
  ['a method of a class whose class is its own', 'Items().append', 'function append'],
  ['keys with a hash of its own', 'ordered()', 'OrderedDict({Key(): 1})'],
  ['a buffer of its own', 'Buffer(b"abc")', "b'abc'"],
  ['a task of its own', 'Loud(asyncio.sleep(0))', 'Loud()'],
  ['a number of too many digits', 'range(10 ** 5_000)', 'range(…)'],
  ['a fraction of too many digits', 'fractions.Fraction(10 ** 5_000, 3)', 'Fraction(…)'],
])('reads %s', async (_, value, shown) => {
  const source = `import asyncio, collections, fractions\n\n${answersBack}\nasync def main():\n    value = ${value}\n    await asyncio.sleep(0)\n    print("end")\n\nasyncio.run(main())\n`
  // A trace of a run that printed something else is none.
  const { trace } = await sandbox.runWithTrace({ source })
  expect(trace.variables?.values.map(plainText)).toContain(shown)
})

it('leaves out variables with endless names, and shortens the names of functions', async () => {
  const name = 'n'.repeat(3_000)
  const { trace } = await sandbox.runWithTrace({
    source: `import asyncio\nglobals()["${name}"] = short = 1\n\nasync def ${name}():\n    await asyncio.sleep(0)\n\nasyncio.run(${name}())\n`,
  })
  expect(trace.variables?.names).toEqual(['short'])
  expect(trace.variables?.functions.map(({ length }) => length)).toEqual([400])
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
