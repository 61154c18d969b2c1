import { expect, it } from 'vitest'
import type { Decision } from '#domain/trace/decision'
import { decisionsOf } from '#domain/trace/decisions'
import { storyOf } from '#domain/trace/run-story'
import { choiceText, questionText } from '#messages/tracing'
import { textsIn } from '#messages/texts-in'
import { programNames, sourceOf } from '#tests/sandbox/corpus'
import { python, sandboxForTests } from '#tests/sandbox/shared'
import { oneIn } from '#tests/support/sweep'

const tracing = textsIn('en', 'tracing')

const sandbox = sandboxForTests()

/** What is asked about a program: each question with its right answer, and wrong ones by the belief behind them. */
async function askedAbout(source: string) {
  const { trace, record } = await sandbox.play({ source })
  const run = { source, trace, outcome: record.outcome, summary: record.summary }
  const labels = trace.lines == null ? storyOf(run).labels : []
  const lines = source.split('\n')
  const asText = (decision: Decision, at: number) => {
    const option = decision.options[at]
    return option === undefined ? '' : choiceText(tracing, option.choice, labels, lines)
  }
  return decisionsOf(run).map((decision) => ({
    question: questionText(tracing, decision, labels),
    right: asText(decision, decision.right),
    beliefs: Object.fromEntries(
      decision.options.flatMap(({ misconception }, at) =>
        misconception === null ? [] : [[misconception, asText(decision, at)]],
      ),
    ),
  }))
}

/** All options of all questions about a program. */
async function optionsOffered(source: string): Promise<string[]> {
  const { trace, record } = await sandbox.play({ source })
  const run = { source, trace, outcome: record.outcome, summary: record.summary }
  return decisionsOf(run).flatMap(({ options }) =>
    options.map(({ choice }) => choiceText(tracing, choice, [], source.split('\n'))),
  )
}

it('asks what a list has become that is changed by another name, and knows the belief that it was copied', async () => {
  const asked = await askedAbout(python`
    def add(name, guests):
        guests.append(name)

    party = ["Ada"]
    dinner = party
    add("Ben", dinner)
    print(party)
  `)
  expect(asked).toContainEqual({
    question: 'Line 2 is about to run. What value does `party` have then?',
    right: "`['Ada', 'Ben']`",
    beliefs: { 'assignment-copies': "`['Ada']`" },
  })
})

it('asks where a loop over a range ends', async () => {
  const asked = await askedAbout(python`
    total = 0
    for n in range(1, 4):
        total += n * n
    print("total", total)
  `)
  expect(asked).toContainEqual({
    question: 'Line 2 is about to run. Which line runs next?',
    right: 'Line 4: `print("total", total)`',
    beliefs: { 'range-includes-its-end': 'Line 3: `total += n * n`' },
  })
})

it('asks who runs after a task was created or woken, and who runs when one waits', async () => {
  const asked = await askedAbout(python`
    import asyncio

    async def waiter(event):
        await event.wait()
        print("woken")

    async def quick():
        return 1

    async def main():
        event = asyncio.Event()
        task = asyncio.create_task(waiter(event))
        print("created")
        await asyncio.sleep(1)
        event.set()
        print("set")
        await quick()
        print("not yet")
        await task

    asyncio.run(main())
  `)
  expect(asked).toContainEqual({
    question: 'Line 12 creates: `waiter`. Who runs right after this line?',
    right: '`main`',
    beliefs: { M14: '`waiter`' },
  })
  expect(asked).toContainEqual({
    question: 'Line 15 makes ready: `waiter`. Who runs right after this line?',
    right: '`main`',
    beliefs: { 'waking-switches-at-once': '`waiter`' },
  })
  expect(asked).toContainEqual({
    question: 'Who runs next?',
    right: 'Nobody: nothing is ready, so the clock moves on',
    beliefs: {},
  })
})

it('asks about an await that does not give up control, and knows the belief that each does', async () => {
  const asked = await askedAbout(python`
    import asyncio

    async def quick():
        return 1

    async def main():
        await quick()
        print("still here")
        await asyncio.sleep(1)

    asyncio.run(main())
  `)
  expect(asked).toContainEqual({
    question: '`main` comes to line 7, which waits for something. Does it give up control there?',
    right: 'No, it runs on',
    beliefs: { M05: 'Yes, it gives up control' },
  })
})

it('asks what stands in the ready queue, and what value a name has when a task has run', async () => {
  const asked = await askedAbout(python`
    import asyncio

    async def add(n):
        global total
        total += n
        await asyncio.sleep(0)
        total += n

    total = 0

    async def main():
        await asyncio.gather(add(1), add(10))
        print(total)

    asyncio.run(main())
  `)
  expect(asked).toContainEqual({
    question:
      '`main` runs now until it gives up control or ends. What stands in the ready queue then, first to last?',
    right: '`add(1)`, `add(10)`',
    beliefs: {},
  })
  expect(asked).toContainEqual({
    question: '`add(1)` runs now until it gives up control or ends. What value does `total` have then?',
    right: '`12`',
    beliefs: {},
  })
})

it('offers no line at which Python cannot stop, and no handler of a function that does not run', async () => {
  const options = await optionsOffered(python`
    def other():
        try:
            pass
        except TypeError:
            pass

    def read(text):
        try:
            if text:
                return int(text)
            else:
                return 0
        except ValueError:
            return -1
        finally:
            print("read", text)

    for text in ("", "7", "x"):
        print(read(text))
  `)
  expect(options).toContain('Line 12: `return 0`')
  expect(options).toContain('Line 16: `print("read", text)`')
  expect(options.filter((option) => /`(?:else|finally):`|TypeError/u.test(option))).toEqual([])
})

it('asks neither what this app describes in words, nor what stands there, nor whose name is unclear', async () => {
  const asked = await askedAbout(python`
    def double(n):
        result = n * 2
        return result

    twice = double
    first, second = 3, [4]
    numbers = [*range(50)]
    result = double(first)
    result = double(result)
    print(result, second, len(numbers))
  `)
  const names = asked.flatMap(({ question }) => /What value does `(\w+)`/u.exec(question)?.[1] ?? [])
  expect(names).toContain('result')
  expect(names).not.toContain('twice')
  expect(names).not.toContain('first')
  expect(names).not.toContain('numbers')
  expect(asked.map(({ question }) => question)).not.toContain(
    'A function is about to return in line 3. What value does `result` have then?',
  )
})

it('asks only what has one right answer, the same each time, about most programs of the corpus', async () => {
  const some = oneIn(4, programNames)
  let asked = 0
  for (const name of some) {
    const source = sourceOf(name)
    const { trace, record } = await sandbox.play({ source })
    const run = { source, trace, outcome: record.outcome, summary: record.summary }
    const decisions = decisionsOf(run)
    if (decisions.length > 0) asked += 1
    expect(decisionsOf(JSON.parse(JSON.stringify(run)) as typeof run)).toEqual(decisions)
    for (const { options, right } of decisions) {
      expect(options.length).toBeGreaterThanOrEqual(2)
      expect(options[right]?.misconception).toBeNull()
      const choices = options.map(({ choice }) => JSON.stringify(choice))
      expect(new Set(choices).size).toBe(choices.length)
    }
  }
  expect(asked).toBeGreaterThan(some.length / 2)
})
