import { expect, test } from 'vitest'
import { makeMatchQuestions } from '#domain/items/make-match-questions'
import { phrasesFor } from '#domain/items/phrases'
import { findConcepts } from '#domain/lesson/find-concepts'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'

function matchesIn(list: string) {
  const lesson = parseLesson('01-lesson.md', readMarkdown(`# Lesson\n\n## Terms\n\n${list}\n`))
  return makeMatchQuestions(findConcepts('c', lesson).concepts, phrasesFor('en', ''), lesson.words)
}

const three = [
  '- **Parameter**: A name in the definition of a function.',
  '- **Argument**: A value that a call passes on.',
  '- **Scope**: The part of a program where a binding is visible.',
].join('\n')

test('terms of one list are matched with their meanings', () => {
  expect(matchesIn(three)).toMatchObject([
    {
      card: 'c/parameter/term-to-meaning',
      prompt: 'Which meaning belongs to which of these terms: “Parameter”, “Argument” or “Scope”?',
      answer: ['Parameter', 'Argument', 'Scope'],
      concepts: ['c/parameter', 'c/argument', 'c/scope'],
    },
  ])
})

test('a question has at most four pairs, and no pair is in two questions', () => {
  const nouns = ['shelf', 'crate', 'ladder', 'kettle', 'mirror', 'pillow', 'needle', 'bucket']
  const uses = ['books', 'bottles', 'roofs', 'tea', 'faces', 'sleep', 'cloth', 'water']
  const list = nouns.map((noun, i) => `- **${noun}**: A thing made for ${uses[i] ?? ''} in ${i + 2} houses.`)
  const questions = matchesIn(list.join('\n'))
  const terms = questions.flatMap(({ answer }) => answer)
  for (const { parts } of questions) expect([3, 4]).toContain(parts?.length)
  expect(new Set(terms).size).toBe(terms.length)
})

test.each([
  ['a meaning that contains another term of the question', three.replace('a binding', 'an argument')],
  ['a meaning that has a word of its own term', three.replace('The part', 'The scope, or part,')],
  ['code among words', three.replace('**Scope**', '**`scope`**')],
  ['a meaning of another form', three.replace('The part of a program where', 'Says whether')],
  ['a meaning that leans on another one', three.replace('The part of', 'The same for')],
])('%s is left out, and two pairs are too few', (_, list) => {
  expect(list).not.toBe(three)
  expect(matchesIn(list)).toEqual([])
})

test.each([
  ['a tip', 'The first volume by Novak, if you have a quiet weekend.'],
  ['the way to a place', 'The museum is a ten-minute walk from here.'],
])('%s is not matched with the name in bold before it', (_, text) => {
  const [question] = matchesIn(`${three}\n- **Persister**: ${text}`)
  expect(question?.answer).toEqual(['Parameter', 'Argument', 'Scope'])
})
