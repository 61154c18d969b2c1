import { expect, test } from 'vitest'
import { annotatedConcepts } from '#domain/items/concepts-of-text'
import { findConcepts } from '#domain/lesson/find-concepts'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'

const markdown = `# Waiting

## Key concepts

- **Awaitable**: An object that can stand behind the keyword of a coroutine.
- **Event loop** (loop): A scheduler that gives ready pieces of code their turns.
`
const { concepts } = findConcepts('z', parseLesson('waiting.md', readMarkdown(markdown)))

test.each([
  ['event-loop', 'z/event-loop'],
  ['Event Loop', 'z/event-loop'],
  ['loop', 'z/event-loop'],
  // Of the same stem as “Awaitable”, but a concept of another lesson.
  ['await', 'z/await'],
])('an annotation that names %j means %s', (name, id) => {
  expect(annotatedConcepts([name], concepts, 'z')).toEqual([id])
})
