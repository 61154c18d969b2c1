import { expect, test } from 'vitest'
import { explanationOfVariant } from '#domain/items/program/explain-program'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'
import type { RunRecord } from '#domain/program/run-record'

const source = 'import asyncio\n\nasyncio.run(asyncio.sleep(3))'
const fenceBefore = (after: string) => {
  const markdown = ['# Tea', '', 'A cup of tea.', '', '```python', source, '```', '', after].join('\n')
  const [fence] = parseLesson('tea.md', readMarkdown(markdown)).fences
  if (fence === undefined) throw new Error('The lesson has a program.')
  return fence
}
const run: RunRecord = {
  ...{ python: '3.14.2', outcome: 'finished', stdout: '', stderr: '', exception: null, seconds: 7 },
  ...{ deterministic: true, reasons: [], summary: 'The program finished after 7 seconds.' },
}

test('a variant is explained by its own run, and by the reason that the lesson gives for its program', () => {
  const reason = 'The `sleep` is awaited by the loop, so 3 seconds pass before the program ends.'
  expect(explanationOfVariant(fenceBefore(reason), source, run, null)).toBe(
    `The program finished after 7 seconds. The lesson says about its own version of this program: ${reason}`,
  )
})

test('where the lesson gives no reason, none is made up', () => {
  expect(explanationOfVariant(fenceBefore('Now try it.'), source, run, null)).toBe(
    'The program finished after 7 seconds.',
  )
})
