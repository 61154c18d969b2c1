import { expect, test } from 'vitest'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'

const read = (...lines: string[]) =>
  parseLesson('kites.md', readMarkdown(['# Kites', '', ...lines, ''].join('\n')))

const asked = (...lines: string[]) =>
  read(...lines).questions.map(({ question, answer }) => `${question} ${answer}`)

test.each([
  [
    '- **Steering a kite**: You can turn a kite by pulling one of its lines.',
    'How do you steer a kite? By pulling one of its lines.',
  ],
  ['- **Winding up lines**: Done with a wooden reel.', 'How do you wind up lines? With a wooden reel.'],
  [
    '- **Calling `launch`**: Use the name of a kite as its only argument.',
    'How do you call `launch`? Use the name of a kite as its only argument.',
  ],
])('an action and how it is done gives a question for the way: %s', (line, card) => {
  const lesson = read(line)
  expect(asked(line)).toEqual([card])
  expect(lesson.definitions).toEqual([])
  expect(lesson.findings).toEqual([])
})

test.each([
  ['a consequence', '## Common mistakes', '- **Forgetting the tail**: By the first gust you will notice.'],
  ['a meaning', '- **Tacking upwind**: A way of flying against the wind in a zigzag.'],
  ['the name of a thing', '- **Winding**: Done with a wooden reel.'],
  ['a result', '- **Pulling both lines**: The kite climbs until it stands above you.'],
])('%s is not asked for as a way', (_, ...lines) => {
  expect(asked(...lines)).toEqual([])
})

test('what to do is no meaning of a name', () => {
  const { definitions } = read(
    '- **Ascent**: Use a `while` loop to let the kite climb.',
    '- **Bridle**: The lines that join a kite to the line in your hand.',
    '- **Keel**: The edge of a kite that cuts the wind.',
  )
  expect(definitions.map(({ term }) => term)).toEqual(['Bridle', 'Keel'])
})
