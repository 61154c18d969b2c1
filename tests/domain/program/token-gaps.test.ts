import { expect, test } from 'vitest'
import { operatorGaps, wordGaps } from '#domain/program/token-gaps'

const gapsIn = (source: string) => operatorGaps(source).map(({ withText }) => withText('____'))

test('comparisons and kinds of division are gaps, the ends of ranges first', () => {
  expect(gapsIn('share = 7 // n\nif share < 3:\n    print(share % 2 == 0)')).toEqual([
    'share = 7 // n\nif share ____ 3:\n    print(share % 2 == 0)',
    'share = 7 ____ n\nif share < 3:\n    print(share % 2 == 0)',
    'share = 7 // n\nif share < 3:\n    print(share ____ 2 == 0)',
    'share = 7 // n\nif share < 3:\n    print(share % 2 ____ 0)',
  ])
})

test.each([
  ['strings', "print('a < b', \"c // d\", '''e\n% f''')"],
  ['f-strings', "print(f'{a / b}')"],
  ['comments', 'x = 1  # x < 2'],
  ['return types', 'def f(a: int) -> int:\n    return a'],
  ['starred parameters', 'def f(*args, **options):\n    pass'],
  ['shifts', 'x = 1 << 2'],
  ['sums and products', 'x = 2 * 3 + 1'],
])('%s have none', (_, source) => {
  expect(gapsIn(source)).toEqual([])
})

test('everything around a gap stays as it is', () => {
  const source = "print('a < b', 1 < 2)  # < is a comparison"
  expect(operatorGaps(source).map(({ token, withText }) => withText(token))).toEqual([source])
})

test('formatting a text is no remainder', () => {
  expect(gapsIn("print('%d' % x)")).toEqual([])
})

test.each([
  ['keyword', 'for x in y:\n    if x:\n        continue', 'continue'],
  ['method', "print('a'.upper())", 'upper'],
  ['function', 'print(max(x))', 'max'],
  ['number', 'print(x[2])', '2'],
  ['number', 'for i in range(7):\n    print(i)', '7'],
])('a %s is asked for among others that fit there', (what, source, token) => {
  const [gap] = wordGaps(source)
  expect(gap).toMatchObject({ what, token })
  expect(gap?.among).toContain(token)
  expect(gap?.withText(token)).toBe(source)
})

test.each([
  ['a function of the program itself', 'def max(a):\n    return a\nprint(max(1))'],
  ['a method that is only named', 'f = text.upper'],
  ['what a text computes', "print(f'{max(x)}')"],
  ['a number that is no position', 'print(7 + 2)'],
])('%s is not asked for', (_, source) => {
  expect(wordGaps(source)).toEqual([])
})
