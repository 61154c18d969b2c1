import { describe, expect, it } from 'vitest'

import { isSession, readSession } from '#domain/program/read-session'

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

  it('takes a long text behind an open bracket for output, so that reading it stays quick', () => {
    const { source } = readSession(`>>> print(\n${'1,\n'.repeat(3000)}`, true)
    expect(source.split('\n').length).toBeLessThan(100)
  })

  it('keeps lines that were pasted without their prompt', () => {
    const session = readSession(">>> ages = {'Ada': 36,\n         'Bob': 41}\n>>> ages['Bob']\n41", true)
    expect(session.source).toBe("ages = {'Ada': 36,\n         'Bob': 41}\nprint(ages['Bob'])")
  })

  it('may show all its results in comments', () => {
    const session = readSession(">>> type('a')\n# <class 'str'>\n\n>>> 1 + 1\n# 2", true)
    expect(session.source).toBe("print(type('a'))\nprint(1 + 1)")
    expect(session.shown).toBe("<class 'str'>\n2")
  })

  it('leaves remarks to its readers out', () => {
    const session = readSession('>>> x = 1\n\n# Now add one.\n>>> x + 1\n2', true)
    expect(session).toMatchObject({ source: 'x = 1\nprint(x + 1)', shown: '2' })
  })

  it('shows what was assigned where the author does', () => {
    expect(readSession('>>> n = len("tea")\n3', true).source).toBe('n = len("tea")\nprint(n)')
  })

  it('knows an exception without its traceback', () => {
    expect(readSession('>>> int("x")\nValueError: invalid literal', true).raises).toBe('ValueError')
  })

  it('goes on after a line that Python cannot read, as a shell does', () => {
    const session = readSession(
      '>>> 09\n  File "<stdin>", line 1\nSyntaxError: leading zeros\n>>> 9\n9',
      true,
    )
    expect(session).toMatchObject({ source: 'print(9)', raises: null })
  })

  it('may follow plain statements, but does not stand in a docstring', () => {
    expect(isSession('x = 1\n>>> x\n1')).toBe(true)
    expect(readSession('x = 1\n>>> x\n1', true).source).toBe('x = 1\nprint(x)')
    expect(isSession('def f():\n    """\n    >>> f()\n    """')).toBe(false)
    expect(isSession('print(1)')).toBe(false)
  })

  it('is not exact where an ellipsis stands for something', () => {
    expect(readSession('>>> x\n[0, ..., 9]', true).shown).toBeNull()
  })
})
