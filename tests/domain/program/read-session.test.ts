import { describe, expect, it } from 'vitest'

import { readSession } from '#domain/program/read-session'

describe('an interactive session', () => {
  it('becomes a program that prints what the session showed', () => {
    const session = readSession('>>> x = [1, 2]\n>>> x\n[1, 2]\n>>> "a" + "b"\n\'ab\'', true)
    expect(session).toEqual({
      source: 'x = [1, 2]\nprint(x)\nprint(repr("a" + "b"))',
      shown: "[1, 2]\n'ab'",
      raises: null,
    })
  })

  it('keeps continued lines, and statements as they stand', () => {
    const session = readSession(
      '>>> for i in range(2):\n...     print(i)\n...\n0\n1\n>>> y = 3  # three',
      true,
    )
    expect(session.source).toBe('for i in range(2):\n    print(i)\n\ny = 3  # three')
    expect(session.shown).toBe('0\n1')
  })

  it('leaves calls alone where they print by themselves', () => {
    expect(readSession('>>> greet()\nhello', false).source).toBe('greet()')
    expect(readSession('>>> greet()\nhello', true).source).toBe('print(greet())')
  })

  it('ends at a traceback and knows the exception', () => {
    const session = readSession(
      '>>> 1 / 0\nTraceback (most recent call last):\n  ...\nZeroDivisionError: division by zero\n>>> 2\n2',
      true,
    )
    expect(session.raises).toBe('ZeroDivisionError')
    expect(session.source).toBe('1 / 0')
  })

  it('is not exact where an ellipsis stands for something', () => {
    expect(readSession('>>> x\n[0, ..., 9]', true).shown).toBeNull()
  })
})
