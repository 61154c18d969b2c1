import { expect, test } from 'vitest'
import { withoutStatement } from '#domain/program/without-statement'

const source = [
  'cups = [1, 2]',
  'cups.append(',
  '    3 / 0,',
  ')',
  'def pour():',
  '    fail()',
  'print(cups)',
].join('\n')

test('a statement of several lines is left out whole, and the block of the program begins earlier', () => {
  expect(withoutStatement(source, 3, { source, linesBefore: 6 })).toEqual({
    source: ['cups = [1, 2]', 'def pour():', '    fail()', 'print(cups)'].join('\n'),
    linesBefore: 3,
  })
})

test('a definition is kept, and so is what stands in the block itself', () => {
  expect(withoutStatement(source, 6, { source, linesBefore: 6 })).toBeNull()
  expect(withoutStatement(source, 7, { source, linesBefore: 6 })).toBeNull()
})

test('a statement is found where comments were removed before the run', () => {
  const written = `# The shelf\n${source}`
  expect(withoutStatement(source, 3, { source: written, linesBefore: 7 })?.source).toBe(
    ['# The shelf', 'cups = [1, 2]', 'def pour():', '    fail()', 'print(cups)'].join('\n'),
  )
})
