import fc from 'fast-check'
import { expect, it } from 'vitest'
import { programSchema } from '#domain/program/program'
import { haveSameOutput, type Circumstances } from '#sandbox/determinism'
import { Interpreter } from '#sandbox/interpreter'
import type { RawRun } from '#sandbox/messages'
import { startNodeWorker } from '#sandbox/node-worker-handle'
import { MAX_OUTPUT_BYTES } from '#sandbox/printed'
import { readRun } from '#sandbox/read-run'
import { programNames, sourceOf } from '#tests/sandbox/corpus'
import { sandboxForTests } from '#tests/sandbox/shared'
import { inSweep, oneIn } from '#tests/support/sweep'

const sandbox = sandboxForTests()
const SECONDS = 60
const SEED = 20_261_129
const generatedCount = inSweep(200, 40)
/** Each is another hash seed, with other circumstances for each program. */
const strangerCount = inSweep(20, 4)

const limits = {
  maxSeconds: 3_600,
  maxSteps: 200_000,
  maxLines: 1_000_000,
  maxOutputBytes: MAX_OUTPUT_BYTES,
  randomSeed: 1,
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
  numbers.map((all) => `class Shape: pass\nshapes = [Shape() for _ in (${list(all)},)]\nprint(shapes.index(min(shapes, key=repr)), len(repr(shapes[0])) > 5, id(shapes[0]) == id(shapes[1]))`),
  numbers.map((all) => `print({decimal.Decimal(n) / 4 for n in (${list(all)},)}, sum({fractions.Fraction(n, 7) for n in (${list(all)},)}))`),
  numbers.map((all) => `print([sorted(each) for each in {frozenset({n, n + 1}) for n in (${list(all)},)}])`),
  fc.constantFrom('json', 're', 'random').map((name) => `print("${name}" in sys.modules)`),
  numbers.map((all) => `with shelve.open("kept") as shelf:\n    for n in (${list(all)},): shelf[str(n)] = n\n    print(sum(shelf.values()), [*shelf][:${all.length % 2}])`),
  fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Tokyo').map((zone) => `print(datetime.datetime(2025, 7, 1, tzinfo=zoneinfo.ZoneInfo("${zone}")).utcoffset())`),
) // prettier-ignore
const programs = fc
  .array(piece, { minLength: 1, maxLength: 3 })
  .map(
    (pieces) =>
      `import asyncio, datetime, decimal, fractions, random, shelve, sys, threading, time, zoneinfo\n${pieces.join('\n')}\n`,
  )

const circumstances = fc.record({
  randomSeed: fc.integer({ min: 2, max: 2 ** 30 }),
  taskOrder: fc.constantFrom('reversed' as const, 'shuffled' as const, undefined),
  threadStart: fc.constantFrom('late' as const, 'late-reversed' as const, undefined),
  slowness: fc.constantFrom('shrinking' as const, 'growing' as const, undefined),
  epochNanos: fc.integer({ min: 0, max: 4_000_000 }).map((thousands) => thousands * 1e12),
  zoneMinutes: fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15),
  isOtherMachine: fc.boolean(),
  hasOtherAddresses: fc.boolean(),
  pollingPasses: fc.integer({ min: 100, max: 5_000 }),
})

interface Certified {
  source: string
  usual: RawRun
}

/** Those of some programs that the certificate says always print the same. */
async function certifiedOf(sources: readonly string[]): Promise<Certified[]> {
  const certified: Certified[] = []
  for (const source of sources) {
    const { deterministic, ...record } = await sandbox.run({ source })
    const usual = { ...record, exitStatus: null, usesThreads: false, usesSets: false, hasTies: false }
    if (deterministic && record.outcome !== 'syntax-error') certified.push({ source, usual })
  }
  return certified
}

/** Runs programs in interpreters that the certificate does not use; returns those that print something else there. */
async function brokenAmongStrangers(certified: readonly Certified[]): Promise<string[]> {
  const broken: string[] = []
  for (let number = 1; number <= strangerCount; number += 1) {
    const hashing = { seed: String(number * 4_711), variation: number * 5 }
    const stranger = new Interpreter(() => startNodeWorker(hashing), SECONDS * 1_000)
    const others = fc.sample(circumstances, { numRuns: certified.length, seed: SEED + number })
    try {
      for (const [index, { source, usual }] of certified.entries()) {
        const other = await runThere(stranger, source, others[index] ?? {})
        if (!haveSameOutput(usual, other))
          broken.push(`${JSON.stringify(others[index])}\n${source}\n${usual.stdout}\n${other.stdout}`)
      }
    } finally {
      await stranger.close()
    }
  }
  return broken
}

async function runThere(
  stranger: Interpreter,
  source: string,
  options: Circumstances['options'],
): Promise<RawRun> {
  const program = programSchema.parse({ source })
  return readRun(await stranger.ask({ kind: 'run', program, options: { ...limits, ...options } }), SECONDS)
}

it('what is certified prints the same in other interpreters, at other times and with other schedules', async () => {
  const generated = fc.sample(programs, { numRuns: generatedCount, seed: SEED })
  const certified = await certifiedOf(generated)
  expect(certified.length).toBeGreaterThan(generated.length / 5)
  expect(certified.length).toBeLessThan((generated.length * 4) / 5)
  expect(await brokenAmongStrangers(certified)).toEqual([])
}, 7_200_000)

it('so do the programs of the corpus', async () => {
  const sources = oneIn(8, programNames).map(sourceOf)
  const certified = await certifiedOf(sources)
  expect(certified.length).toBeGreaterThan(sources.length / 2)
  expect(await brokenAmongStrangers(certified)).toEqual([])
}, 7_200_000)
