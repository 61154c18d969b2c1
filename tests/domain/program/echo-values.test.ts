import { expect, test } from 'vitest'
import { echoValues } from '#domain/program/echo-values'

const echoed = (source: string, firstLine = 1) => echoValues(source, firstLine, (text) => `print(${text})`)

test('the value of the last line is printed, as a notebook shows it', () => {
  expect(echoed('x = [1, 2]\nx + [3]')).toBe('x = [1, 2]\nprint(x + [3])')
})

test('so is each value with a comment behind it', () => {
  expect(echoed('1 + 1  # sum\n2 * 3\n4')).toBe('print(1 + 1)  # sum\n2 * 3\nprint(4)')
})

test('values in lines from other blocks are left alone', () => {
  expect(echoed('1 + 1  # sum\nx = 2', 2)).toBeNull()
})

test.each(['x = 1', '"""A text."""', 'print(1)', '...', 'for x in y:\n    x'])(
  '%j shows nothing',
  (source) => {
    expect(echoed(source)).toBeNull()
  },
)
