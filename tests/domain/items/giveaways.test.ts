import { expect, test } from 'vitest'
import { likenessRank } from '#domain/items/program/likeness'
import { buildLesson } from '#server/content/build-lesson'
import { sandboxForTests } from '#tests/sandbox/shared'

const engine = sandboxForTests()

const build = (...lines: string[]) =>
  buildLesson({ course: 'z', file: 'lesson.md', markdown: lines.join('\n'), misconceptions: [], engine })

test('the right output is as often most like the others as second and last in this', async () => {
  const believed = (belief: string, ...output: string[]) => [
    `<!-- quiz:misconception "${belief}" ->`,
    ...output,
    '-->',
  ]
  const lamps = (name: string) => [
    `## ${name}`,
    '<!-- quiz: kinds=choice -->',
    ...believed(`The first ${name} is out.`, 'nine', 'two', 'three', 'four'),
    ...believed(`The last ${name} is out.`, 'one', 'two', 'three', 'eight'),
    ...believed(`Both ends of the ${name} are out.`, 'nine', 'two', 'three', 'eight'),
    ...believed(`No ${name} is on.`, 'nine', 'ten', 'six', 'seven'),
    ...believed(`Every ${name} is out but one.`, 'nine', 'ten', 'six', 'eight'),
    '```python',
    `${name} = ['one', 'two', 'three', 'four']`,
    `for each in ${name}:`,
    '    print(each)',
    '```',
  ]
  const { questions } = await build('# Lamps', ...['lamp', 'candle', 'torch'].flatMap(lamps))
  const choices = questions.filter(({ kind }) => kind === 'output-choice')
  const ranks = choices.map(({ answer, options }) =>
    likenessRank(
      String(answer),
      options.filter(({ correct }) => !correct).map(({ text }) => text),
    ),
  )
  expect(ranks.toSorted()).toEqual([0, 1, 2])
})

test('an output between two others is most like them', () => {
  const others = ['nine\ntwo\nthree\nfour', 'one\ntwo\nthree\neight']
  expect(likenessRank('one\ntwo\nthree\nfour', others)).toBe(0)
  expect(likenessRank('nine\nten\nsix\nfive', others)).toBe(2)
  // With one that is twice as far away, the first of the others is in the middle.
  expect(likenessRank('one\ntwo\nthree\nfour', [others[0] ?? '', 'nine\ntwo\nthree\neight'])).toBe(1)
})

test('names that a program chose are not blanked, but those of the library are', async () => {
  const sentence = (name: string) =>
    `The long corridor of the house is lit by \`${name}\` whenever somebody opens the front door.`
  const blanks = async (name: string) => {
    const { cards } = await build(
      '# Lamps',
      '- **Corridor**: A narrow room that leads to other rooms.',
      '- **Lamp**: A device that gives light when it is switched on.',
      '',
      sentence(name),
      '',
      '```python',
      'def dim_light(level):',
      '    print(level)',
      'dim_light(3)',
      '```',
    )
    return cards.filter(({ kind }) => kind === 'cloze').map(({ answer }) => answer)
  }
  expect(await blanks('os.dim')).toEqual(['`os.dim`'])
  expect(await blanks('dim_light')).toEqual([])
})
