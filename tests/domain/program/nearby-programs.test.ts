import { describe, expect, test } from 'vitest'
import { nearbyPrograms } from '#domain/program/nearby-programs'

const nearby = (...lines: string[]) => nearbyPrograms(lines.join('\n'))

describe('a program may be taken for', () => {
  test('the one in which two calls have each other’s numbers', () => {
    expect(nearby("walk('left', 2)", "walk('right', 3)")[0]).toBe("walk('left', 3)\nwalk('right', 2)")
  })

  test('the one in which two neighbouring lines of a block changed places', () => {
    const [swapped] = nearby('async def main():', '    print(1)', '    await tea()', '    total = 2')
    expect(swapped).toBe('async def main():\n    await tea()\n    print(1)\n    total = 2')
  })

  test('the one with another operator', () => {
    expect(nearby('print(low <= high)')).toContain('print(low < high)')
  })
})

test('each kind of difference comes before the second of any kind', () => {
  expect(nearby('show(1, 5)', 'show(2, 5)', 'print(4 // 3)').slice(0, 3)).toEqual([
    'show(5, 1)\nshow(2, 5)\nprint(4 // 3)',
    'show(2, 5)\nshow(1, 5)\nprint(4 // 3)',
    'show(1, 5)\nshow(2, 5)\nprint(4 + 3)',
  ])
})

test('nothing changes places with itself, with another block, or in the middle of a line', () => {
  expect(nearby('wait(1)', 'wait(1)')).toEqual([])
  expect(nearby('if tea:', '    pour()', 'drink()')).toEqual([])
  expect(nearby('call(', '    one,', ')', 'other()')).toEqual([])
  expect(nearby('import os', 'return_home()')).toEqual([])
})

test('nothing is changed that everybody sees, or that would make the words of a program wrong', () => {
  expect(nearby('print(tea)', 'print(milk)')).toEqual([])
  expect(nearby("print('last:', cups[3])")).toEqual([])
  expect(nearby('print(2, 3)')).toEqual([])
  expect(nearby('pour(1, 2)  # one cup')).toEqual([])
  expect(nearby('print(cups[3])')).toContain('print(cups[2])')
  expect(nearby('print(len(cups))')).toEqual([])
})

test('a program that cannot be read has no neighbours that break it further', () => {
  expect(() => nearby('def (', '  pass')).not.toThrow()
})
