import { expect, test } from 'vitest'
import { operatorGaps } from '#domain/program/token-gaps'

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
