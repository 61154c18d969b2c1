import { expect, test } from 'vitest'
import { buildLesson } from '#server/content/build-lesson'
import { sandboxForTests } from '#tests/sandbox/shared'

const engine = sandboxForTests()

/** What the programs of a lesson print that it asks about. */
async function askedIn(...lines: string[]) {
  const markdown = ['# Tea', ...lines].join('\n')
  const lesson = await buildLesson({ course: 'c', file: '01-tea.md', markdown, misconceptions: [], engine })
  const asked = new Set(lesson.cards.map(({ program }) => program))
  return {
    outputs: lesson.programs.filter(({ id }) => asked.has(id)).map(({ run }) => run.stdout),
    rules: [...lesson.rejected, ...lesson.warnings].map(({ rule }) => rule),
  }
}

const block = (...code: string[]) => ['', '```python', ...code, '```', '']

test('a program goes on after an error that the lesson showed in an earlier block', async () => {
  const { outputs, rules } = await askedIn(
    ...block('cups = [3, 1]', 'print(max(cups))', 'cups[5] = 2'),
    'This ends with an `IndexError`, because there is no sixth cup.',
    ...block('cups.append(4)', 'print(sum(cups))'),
  )
  expect(outputs).toEqual(['3\n', '3\n8\n'])
  expect(rules).not.toContain('G11')
})

test('it does not go on where the statement that failed would have made what it needs', async () => {
  const { outputs, rules } = await askedIn(
    ...block('cups = [3, 1]', 'print(max(cups))', 'sixth = cups[5]'),
    'This ends with an `IndexError`, because there is no sixth cup.',
    ...block('print(sixth + sum(cups))'),
  )
  expect(outputs).toEqual(['3\n'])
  expect(rules).toContain('G11')
})

test('a session is asked without the addresses that it shows', async () => {
  const { outputs } = await askedIn(
    ...block(
      ...['>>> class Cup:', '...     size = 2', '...', '>>> Cup()', '<__main__.Cup object at 0x7f3a1c>'],
      ...['>>> Cup.size * 3', '6'],
    ),
  )
  expect(outputs).toEqual(['6\n'])
})

test.each(['Exercises', 'Solution', 'Summary', 'Lösungen'])(
  'a program below “%s” is asked',
  async (heading) => {
    const { outputs } = await askedIn('', `## ${heading}`, ...block('cups = 3', 'print(cups * 2)'))
    expect(outputs).toEqual(['6\n'])
  },
)

test('a program with gaps for readers to fill is no program, and nobody complains about it', async () => {
  const { outputs, rules } = await askedIn(
    ...block('total = ____', 'for ____ in [2, 3]:', '    total = ____', 'print(total)'),
  )
  expect(outputs).toEqual([])
  expect(rules).toEqual([])
})
