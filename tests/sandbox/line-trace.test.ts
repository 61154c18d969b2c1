import { expect, it } from 'vitest'
import { LineStory, plainText, sharedObjects } from '#domain/trace/line-story'
import { foldLoops, shownSteps } from '#domain/trace/fold-loops'
import { tellStep } from '#domain/trace/tell-step'
import { sentencesOf } from '#messages/line-run'
import { textsIn } from '#messages/texts-in'
import { python, sandboxForTests } from '#tests/sandbox/shared'

const lineText = textsIn('en', 'line-run')

const sandbox = sandboxForTests()

async function storyOf(source: string) {
  const { trace } = await sandbox.runWithTrace({ source })
  if (trace.lines == null) throw new Error('There is no run of lines.')
  return new LineStory(trace.lines)
}

/** What is told of every step, without folding. */
function told(story: LineStory): string[][] {
  const shown = shownSteps(story.length, [])
  return shown.map((_, at) => sentencesOf(lineText, 'en', tellStep(story, shown, at)))
}

/** Names and values of the innermost function after a step. */
const variablesAfter = (story: LineStory, at: number) =>
  Object.fromEntries(
    (story.after(at).frames.at(-1)?.variables ?? []).map(({ name, value }) => [name, plainText(value)]),
  )

it('tells each line with what changed, the calls, the returns and what was printed', async () => {
  const story = await storyOf(python`
    def double(n):
        result = n * 2
        return result

    total = double(4)
    print("total", total)
  `)
  expect(told(story)).toEqual([
    ['Line 1 runs.'],
    ['Line 5 runs.', '`double` begins, with `n` = `4`.'],
    ['Line 2 runs.', '`result` is `8`.'],
    ['Line 3 runs.'],
    ['`double` returns `8`.', '`total` is `8`.'],
    ['Line 6 runs.', 'It prints `total 8`.'],
  ])
})

it('shows names of one object as shared, also inside of lists and through a parameter', async () => {
  const story = await storyOf(python`
    def add(item, items):
        items.append(item)

    a = [1]
    b = a
    c = [1]
    add(2, b)
    grid = [[0]] * 2
  `)
  const inside = story.after(5)
  const shared = sharedObjects(inside)
  const objectOf = (name: string) => {
    const found = inside.frames.flatMap(({ variables }) => variables).find((each) => each.name === name)
    return shared.get(Number(found?.value[0]))
  }
  expect(objectOf('a')).toBe('A')
  expect(objectOf('b')).toBe('A')
  expect(objectOf('items')).toBe('A')
  expect(objectOf('c')).toBeUndefined()
  const end = story.after(story.length - 1)
  expect([...sharedObjects(end).values()]).toEqual(['A', 'B'])
  expect(told(story).flat()).toContain('`a`, `b`, and `items` are one object: `[1, 2]`.')
})

it('follows a generator through its pauses as one function', async () => {
  const story = await storyOf(python`
    def count():
        n = 1
        yield n
        n = 2
        yield n

    for got in count():
        pass
  `)
  const sentences = told(story).flat()
  expect(sentences).toContain('`count` yields `1` and pauses in line 3.')
  expect(sentences.filter((sentence) => sentence === '`count` goes on where it yielded.')).toHaveLength(2)
  expect(sentences.filter((sentence) => sentence.startsWith('`count` begins'))).toHaveLength(1)
})

it('follows an error through the functions that it leaves', async () => {
  const story = await storyOf(python`
    def check(n):
        raise ValueError("no")

    try:
        check(1)
    except ValueError as error:
        print("caught")
  `)
  const sentences = told(story).flat()
  expect(sentences).toContain('Line 2 raises `ValueError: no`.')
  expect(sentences).toContain('The `ValueError` is passed on to line 5, which called.')
  expect(story.after(story.length - 1).frames).toHaveLength(1)
})

it('never runs code of the program to write down a value', async () => {
  const source = python`
    class Loud:
        def __init__(self):
            self.size = 3
        def __repr__(self):
            print("repr")
            return "Loud"
        __str__ = __repr__
        def __eq__(self, other):
            print("eq")
            return True
        __hash__ = object.__hash__
        def __len__(self):
            print("len")
            return 1
        def __getattribute__(self, name):
            print("getattribute", name)
            return object.__getattribute__(self, name)
        @property
        def __class__(self):
            print("class")
            return int
        def __del__(self):
            print("gone")

    class Quiet(list):
        def __iter__(self):
            print("iter")
            return super().__iter__()

    loud = Loud()
    both = [loud, {"key": loud}]
    quiet = Quiet([1, 2])
    loud = None
    both.clear()
    print("end")
  `
  const { record, trace } = await sandbox.runWithTrace({ source })
  expect(record.stdout).toBe('gone\nend\n')
  expect(trace.lines?.steps.length).toBeGreaterThan(5)
  const values = trace.lines?.values.map(plainText)
  expect(values).toContain("[Loud(size=3), {'key': Loud(size=3)}]")
  expect(values).toContain('Quiet([1, 2])')
})

it('asks no mapping of the program for names, and passes over names that are no text', async () => {
  const source = python`
    from collections import UserDict

    class Names(UserDict):
        def __getitem__(self, key):
            print("get", key)
            return super().__getitem__(key)

    class Loud(dict):
        def items(self):
            print("items")
            return super().items()

    class Meta(type):
        @classmethod
        def __prepare__(cls, name, bases, namespace):
            return namespace
        def __new__(cls, name, bases, own, namespace):
            return super().__new__(cls, name, bases, {})

    class First(metaclass=Meta, namespace=Names()):
        size = 1
    class Second(metaclass=Meta, namespace=Loud()):
        size = 2
    globals()[3] = "no name"
    end = 4
  `
  const { record, trace } = await sandbox.runWithTrace({ source })
  expect(record).toMatchObject({ outcome: 'finished', stdout: 'get __name__\n' })
  expect(trace.lines?.names).toEqual(expect.arrayContaining(['size', 'end']))
  expect(trace.lines?.values).toEqual(expect.arrayContaining([['2'], ['4']]))
  expect(trace.lines?.values).not.toContainEqual(['1'])
})

it('writes down huge values shortly', async () => {
  const story = await storyOf(python`
    text = "x" * 100_000
    number = 10 ** 5_000
    many = list(range(100_000))
    nested = []
    nested.append(nested)
    print("end")
  `)
  const values = Object.values(variablesAfter(story, story.length - 1))
  expect(values).toHaveLength(4)
  for (const value of values) expect(value.length).toBeLessThan(200)
  expect(values[3]).toBe('[…]')
})

it('writes a long number in decimal, and a long list inside of another without gaps', async () => {
  const story = await storyOf(python`
    googol = 10**100
    table = [[*range(100, 120)] for _ in range(20)]
  `)
  const { googol, table } = variablesAfter(story, story.length - 1)
  expect(googol).toBe('100000000000000000000… +80')
  expect(table).toMatch(/^\[\[100, 101, .*, … \+8\], \[/u)
  expect(table).not.toMatch(/, ,|\[, /u)
})

it('calls the body of a class so, and keeps its variables in a comprehension that fails', async () => {
  const story = await storyOf(python`
    class Box:
        size = 3
        items = [1]
        try:
            marks = [size for _ in range(2)]
        except NameError:
            pass
  `)
  const sentences = told(story).flat()
  expect(sentences).toContain('`class Box` begins.')
  expect(sentences.filter((sentence) => /is gone|another object|`_`/u.test(sentence))).toEqual([])
})

it('does not say of a function that is over that it prints', async () => {
  const story = await storyOf(python`
    def double(n):
        return n * 2

    print(double(4))
  `)
  expect(told(story).at(-1)).toEqual(['`double` returns `8`.', 'Then `8` is printed.'])
})

it('records nothing of programs with an event loop or with threads', async () => {
  const loop = await sandbox.runWithTrace({
    source: 'import asyncio\nasync def main():\n    print(1)\nasyncio.run(main())\n',
  })
  expect(loop.trace.lines).toBeNull()
  const thread = await sandbox.runWithTrace({
    source: 'import threading\nt = threading.Thread(target=print)\nt.start()\nt.join()\n',
  })
  expect(thread.trace.lines).toBeNull()
})

it('folds the rounds of a loop, and tells what they did together', async () => {
  const source = python`
    total = 0
    for n in range(10):
        total += n
    print(total)
  `
  const story = await storyOf(source)
  const folded = foldLoops(story.trace, source)
  expect(folded).toMatchObject([{ line: 2, rounds: 7 }])
  const shown = shownSteps(story.length, folded)
  expect(shown.length).toBeLessThan(story.length - 12)
  const all = shown.flatMap((_, at) => sentencesOf(lineText, 'en', tellStep(story, shown, at)))
  expect(all).toContain('The loop in line 2 has gone round 7 more times.')
  expect(all.at(-1)).toBe('It prints `45`.')
})

it('records ten thousand steps at most, says so, and lets the program end as it would', async () => {
  const { record, trace } = await sandbox.runWithTrace({
    source: 'n = 0\nwhile n < 6000:\n    n += 1\nprint(n)\n',
  })
  expect(record).toMatchObject({ outcome: 'finished', stdout: '6000\n', deterministic: true })
  expect(trace.lines?.isCut).toBe(true)
  expect(trace.lines?.steps).toHaveLength(10_000)
  expect(JSON.stringify(trace.lines).length).toBeLessThan(1_000_000)
})

it('survives recursion that becomes too deep', async () => {
  const story = await storyOf(python`
    def down(n):
        return down(n + 1)

    try:
        down(0)
    except RecursionError:
        print("too deep")
    print("on")
  `)
  expect(story.after(story.length - 1).frames).toHaveLength(1)
  expect(story.printed(0, story.length).map(({ text }) => text)).toEqual(['too deep\n', 'on\n'])
})

it('computes the same state from the nearest one that it keeps as from the start', async () => {
  const story = await storyOf('items = []\nfor n in range(300):\n    items.append(n)\nprint(len(items))\n')
  const values = story.trace.values
  const replayed: string[] = []
  let current = ''
  for (const { changed = [] } of story.trace.steps) {
    for (const [, name, value] of changed) {
      if (story.trace.names[name] === 'n') current = plainText(values[value] ?? [])
    }
    replayed.push(current)
  }
  expect(story.trace.steps.map((_, at) => variablesAfter(story, at)['n'] ?? '')).toEqual(replayed)
})
