import { describe, expect, it } from 'vitest'
import { barsOf } from '#domain/trace/bars'
import { foldRepeats } from '#domain/trace/fold-repeats'
import { divergentMoment } from '#domain/trace/divergent-moment'
import { heldSpans, lockEdges } from '#domain/trace/lock-marks'
import { storyOf, type RunStory } from '#domain/trace/run-story'
import { runWords } from '#messages/run-words'
import { textsIn } from '#messages/texts-in'
import { python, sandboxForTests } from '#tests/sandbox/shared'

const runText = textsIn('en', 'run')

const sandbox = sandboxForTests()

async function storyFrom(source: string): Promise<RunStory> {
  const { record, trace } = await sandbox.play({ source })
  const { outcome, summary } = record
  return storyOf({ source, trace, outcome, summary })
}

/** Every moment as its sentences. */
function told({ moments, labels }: RunStory): string[] {
  const { sentence } = runWords(runText, 'en', labels)
  return moments.map(({ facts }) => facts.map(sentence).join(' '))
}

const walks = python`
  import asyncio

  async def walk(name, pause):
      for step in (1, 2):
          print(name, step)
          await asyncio.sleep(pause)

  async def main():
      left = asyncio.create_task(walk('left', 2))
      right = asyncio.create_task(walk('right', 3))
      print('both created')
      await left
      await right

  asyncio.run(main())
`

describe('the story of a run', () => {
  it('says what happens and why, in the names of the program', async () => {
    const story = told(await storyFrom(walks))
    expect(story.slice(1, 6)).toEqual([
      "`main` gets its first turn and starts. Line 9 creates the task `walk('left', 2)`. It is ready, but does not run before its turn. Line 10 creates the task `walk('right', 3)`. It is ready, but does not run before its turn. Line 11 prints `both created`. `main` awaits `walk('left', 2)` in line 12, which is not finished, so it gives up control until it is.",
      "`walk('left', 2)` gets its first turn and starts. Line 5 prints `left 1`. `walk('left', 2)` sleeps in line 6 for 2 s, until 2 s, and gives up control.",
      "`walk('right', 3)` gets its first turn and starts. Line 5 prints `right 1`. `walk('right', 3)` sleeps in line 6 for 3 s, until 3 s, and gives up control.",
      "Nothing is ready, so the clock jumps to 2 s, when the sleep of `walk('left', 2)` ends.",
      "`walk('left', 2)` goes on in line 6: its sleep is over. Line 5 prints `left 2`. `walk('left', 2)` sleeps in line 6 for 2 s, until 4 s, and gives up control.",
    ])
  })

  it('says that an await of what is finished gives up no control', async () => {
    const story = told(
      await storyFrom(python`
        import asyncio

        async def child():
            pass

        async def quick():
            print("quick")

        async def main():
            task = asyncio.create_task(child(), name="B")
            await asyncio.sleep(1)
            await task
            await quick()
            print("end")

        asyncio.run(main())
      `),
    ).join(' ')
    expect(story).toContain(
      'Line 12 awaits `B`, which has already finished, so `main` goes on without giving up control.',
    )
    expect(story).toContain(
      'Line 13 awaits something that need not wait, so `main` keeps control all through it.',
    )
  })

  it('says who made whom ready, and that this is not yet running', async () => {
    const story = told(
      await storyFrom(python`
        import asyncio

        async def waiter(event):
            await event.wait()

        async def main():
            event = asyncio.Event()
            task = asyncio.create_task(waiter(event), name="C")
            await asyncio.sleep(0)
            event.set()
            await task

        asyncio.run(main())
      `),
    ).join(' ')
    expect(story).toContain('`Event.set()` in line 10 makes `C` ready: not running yet, but in the queue.')
  })

  it('does not say that the clock jumped where the loop was late', async () => {
    const story = told(
      await storyFrom(python`
        import asyncio, time

        async def polite():
            await asyncio.sleep(1)

        async def rude():
            time.sleep(3)

        async def main():
            await asyncio.gather(polite(), rude())

        asyncio.run(main())
      `),
    ).join(' ')
    expect(story).toContain('Line 7 blocks until 3 s: the whole event loop stands still')
    expect(story).toContain('It is 3 s already: the sleep of `polite` ends only now; it was due at 1 s.')
    expect(story).not.toContain('jumps')
  })

  it('ends a deadlock with who waits for ever, and leaves out how it is unwound', async () => {
    const { moments, labels } = await storyFrom(
      'import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())\n',
    )
    const last = moments.at(-1)
    expect(last?.facts.map(runWords(runText, 'en', labels).sentence).at(-1)).toBe(
      'Nothing is ready and no timer is set, so nothing can ever wake `main`: the program never ends.',
    )
    expect(last?.facts.map(({ kind }) => kind)).not.toContain('cancel')
  })

  it('knows at each moment the queue, the timers and who waits for what', async () => {
    const { moments, labels } = await storyFrom(walks)
    const words = runWords(runText, 'en', labels)
    const after = moments[2]?.after
    expect(after?.ready.map(words.queued)).toEqual(["`walk('right', 3)`"])
    expect(after?.timers.map(words.timer)).toEqual(["2 s: the sleep of `walk('left', 2)` ends"])
    expect(after?.tasks[0]).toMatchObject({ kind: 'waits', for: { kind: 'task', task: 1 }, line: 12 })
  })

  it('is drawn with a bar for each wait, and an end', async () => {
    const story = await storyFrom(walks)
    const [, main] = barsOf(story, story.moments)
    expect(main?.bars.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['runs', 1, 2],
      ['waits', 2, 10],
      ['runs', 10, 11],
      ['waits', 11, 13],
      ['runs', 13, 14],
    ])
    expect(main?.end).toEqual({ how: 'returned', at: 13 })
  })
})

describe('two runs of one program', () => {
  it('diverge where a misconception makes something else happen first', async () => {
    const [rewrite] = (await sandbox.rewrites({ source: walks })).filter(
      ({ rule, site }) => rule === 'task-starts-at-once' && site === null,
    )
    if (rewrite === undefined) throw new Error('The rule applies to this program.')
    const { record, trace } = await sandbox.runWithMisconception({ source: walks }, rewrite)
    const { outcome, summary } = record
    const believed = storyOf({ source: walks, trace, outcome, summary })
    const real = await storyFrom(walks)
    expect(divergentMoment(real.moments, believed.moments)).toBe(1)
    expect(divergentMoment(real.moments, real.moments)).toBeNull()
  })
})

describe('a long run', () => {
  it('tells repetitions once, and loses nothing that was printed', async () => {
    const { moments } = await storyFrom(python`
      import asyncio

      async def poller(flags):
          while not flags:
              await asyncio.sleep(0)
          print("seen")

      async def main():
          flags = []
          task = asyncio.create_task(poller(flags))
          for n in range(600):
              print(n)
              await asyncio.sleep(0)
          flags.append(1)
          await task

      asyncio.run(main())
    `)
    const folded = foldRepeats(moments)
    const printed = (those: typeof moments) =>
      those.flatMap((moment) => moment.printed.map(({ text }) => text)).join('')
    expect(moments.length).toBeGreaterThan(1_200)
    expect(folded.length).toBeLessThan(20)
    expect(printed(folded)).toBe(printed(moments))
    expect(folded.flatMap(({ facts }) => facts.map(({ kind }) => kind))).toContain('repeats')
  })

  it('with thirty tasks keeps them apart by what they were called with', async () => {
    const { lanes } = await storyFrom(python`
      import asyncio

      async def worker(n):
          await asyncio.sleep(n)

      async def main():
          await asyncio.gather(*(worker(n) for n in range(30)))

      asyncio.run(main())
    `)
    const labels = lanes.map(({ label }) => label)
    expect(labels.slice(1, 4)).toEqual(['main', 'worker(0)', 'worker(1)'])
    expect(new Set(labels).size).toBe(labels.length)
  })
})

describe('locks in the picture of a run', () => {
  it('has the time from the step that takes a lock to the one that releases it', async () => {
    const { lanes, moments } = await storyFrom(python`
      import asyncio

      async def work(lock):
          async with lock:
              await asyncio.sleep(1)

      async def main():
          lock = asyncio.Lock()
          await asyncio.gather(work(lock), work(lock))

      asyncio.run(main())
    `)
    const [first, second, ...others] = heldSpans(lanes, moments)
    if (first === undefined || second === undefined) throw new Error('The lock is not held twice.')
    expect(others).toEqual([])
    for (const [place, { lock, lane, from, to }] of [first, second].entries()) {
      expect(lock).toBe(0)
      expect(lanes[lane]?.label).toContain('work')
      const holders = moments.map(({ after }) => after.locks[0]?.holder)
      expect(new Set(holders.slice(from, to))).toEqual(new Set([lanes[lane]?.task]))
      expect([holders[from - 1], holders[to]]).not.toContain(lanes[lane]?.task)
      expect(moments[from]?.after.locks[0]?.holder).toBe(lanes[lane]?.task)
      expect(moments[to]?.seconds).toBe(place + 1)
    }
    expect(first.lane).not.toBe(second.lane)
  })

  it('has who waits for whose lock, also outside of a circle that nothing can break', async () => {
    const { lanes, moments } = await storyFrom(python`
      import asyncio

      async def move(first, second):
          async with first:
              await asyncio.sleep(1)
              async with second:
                  pass

      async def main():
          fork, knife = asyncio.Lock(), asyncio.Lock()
          async with asyncio.TaskGroup() as table:
              table.create_task(move(fork, knife), name="Ada")
              table.create_task(move(knife, fork), name="Grace")
              table.create_task(move(fork, knife), name="Alan")

      asyncio.run(main())
    `)
    const last = moments.at(-1)
    if (last === undefined) throw new Error('Nothing happened.')
    const nameOf = (lane: number) =>
      ['Ada', 'Grace', 'Alan'].find((name) => lanes[lane]?.label.includes(name))
    const edges = lockEdges(lanes, last.after).map(({ lock, waiter, holder, isInCircle }) => ({
      edge: `${nameOf(waiter)} waits for ${nameOf(holder)}`,
      lock,
      isInCircle,
    }))
    expect(edges).toHaveLength(3)
    expect(edges).toEqual(
      expect.arrayContaining([
        { edge: 'Ada waits for Grace', lock: 1, isInCircle: true },
        { edge: 'Grace waits for Ada', lock: 0, isInCircle: true },
        { edge: 'Alan waits for Ada', lock: 0, isInCircle: false },
      ]),
    )
  })
})
