import { expect, test } from 'vitest'
import { buildLesson } from '#server/content/build-lesson'
import { sandboxForTests } from '#tests/sandbox/shared'

const engine = sandboxForTests()

const build = (...lines: string[]) =>
  buildLesson({ course: 'z', file: 'lesson.md', markdown: lines.join('\n'), misconceptions: [], engine })

test('of the wrong outputs those are shown between which the right one does not stand', async () => {
  const believed = (belief: string, ...output: string[]) => [
    `<!-- quiz:misconception "${belief}" ->`,
    ...output,
    '-->',
  ]
  const { questions } = await build(
    '# Lamps',
    ...believed('The first lamp is out.', 'nine', 'two', 'three', 'four'),
    ...believed('The last lamp is out.', 'one', 'two', 'three', 'eight'),
    ...believed('Both lamps are out.', 'nine', 'two', 'three', 'eight'),
    '```python',
    "lamps = ['one', 'two', 'three', 'four']",
    'for lamp in lamps:',
    '    print(lamp)',
    '```',
  )
  const choice = questions.find(({ kind }) => kind === 'output-choice')
  const wrong = choice?.options
    .filter(({ correct }) => !correct)
    .map(({ text }) => text.split('\n').join(' '))
  expect(wrong?.sort()).toEqual(['nine two three eight', 'nine two three four'])
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
