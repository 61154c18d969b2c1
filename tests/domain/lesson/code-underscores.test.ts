import { expect, it } from 'vitest'
import { plainText } from '#domain/lesson/plain-text'
import { readMarkdown } from '#domain/lesson/read-markdown'

const textOf = (...lines: string[]): string =>
  plainText(readMarkdown(lines.join('\n')).root.children.slice(0, 1))

const program = ['', '```python', 'def __enter__(self):', '    return self', '```']

it('names that the code of a lesson has keep their underscores', () => {
  expect(textOf('The method __enter__ opens a block.', ...program)).toBe(
    'The method `__enter__` opens a block.',
  )
})

it('other words between underscores are bold', () => {
  expect(textOf('The word __enter__ is set in bold.')).toBe('The word enter is set in bold.')
  expect(textOf('The method **enter** opens a block.', ...program)).toBe('The method enter opens a block.')
})

it('tags of templates are left out of the text, but not of code', () => {
  expect(textOf('Turn the key. {% endstep %}')).toBe('Turn the key.')
  expect(textOf('Write `{% raw_block %}` there.')).toBe('Write `{% raw_block %}` there.')
})
