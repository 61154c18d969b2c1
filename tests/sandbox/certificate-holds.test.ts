import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { programSchema } from '#domain/program/program'
import { haveSameOutput, type Circumstances } from '#sandbox/determinism'
import { Interpreter } from '#sandbox/interpreter'
import type { RawRun } from '#sandbox/messages'
import { startNodeWorker } from '#sandbox/node-worker-handle'
import { MAX_OUTPUT_BYTES } from '#sandbox/printed'
import { readRun } from '#sandbox/read-run'
import { sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()
const SECONDS = 60

/** Interpreters with hash seeds that the certificate does not use. */
const strangers = ['1', '4711', '99999'].map(
  (seed, index) => new Interpreter(() => startNodeWorker({ seed, variation: index * 5 }), SECONDS * 1_000),
)
afterAll(() => Promise.all(strangers.map((stranger) => stranger.close())))

async function runAmongStrangers(
  source: string,
  index: number,
  options: Circumstances['options'],
): Promise<RawRun> {
  const stranger = strangers[index % strangers.length]
  if (stranger === undefined) throw new Error('There are no interpreters.')
  const limits = {
    maxSeconds: 3_600,
    maxSteps: 200_000,
    maxLines: 1_000_000,
    maxOutputBytes: MAX_OUTPUT_BYTES,
  }
  const program = programSchema.parse({ source })
  const request = { kind: 'run', program, options: { ...limits, randomSeed: 1, ...options } } as const
  return readRun(await stranger.ask(request), SECONDS)
}

const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,6}$/u), { minLength: 3, maxLength: 6 })
const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 5 })
const list = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).join(', ')

/** Pieces of programs; some always print the same, and others do not. */
const piece = fc.oneof(
  words.map((all) => `print({${list(all)}})`),
  words.map((all) => `print(sorted({${list(all)}}), len({${list(all)}}))`),
  words.map((all) => `print(dict.fromkeys([${list(all)}]))`),
  numbers.map((all) => `print({${list(all)}}, max({${list(all)}}))`),
  numbers.map((all) => `class Box:\n    def __init__(self, n): self.n = n\nprint([box.n for box in {Box(n) for n in (${list(all)},)}])`),
  numbers.map((all) => `print(sum(n for n in {(n, ${all.length}) for n in (${list(all)},)} for n in n))`),
  numbers.map((all) => `async def work(n):\n    await asyncio.sleep(n)\n    print("worked", n)\n    return n\nasync def main():\n    print(await asyncio.gather(*map(work, (${list(all)},))))\nasyncio.run(main())`),
  numbers.map((all) => `async def work(n):\n    print("begin", n)\n    await asyncio.sleep(n)\n    return n\nasync def main():\n    for each in asyncio.as_completed(map(work, (${list(all)},))):\n        print(await each)\nasyncio.run(main())`),
  numbers.map((all) => `async def main():\n    done, _ = await asyncio.wait([asyncio.create_task(asyncio.sleep(n, n)) for n in (${list(all)},)])\n    print(sum(task.result() for task in done), [task.result() for task in done][:${all.length % 2}])\nasyncio.run(main())`),
  fc.constantFrom('took', 'f"{took:.1f}"', 'f"{took:.4f}"', 'took > 1', 'round(took)').map((shown) => `start = time.monotonic()\ntime.sleep(1.5)\ntook = time.monotonic() - start\nprint(${shown})`),
  fc.constantFrom('year', 'weekday() > 4', 'month % 13 > 0').map((shown) => `print(datetime.date.today().${shown})`),
  numbers.map((all) => `threads = [threading.Thread(target=lambda n=n: (time.sleep(n % 3), print("thread", n))) for n in (${list(all)},)]\nfor thread in threads: thread.start()\nprint("started")\nfor thread in threads: thread.join()`),
  fc.integer({ min: 0, max: 9 }).map((seed) => `random.seed(${seed})\nprint(random.randrange(1_000))`),
  fc.constant('print(random.randrange(1_000))'),
) // prettier-ignore
const programs = fc
  .array(piece, { minLength: 1, maxLength: 3 })
  .map((pieces) => `import asyncio, datetime, random, threading, time\n${pieces.join('\n')}\n`)

const circumstances = fc.record({
  randomSeed: fc.integer({ min: 2, max: 2 ** 30 }),
  taskOrder: fc.constantFrom('reversed' as const, 'shuffled' as const, undefined),
  threadStart: fc.constantFrom('late' as const, 'late-reversed' as const, undefined),
  epochNanos: fc.integer({ min: 0, max: 4_000_000 }).map((thousands) => thousands * 1e12),
  zoneMinutes: fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15),
  isOtherMachine: fc.boolean(),
  pollingPasses: fc.integer({ min: 100, max: 5_000 }),
})

it('what is certified prints the same in other interpreters, at other times and with other schedules', async () => {
  const counts = { certified: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(
      programs,
      fc.array(circumstances, { minLength: 5, maxLength: 5 }),
      async (source, others) => {
        const { deterministic, ...record } = await sandbox.run({ source })
        counts[deterministic ? 'certified' : 'refused'] += 1
        if (!deterministic) return
        const usual = { ...record, exitStatus: null, usesThreads: false, usesSets: false }
        for (const [index, options] of others.entries()) {
          const other = await runAmongStrangers(source, index, options)
          expect(haveSameOutput(usual, other), `${source}\n${other.stdout}`).toBe(true)
        }
      },
    ),
    { numRuns: 40, seed: 20_261_129 },
  )
  expect(counts.certified).toBeGreaterThan(8)
  expect(counts.refused).toBeGreaterThan(8)
}, 300_000)
