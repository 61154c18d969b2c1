import { expect, test } from 'vitest'
import { describeChange } from '#domain/items/program/describe-change'
import { programPhrases } from '#domain/items/program/program-phrases'

const before = 'tea = 3\nmilk = 1\nprint(tea)\nprint(milk)'

test.each([
  ['a line', 'tea = 4\nmilk = 1\nprint(tea)\nprint(milk)', 'Line 1', 'is changed: it was `tea = 3`.'],
  [
    'two lines',
    'tea = 4\nmilk = 2\nprint(tea)\nprint(milk)',
    'Lines 1 and 2',
    'are changed: they were `tea = 3` and `milk = 1`.',
  ],
  [
    'two lines in each other’s place',
    'tea = 3\nmilk = 1\nprint(milk)\nprint(tea)',
    'Lines 3 and 4',
    'have changed places.',
  ],
  ['more lines', 'tea = 4\nmilk = 2\nprint(2 * tea)\nprint(milk)', 'Lines 1, 2 and 3', 'are changed.'],
])('says of %s what has become of them', (_, after, lines, what) => {
  expect(describeChange(programPhrases(null), before, after)).toBe(`${lines} of the lesson’s program ${what}`)
})

test('lines change places at different depths, too', () => {
  expect(
    describeChange(programPhrases(null), 'if tea:\n    milk()\nsugar()', 'if tea:\n    sugar()\nmilk()'),
  ).toBe('Lines 2 and 3 of the lesson’s program have changed places.')
})
