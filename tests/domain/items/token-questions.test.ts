import { expect, test } from 'vitest'
import { gradeAnswer } from '#domain/items/grade-answer'
import { buildLesson } from '#server/content/build-lesson'
import { sandboxForTests } from '#tests/sandbox/shared'

// An operator is asked for by what the program prints, and the key is every operator with which it really prints that.

const engine = sandboxForTests()

async function askedIn(program: string) {
  const markdown = `# Lesson\n\n## Sums\n\n\`\`\`python\n${program}\n\`\`\`\n`
  const place = { course: 'c', file: '01-lesson.md', markdown, misconceptions: [] }
  const { questions, programs } = await buildLesson({ ...place, engine })
  return { question: questions.find(({ kind }) => kind.startsWith('fill-')), programs }
}

test('a kind of division is asked for, with a blank in the program and the output in the question', async () => {
  const { question, programs } = await askedIn('for n in (7, 8, 9):\n    print(n, n // 2)')
  expect(question).toMatchObject({ answer: '//', accepted: ['//'], program: programs[0]?.id })
  expect(question?.code).toBe('for n in (7, 8, 9):\n    print(n, n ____ 2)')
  expect(question?.prompt).toContain('prints this?\n`7 3`\n`8 4`\n`9 4`')
  expect(question?.explanation).toContain('With `/`, it would print “7 3.5 / 8 4.0 / 9 4.5”.')
})

test('another operator with which the program prints the same is right, too', async () => {
  const { question } = await askedIn('print([n for n in (1, 2, 4, 5) if n < 3])')
  expect(question?.accepted).toEqual(['<', '<='])
  const right = (text: string) =>
    question !== undefined && gradeAnswer(question, { kind: 'text', text }).correct
  expect(['<', '<=', ' < ', '>', '=', '=<', 'lt'].map(right)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})

test('without an operator that is worth it, a word is asked for', async () => {
  const { question } = await askedIn("ages = {'Ada': 36}\nfor each in ages.values():\n    print(each)")
  expect(question).toMatchObject({ kind: 'fill-token', answer: 'values', accepted: ['values'] })
  expect(question?.code).toBe("ages = {'Ada': 36}\nfor each in ages.____():\n    print(each)")
  expect(question?.prompt).toContain('Which of the methods `items`, `keys` and `values` can stand')
  const right = (text: string) =>
    question !== undefined && gradeAnswer(question, { kind: 'text', text }).correct
  expect(['values', '.values()', 'keys', 'Values'].map(right)).toEqual([true, true, false, false])
})

test('a word that the output names is not asked for', async () => {
  const { question } = await askedIn("ages = {'Ada': 36}\nprint(ages.values())")
  expect(question).toBeUndefined()
})

test.each([
  [
    'an operator that decides only between two outputs',
    'age = 20\nprint("old" if age > 18 else "young")\nprint("end")',
  ],
  ['an operator that is never reached', 'def half(n):\n    return n // 2\n\nprint("start")\nprint("end")'],
  ['a condition of a loop, which might never end', 'n = 9\nwhile n > 2:\n    n -= 3\n    print(n)'],
])('%s is not asked for', async (_, program) => {
  expect((await askedIn(program)).question).toBeUndefined()
})
