import { expect, it } from 'vitest'
import { lockEdges } from '#domain/trace/lock-marks'
import { storyOf } from '#domain/trace/run-story'
import { barsOf } from '#domain/trace/bars'
import { runWords } from '#messages/run-words'
import { textsIn } from '#messages/texts-in'
import { python, sandboxForTests } from '#tests/sandbox/shared'

const runText = textsIn('en', 'run')

const sandbox = sandboxForTests()

async function storyAndWords(source: string) {
  const { trace, record } = await sandbox.runWithTrace({ source })
  const story = storyOf({ source, trace, outcome: record.outcome, summary: record.summary })
  return { story, words: runWords(runText, 'en', story.labels) }
}

async function told(source: string): Promise<string[]> {
  const { story, words } = await storyAndWords(source)
  return story.moments.flatMap(({ facts }) => facts.map((fact) => words.sentence(fact)))
}

const deadlock = python`
  import asyncio

  async def move(first, second):
      async with first:
          await asyncio.sleep(1)
          async with second:
              print("both")

  async def main():
      red, blue = asyncio.Lock(), asyncio.Lock()
      async with asyncio.TaskGroup() as group:
          group.create_task(move(red, blue), name="Ada")
          group.create_task(move(blue, red), name="Ben")

  asyncio.run(main())
`

it('says which lock is held by whom, and a deadlock as a circle', async () => {
  const sentences = await told(deadlock)
  expect(sentences).toContain('`Ada` takes lock 1 in line 4.')
  expect(sentences).toContain('`Ada` gives up control in line 6 and waits for lock 2, which `Ben` holds.')
  expect(sentences.at(-1)).toContain(
    '`Ada` and `Ben` wait in a circle: `Ada` waits for lock 2, which `Ben` holds; `Ben` waits for lock 1, which `Ada` holds.',
  )
})

it('tells and marks each circle of a deadlock that has several, and not who only waits for one of them', async () => {
  const { story, words } = await storyAndWords(python`
    import asyncio

    async def move(first, second):
        async with first:
            await asyncio.sleep(1)
            async with second:
                print("both")

    async def wait(lock):
        await asyncio.sleep(2)
        async with lock:
            print("mine")

    async def main():
        red, blue, old, new = (asyncio.Lock() for _ in range(4))
        async with asyncio.TaskGroup() as group:
            group.create_task(wait(new), name="Eve")
            group.create_task(move(red, blue), name="Ada")
            group.create_task(move(blue, red), name="Ben")
            group.create_task(move(old, new), name="Cem")
            group.create_task(move(new, old), name="Dan")

    asyncio.run(main())
  `)
  const last = story.moments.at(-1)
  if (last === undefined) throw new Error('The run has no moments.')
  const ending = words.sentence(last.facts.at(-1) ?? { kind: 'cancelled', task: 0 })
  expect(ending).toContain('`Ada` and `Ben` wait in a circle: `Ada` waits for lock')
  expect(ending).toContain('`Cem` and `Dan` wait in a circle: `Cem` waits for lock')
  const names = story.lanes.map(({ task }) => (task === null ? null : story.labels[task]))
  const marked = lockEdges(story.lanes, last.after).map(({ waiter, isInCircle }) => [
    names[waiter],
    isInCircle,
  ])
  expect(marked.toSorted()).toEqual([
    ['Ada', true],
    ['Ben', true],
    ['Cem', true],
    ['Dan', true],
    ['Eve', false],
  ])
})

it('names who holds the lock in the picture, too', async () => {
  const { story, words } = await storyAndWords(deadlock)
  const waits = barsOf(story, story.moments).flatMap(({ bars }) =>
    bars.flatMap(({ wait, holder }) => (wait?.kind === 'call' ? [words.briefly(wait, holder)[0]] : [])),
  )
  expect(waits).toContain('lock held by Ben')
})

it('says that a task waits for a lock that it holds itself', async () => {
  const sentences = await told(python`
    import asyncio

    async def main():
        lock = asyncio.Lock()
        async with lock:
            await lock.acquire()

    asyncio.run(main())
  `)
  expect(sentences.at(-1)).toContain('`main` waits for the lock, which it holds itself.')
})

it('tells how a time limit cancels and where that becomes TimeoutError, with no await that need not wait', async () => {
  const sentences = await told(python`
    import asyncio

    async def slow():
        try:
            await asyncio.sleep(5)
        finally:
            print("cleaning up")

    async def main():
        try:
            async with asyncio.timeout(2):
                await slow()
        except TimeoutError:
            print("too slow")

    asyncio.run(main())
  `)
  expect(sentences).toContain(
    '`main` goes on in line 5: its time limit is up, so `CancelledError` is raised there.',
  )
  expect(sentences).toContain(
    'The time limit in line 11 was what stopped `main`, so there `CancelledError` becomes `TimeoutError`.',
  )
  expect(sentences.filter((sentence) => sentence.includes('need not wait'))).toEqual([])
})

it('says who is asked to stop in whose place when wait_for has waited long enough', async () => {
  const sentences = await told(python`
    import asyncio

    async def slow():
        await asyncio.sleep(5)

    async def main():
        task = asyncio.create_task(slow())
        try:
            await asyncio.wait_for(task, 2)
        except TimeoutError:
            print("too slow")

    asyncio.run(main())
  `)
  expect(sentences).toContain(
    '`main` is asked to stop. It waits for `slow`, which is asked in its place; it hears of that when that has ended.',
  )
  expect(sentences).toContain(
    '`slow` goes on in line 4: it was asked to stop, so `CancelledError` is raised there.',
  )
})

it('says what a shield protects, and that it did', async () => {
  const sentences = await told(python`
    import asyncio

    async def save():
        await asyncio.sleep(2)

    async def main():
        task = asyncio.create_task(save())
        try:
            await asyncio.wait_for(asyncio.shield(task), 1)
        except TimeoutError:
            print("late")
        await task

    asyncio.run(main())
  `)
  const all = sentences.join('\n')
  expect(all).toContain('for `save`, which a shield protects: if `main` is asked to stop, `save` is not.')
  expect(all).toContain('The shield keeps this from `save`, which runs on.')
})

it('says of a limit that is up from the beginning that it is one, and of each until when it lasts', async () => {
  const sentences = await told(python`
    import asyncio

    async def main():
        await asyncio.sleep(2)
        async with asyncio.timeout(3):
            await asyncio.sleep(0)
        try:
            async with asyncio.timeout(0):
                await asyncio.sleep(0)
        except TimeoutError:
            print("at once")

    asyncio.run(main())
  `)
  expect(sentences).toContain('Line 5 sets a time limit for `main`, until 5 s.')
  expect(sentences).toContain('The time limit at 5 s is called off.')
  expect(sentences).toContain(
    '`main` goes on in line 9: its time limit is up, so `CancelledError` is raised there.',
  )
})

it('says that wait() gave up because its time is over', async () => {
  const sentences = await told(python`
    import asyncio

    async def main():
        task = asyncio.create_task(asyncio.sleep(9), name="slow")
        done, pending = await asyncio.wait([task], timeout=1)
        print(len(done), len(pending))

    asyncio.run(main())
  `)
  expect(sentences).toContain('`main` goes on in line 5: the time limit of `wait()` is up.')
})

it('says that a task group stops its tasks when its own body fails, also those that have not begun', async () => {
  const sentences = await told(python`
    import asyncio

    async def main():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(asyncio.sleep(1), name="first")
                raise ValueError("no")
        except* ValueError:
            print("stopped")

    asyncio.run(main())
  `)
  expect(sentences).toContain(
    'The task group asks `first` to stop: `CancelledError` will be raised in it at its next turn.',
  )
  expect(sentences).toContain('`first` was asked to stop before its first turn.')
})

it('says that a task waits for a function in another thread, however it was sent there', async () => {
  const sentences = await told(python`
    import asyncio, time

    async def main():
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, time.sleep, 2)
        await asyncio.gather(loop.run_in_executor(None, time.sleep, 1))

    asyncio.run(main())
  `)
  expect(sentences).toContain(
    '`main` gives up control in line 5 and waits in `loop.run_in_executor()` until the function in the other thread has returned.',
  )
  expect(sentences).toContain(
    '`main` gives up control in line 6 and waits in `gather()` until all that it gathers is finished.',
  )
})

it('calls the task that closes a generator by the name of the generator', async () => {
  const { story } = await storyAndWords(python`
    import asyncio

    async def ticks():
        while True:
            yield 1

    async def main():
        async for tick in ticks():
            break

    asyncio.run(main())
  `)
  expect(story.labels).toContain('ticks.aclose')
})

it('says nothing of an await that raised an error at once', async () => {
  const sentences = await told(python`
    import asyncio

    async def main():
        queue = asyncio.Queue()
        queue.shutdown()
        try:
            await queue.get()
        except asyncio.QueueShutDown:
            print("closed")

    asyncio.run(main())
  `)
  expect(sentences.filter((sentence) => sentence.includes('need not wait'))).toEqual([])
})

it('says of a callback that raises that nothing but the callback ends by it, also in German', async () => {
  const source = python`
    import asyncio

    def broken():
        raise ValueError("no")

    async def main():
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda loop, context: print(context["exception"]))
        loop.call_soon(broken)
        loop.call_later(1, broken)
        await asyncio.sleep(2)
        print("done")

    asyncio.run(main())
  `
  const { story, words } = await storyAndWords(source)
  const facts = story.moments.flatMap((moment) => moment.facts)
  expect(facts.map((fact) => words.sentence(fact)).filter((each) => each.includes('ValueError'))).toEqual(
    Array.from(
      { length: 2 },
      () =>
        '`broken()` ends with `ValueError: no`, which nothing in it caught. No task fails by that: the event loop tells its exception handler and goes on.',
    ),
  )
  expect(facts.filter(({ kind }) => kind === 'printed')).toHaveLength(3)
  const german = runWords(textsIn('de', 'run'), 'de', story.labels)
  const raised = facts.find(({ kind }) => kind === 'callback-raised')
  expect(raised && german.sentence(raised)).toContain('Kein Task scheitert daran')
})
