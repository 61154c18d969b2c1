import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GeneratedQuestion, ItemKind } from '#domain/items/items'
import type { Misconception } from '#domain/items/misconceptions'
import { presentationOrder } from '#domain/items/present-item'
import { RoleBalance } from '#domain/items/program/role-balance'
import { buildLesson } from '#server/content/build-lesson'
import { sandboxForTests } from '#tests/sandbox/shared'

// Whoever sees only the options of a question must not find the right one more often than by chance.

const engine = sandboxForTests()

async function questionsAbout(
  programs: readonly string[],
  misconceptions: readonly Misconception[] = [],
): Promise<GeneratedQuestion[]> {
  const markdown = ['# Lesson', ...programs.map((program) => `## Part\n\n${program}`)].join('\n\n')
  const lesson = await buildLesson({ course: 'c', file: '01-l.md', markdown, misconceptions, engine })
  return lesson.questions
}

const fenced = (program: string) => `\`\`\`python\n${program}\n\`\`\``

describe('roles of the key', () => {
  const roles = ['first', 'second', 'third']

  test('that are all possible each time come equally often', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 30 }), (seeds) => {
        const balance = new RoleBalance()
        for (const seed of seeds)
          balance.rarest(
            roles.map((role) => ({ role })),
            seed,
          )
        const counts = roles.map((role) => balance.of(role))
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('are chosen among those that are possible', () => {
    expect(new RoleBalance().rarest([], 'seed')).toBeUndefined()
    const balance = new RoleBalance()
    expect(balance.rarest([{ role: 'only' }], 'a')).toEqual({ role: 'only' })
    expect(balance.rarest([{ role: 'only' }], 'b')).toEqual({ role: 'only' })
    expect(balance.of('only')).toBe(2)
  })
})

const mail = (name: string, other: string) => `import asyncio

async def ${name}():
    await asyncio.sleep(2)
    print('${name} done')

async def ${other}():
    await asyncio.sleep(3)
    print('${other} done')

async def main():
    one = asyncio.create_task(${name}())
    two = asyncio.create_task(${other}())
    await one
    await two

asyncio.run(main())`

/** Both tasks sleep, so the last of them to begin leaves nobody who could run. */
const deliveries = questionsAbout(
  [mail('letter', 'parcel'), mail('soup', 'salad'), mail('tram', 'train')].map(fenced),
)
const asked = async (kind: ItemKind) => (await deliveries).filter((question) => question.kind === kind)

test('none, the oldest task and a younger one are each right once where three programs allow all of them', async () => {
  const questions = await asked('runs-next')
  const keys = questions.map(({ answer }) => String(answer))
  const rightAmong = (names: string[]) => keys.filter((key) => names.includes(key.replaceAll('`', '')))
  expect(keys.filter((key) => key.startsWith('None'))).toHaveLength(1)
  expect(rightAmong(['letter', 'soup', 'tram'])).toHaveLength(1)
  expect(rightAmong(['parcel', 'salad', 'train'])).toHaveLength(1)
  for (const { prompt, options } of questions) {
    const [, from = ''] = /^When (`\w+`) gives way/u.exec(prompt) ?? []
    expect(options.map(({ text }) => text)).not.toContain(from)
    expect(options).toHaveLength(3)
  }
})

test('the main task is right as often as each of the others where it is ready, too', async () => {
  const giveWayOnce = (name: string, other: string) =>
    mail(name, other).replace('    await one\n', '    await asyncio.sleep(0)\n    await one\n')
  const pairs = [
    ['letter', 'parcel'],
    ['soup', 'salad'],
    ['tram', 'train'],
    ['lamp', 'chair'],
  ] as const
  const questions = await questionsAbout(pairs.map(([name, other]) => fenced(giveWayOnce(name, other))))
  const keys = questions.filter(({ kind }) => kind === 'runs-next').map(({ answer }) => String(answer))
  const rightAmong = (names: string[]) => keys.filter((key) => names.includes(key.replaceAll('`', '')))
  expect(rightAmong(['main'])).toHaveLength(1)
  expect(rightAmong(pairs.map(([name]) => name))).toHaveLength(1)
  expect(rightAmong(pairs.map(([, other]) => other))).toHaveLength(1)
  expect(keys.filter((key) => key.startsWith('None'))).toHaveLength(1)
})

test('the first await is not asked for again before a later one has been', async () => {
  expect((await asked('suspends-first')).map(({ answer }) => answer)).toEqual(['14'])
})

const team = ["team = ['Ada', 'Bo']", 'guests = team', "guests[0] = 'Cy'", "guests = guests + ['Di']"]
const shown = fenced([...team, 'print(team)', 'print(guests)'].join('\n'))
const misconceptions: Misconception[] = [
  { id: 'assignment-copies', belief: 'Assignment copies.', truth: 'It gives a name.', concepts: [] },
  { id: 'plus-changes-in-place', belief: 'A sum changes its parts.', truth: 'It is new.', concepts: [] },
]

test('after a change, the wrong outputs are those that misconceptions lead to then', async () => {
  const questions = await questionsAbout([shown], misconceptions)
  const question = questions.find(({ kind }) => kind === 'changed-output')
  expect(question?.prompt).toBe(
    "Line 3 of the lesson’s program is changed: it was `guests[0] = 'Cy'`. What does it print now?",
  )
  expect(question?.code).toContain("guests[1] = 'Cy'")
  expect(question?.options.map(({ text, misconception }) => [text, misconception]).toSorted()).toEqual([
    ["['Ada', 'Bo']\n['Ada', 'Cy', 'Di']", 'assignment-copies'],
    ["['Ada', 'Cy', 'Di']\n['Ada', 'Cy', 'Di']", 'plus-changes-in-place'],
    ["['Ada', 'Cy']\n['Ada', 'Cy', 'Di']", null],
  ])
  expect(question?.explanation).toContain("printed `['Ada', 'Cy']`")
})

test('one change is not asked about twice', async () => {
  const questions = await questionsAbout([shown], misconceptions)
  const changed = questions.filter(({ kind }) => ['what-if', 'changed-output'].includes(kind))
  expect(changed.map(({ kind }) => kind)).toEqual(['what-if', 'changed-output'])
  expect(new Set(changed.map(({ code }) => code)).size).toBe(2)
})

const taught: Misconception[] = [
  { id: 'assignment-copies', belief: 'Assignment copies.', truth: 'It gives a name.', concepts: [] },
  {
    id: 'len-is-the-last-position',
    belief: '`len` is the last position.',
    truth: 'It counts.',
    concepts: [],
  },
]
const basket = (name: string) =>
  [`${name} = ['tea']`, `guest = ${name}`, "guest.append('jam')", `print(${name})`, 'print(len(guest))'].join(
    '\n',
  )

test('after a change that makes a misconception true, what was right before is wrong', async () => {
  const questions = await questionsAbout([fenced(basket('bag'))], taught)
  const ofKind = (wanted: ItemKind) => questions.find(({ kind }) => kind === wanted)
  const [before, after] = [ofKind('output-choice'), ofKind('changed-output')]
  expect(after?.code).toContain('guest = bag.copy()')
  const wrongAfter = after?.options.filter(({ correct }) => !correct).map(({ text }) => text)
  expect(wrongAfter).toContain(before?.answer)
  expect(before?.options.map(({ text }) => text)).toContain(after?.answer)
})

test('an output may take two misconceptions together, and its feedback names both', async () => {
  const [question] = await questionsAbout([fenced(basket('bag'))], taught)
  const ofBoth = question?.options.find(({ text }) => text === "['tea']\n1")
  expect(ofBoth?.misconception).toBe('assignment-copies')
  expect(ofBoth?.feedback).toBe(
    'You would expect this if you thought both: Assignment copies. And: `len` is the last position. ' +
      "It gives a name. It counts. In line 1 of the output, the run printed `['tea', 'jam']`, not `['tea']`.",
  )
})

const counted = (name: string) =>
  [`${name} = [3, 4, 5]`, `print(len(${name}))`, `print(${name}[1:3])`].join('\n')

test('after the first, programs are asked with options less often than after a change', async () => {
  const slices = { belief: 'A slice begins after its position.', truth: 'It does not.', concepts: [] }
  const questions = await questionsAbout(['cups', 'pots', 'pans'].map(counted).map(fenced), [
    ...taught,
    { id: 'slices-include-their-end', ...slices },
  ])
  const count = (wanted: ItemKind) => questions.filter(({ kind }) => kind === wanted).length
  expect(count('output-typed')).toBe(3)
  expect(count('output-choice')).toBeLessThanOrEqual(Math.max(1, count('changed-output')))
})

test('what is typed knows what misconceptions lead to, but does not show it', async () => {
  const questions = await questionsAbout([fenced(counted('cups'))], taught)
  const typed = questions.find(({ kind }) => kind === 'output-typed')
  if (typed === undefined) throw new Error('A question was expected.')
  expect(typed.options.map(({ misconception, correct }) => [misconception, correct])).toEqual([
    ['len-is-the-last-position', false],
  ])
  expect(presentationOrder(typed, 'seed').options).toEqual([])
})

test('what was printed before is another wrong output where a change acts from afar', async () => {
  const lines = ["drinks = ['sugar']", 'shelf = drinks', "shelf.insert(0, 'tea')", "shelf.insert(0, 'milk')"]
  const program = [...lines, 'for drink in drinks[:2]:', '    print(drink)'].join('\n')
  const questions = await questionsAbout([fenced(program)], misconceptions.slice(0, 1))
  const question = questions.find(({ kind }) => kind === 'changed-output')
  expect(question?.answer).toBe('tea\nmilk')
  expect(question?.options.map(({ text }) => text).toSorted()).toEqual(['milk\ntea', 'sugar', 'tea\nmilk'])
})

test('where it is seen that a line prints earlier or later, one misconception is not enough', async () => {
  const lines = ["crew = ['Ada']", 'left = crew', "left = left + ['Di']", 'print(crew)', "crew.append('Bo')"]
  const questions = await questionsAbout(
    [fenced([...lines, 'print(left)'].join('\n'))],
    misconceptions.slice(1),
  )
  const kinds = questions.map(({ kind }) => kind)
  expect(kinds).toContain('what-if')
  expect(kinds).not.toContain('changed-output')
})

const shelf = ['numbers = [1, 2]', 'numbers.insert(0, 5)', 'numbers.remove(2)', 'print(numbers)'].join('\n')

test('a program that no misconception is about is asked for its output in other ways', async () => {
  const kinds = (await questionsAbout([fenced(shelf)])).map(({ kind }) => kind)
  expect(kinds).toContain('what-if')
  expect(kinds).not.toContain('output-choice')
  expect(kinds).not.toContain('changed-output')
})

test('how a program ends is also asked of some that run to their end although a belief says otherwise', async () => {
  const counting = (name: string) =>
    [`for ${name} in range(1, 5):`, `    print(${name})`, `    ${name} += 2`, `print('end', ${name})`].join(
      '\n',
    )
  const names = ['cup', 'pot', 'pan', 'mug', 'jar', 'tin', 'bag', 'bin']
  const belief = { belief: 'A loop has its variable for itself.', truth: 'It does not.', concepts: [] }
  const questions = await questionsAbout(
    names.map((name) => fenced(counting(name))),
    [{ id: 'loop-variables-are-local', ...belief }],
  )
  const endings = questions.filter(({ kind }) => kind === 'outcome')
  // None ends otherwise, so that one is enough.
  expect(endings.map(({ answer }) => answer)).toEqual(['It runs to its end without an exception'])
  const beliefs = endings.flatMap(({ options }) => options.map(({ misconception }) => misconception))
  expect(beliefs.filter((each) => each !== null)).toEqual(['loop-variables-are-local'])
})
