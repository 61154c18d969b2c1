import { expect, test } from 'vitest'
import { english } from '#domain/language/lists/en'
import { announcesException, cutTraceback, namesSyntaxError } from '#domain/program/shown-error'

test('a traceback that was pasted below its code is no code', () => {
  const code = 'print(f(1))\nTraceback (most recent call last):\n    print(f(1))\nTypeError: no'
  expect(cutTraceback(code)).toEqual({ source: 'print(f(1))', raises: 'TypeError' })
  expect(cutTraceback('print(1)')).toEqual({ source: 'print(1)', raises: null })
})

test('of two tracebacks the last one ends the program, if its exception came of the other', () => {
  const first = 'f()\nTraceback (most recent call last):\n    f()\nKeyError: 1\n\n'
  const second = '\n\nTraceback (most recent call last):\n    f()\nValueError: no'
  const joint = 'During handling of the above exception, another exception occurred:'
  expect(cutTraceback(first + joint + second)).toEqual({ source: 'f()', raises: 'ValueError' })
  expect(cutTraceback(`${first}# Another try${second}`).raises).toBe('KeyError')
})

test('an exception is announced by its name anywhere, or by words about errors close by', () => {
  expect(announcesException('KeyError', ['Look a name up.'], ['A `KeyError` says so.'], english)).toBe(true)
  expect(announcesException('KeyError', ['This fails.'], [], english)).toBe(true)
  expect(announcesException('KeyError', ['Look a name up.'], ['Something fails.'], english)).toBe(false)
})

test('errors of syntax are named in words or by their types', () => {
  expect(namesSyntaxError('IndentationError: unexpected indent', english)).toBe(true)
  expect(namesSyntaxError('This is a syntax error.', english)).toBe(true)
  expect(namesSyntaxError('An error.', english)).toBe(false)
})
