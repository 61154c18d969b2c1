import { describe, expect, it } from 'vitest'
import { haveSameStructure } from '#domain/program/same-structure'
import { programNames, sourceOf } from '#tests/sandbox/corpus'
import { python, sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()
const variantsOf = (source: string, count = 3, seed = '1') => sandbox.variants({ source }, { seed, count })
const sourcesOf = async (source: string, count?: number, seed?: string) =>
  (await variantsOf(source, count, seed)).map(({ program }) => program.source)

const race = python`
  import asyncio

  # Two that wait.
  async def work(name, seconds):
      await asyncio.sleep( seconds )   # odd spaces stay
      print(f"{name} done")

  async def main():
      await asyncio.gather(work('A', 2), work("B", 1))
      print("end")

  asyncio.run(main())
`

describe('variants of a program', () => {
  it('keep the layout and the comments of the author', async () => {
    for (const source of await sourcesOf(race)) {
      const skeleton = (text: string) =>
        text.replace(/\b(?:work|job|chore|errand|duty|labour)\b|(?<=['"])[A-Z](?=['"])|\d+/g, '·')
      expect(skeleton(source)).toBe(skeleton(race))
    }
  })

  it('name their changes as they are', async () => {
    const variants = await variantsOf(race)
    expect(variants).toHaveLength(3)
    for (const { program, changes } of variants) {
      const [one, other] = [race.split('\n'), program.source.split('\n')]
      const changed = one.flatMap((line, index) => (line === other[index] ? [] : [index + 1]))
      expect([...new Set(changes.flatMap(({ lines }) => lines))].sort((a, b) => a - b)).toEqual(changed)
    }
  })

  it('are the same for the same seed and others for another', async () => {
    expect(await sourcesOf(race)).toEqual(await sourcesOf(race))
    expect(await sourcesOf(race, 3, '2')).not.toEqual(await sourcesOf(race))
  })

  it('keep the order of waits and what is equal', async () => {
    const source = python`
      import asyncio

      async def show(n, seconds):
          await asyncio.sleep(seconds)
          print(n, seconds)

      async def main():
          await asyncio.gather(show("A", 3), show("B", 1), show("C", 3), show("D", 0), show("E", 2))

      asyncio.run(main())
    `
    const variants = await variantsOf(source, 5)
    expect(variants.length).toBeGreaterThan(2)
    for (const { record } of variants) {
      const seconds = record.stdout
        .trim()
        .split('\n')
        .map((line) => Number(line.split(' ')[1]))
      expect(seconds).toEqual(seconds.toSorted((a, b) => a - b))
      expect(seconds[0]).toBe(0)
      expect(seconds[3]).toBe(seconds[4])
    }
  })

  it('change what strings and comments say of a time together with it', async () => {
    const source = python`
      import asyncio

      async def main():
          await asyncio.sleep(2)  # takes 2 s
          print("after 2 s")

      asyncio.run(main())
    `
    const sources = await sourcesOf(source)
    expect(sources.length).toBeGreaterThan(0)
    for (const variant of sources) {
      const [sleep] = /(?<=sleep\()\d+/.exec(variant) ?? []
      expect(variant).toContain(`# takes ${sleep} s`)
      expect(variant).toContain(`after ${sleep} s`)
    }
  })

  it('rename a variable together with what it is named after', async () => {
    const source = python`
      import asyncio

      async def cook(dish):
          print(dish)

      async def main():
          soup = asyncio.create_task(cook("soup"))
          await soup

      asyncio.run(main())
    `
    const [variant = ''] = await sourcesOf(source, 1)
    expect(variant).not.toContain('soup')
    const [, name = ''] = /(\w+) = asyncio/.exec(variant) ?? []
    expect(variant).toContain(`cook("${name}"))\n    await ${name}\n`)
  })

  it.each([
    ['a time in words', 'await asyncio.sleep(2)  # two seconds', 'sleep(2)'],
    ['a bare number', 'await asyncio.sleep(2)\n    print("slept for 2")', 'sleep(2)'],
    ['a count', 'print(f(3), "of 3")', 'f(3)'],
    ['a number of rounds', 'for n in range(3): print(n)', 'range(3)'],
    ['a name that a comment speaks of', 'print(f("red"))  # red wins', 'f("red")'],
    ['a name that is an argument too', 'print(f("red"), dict(red=1))', 'f("red"), dict(red=1)'],
    ['a word that means something', 'print(f("slow"))', 'f("slow")'],
    ['a message', 'print("blue")', 'print("blue")'],
  ])('leave %s alone', async (_, statement, kept) => {
    const source = `import asyncio\ndef f(x): return x\nasync def main():\n    ${statement}\nasyncio.run(main())\n`
    for (const variant of await sourcesOf(source)) expect(variant).toContain(kept)
  })

  it.each([
    ['what prints only messages', 'print("hello")\n'],
    ['what is not always the same', 'import random\nx = 5\nprint(random.random(), x)\n'],
    ['what Python cannot read', 'def f(:\n'],
    ['what never ends', 'x = 5\nprint(x)\nwhile True: pass\n'],
  ])('there are none of %s', async (_, source) => {
    expect(await variantsOf(source)).toEqual([])
  })

  it('have the structure of the original, print something else, and are always the same', async () => {
    let count = 0
    for (const name of programNames.filter((_, index) => index % 5 === 0)) {
      const source = sourceOf(name)
      const variants = await variantsOf(source, 2)
      const { record, trace } = await sandbox.runWithTrace({ source })
      const outputs = [record.stdout, ...variants.map((variant) => variant.record.stdout)]
      expect(new Set(outputs).size, name).toBe(outputs.length)
      for (const variant of variants) {
        count += 1
        expect(variant.record.deterministic, name).toBe(true)
        expect(variant.program.source, name).not.toBe(source)
        const again = await sandbox.play(variant.program)
        expect(haveSameStructure(trace, again.trace), name).toBe(true)
      }
    }
    expect(count).toBeGreaterThan(12)
  })
})

describe('the structure of a run', () => {
  const traceOf = async (body: string) =>
    (await sandbox.play({ source: `import asyncio\nasync def main():\n    ${body}\nasyncio.run(main())\n` }))
      .trace

  it.each([
    ['another time', 'await asyncio.sleep(1); print(1)', 'await asyncio.sleep(7); print(1)', true],
    ['another text', 'print("a")', 'print("b")', true],
    [
      'another name of a task',
      'await asyncio.create_task(asyncio.sleep(1), name="a")',
      'await asyncio.create_task(asyncio.sleep(1), name="b")',
      true,
    ],
    ['more lines of text', 'print("a")', 'print("a\\nb")', false],
    ['another kind of wait', 'await asyncio.sleep(1)', 'await asyncio.sleep(0)', false],
    [
      'another number of tasks',
      'await asyncio.gather(asyncio.sleep(1))',
      'await asyncio.gather(asyncio.sleep(1), asyncio.sleep(1))',
      false,
    ],
    [
      'another order',
      'await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))',
      'await asyncio.gather(asyncio.sleep(2), asyncio.sleep(1))',
      false,
    ],
    [
      'another moment',
      'await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))',
      'await asyncio.gather(asyncio.sleep(2), asyncio.sleep(2))',
      false,
    ],
    ['another error', 'int("x")', '[][1]', false],
  ])('%s', async (_, one, other, isSame) => {
    expect(haveSameStructure(await traceOf(one), await traceOf(other))).toBe(isSame)
  })

  it('is never that of a trace that is cut', async () => {
    const trace = { ...(await traceOf('print(1)')), isCut: true }
    expect(haveSameStructure(trace, trace)).toBe(false)
  })
})
