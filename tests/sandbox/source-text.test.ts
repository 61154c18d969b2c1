import { describe, expect, it } from 'vitest'
import { decodePythonSource } from '#sandbox/source-text'
import { sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

describe('a source file is decoded as Python decodes it', () => {
  it('takes UTF-8, with or without a byte order mark', () => {
    expect(decodePythonSource(bytes('print("ä")'))).toBe('print("ä")')
    expect(decodePythonSource(bytes([0xef, 0xbb, 0xbf], 'x'))).toBe('x')
  })

  it.each(['# -*- coding: latin-1 -*-\n', '#!/usr/bin/env python\n# vim: set fileencoding=iso-8859-1 :\n'])(
    'takes the encoding that one of the first two lines declares: %j',
    (head) => {
      expect(decodePythonSource(bytes(head, [0xe4]))).toBe(`${head}ä`)
    },
  )

  it('does not take a declaration in the second line after code', () => {
    expect(decodePythonSource(bytes('x = 1\n# coding: latin-1\n', [0xe4]))).toContain('\udce4')
  })

  it('lets Python say what is wrong with other bytes', async () => {
    const source = decodePythonSource(bytes('x = 1\nprint("', [0xff], '")\n'))
    expect(await sandbox.run({ source })).toMatchObject({ outcome: 'syntax-error', exception: { line: 2 } })
  })

  it.each([
    ['nothing', bytes('')],
    ['NUL bytes', bytes('print(1)\0')],
    ['a picture', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ['every byte', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
    ['Windows lines', bytes('print(1)\r\nprint(2)\r\n')],
    ['old Mac lines', bytes('print(1)\rprint(2)\r')],
    ['UTF-16', Buffer.from('\ufeffprint(1)', 'utf16le')],
    ['an unknown encoding', bytes('# coding: klingon\nprint(1)')],
    ['brackets without end', bytes('('.repeat(100_000))],
  ])('answers for %s', async (_, content) => {
    const { outcome } = await sandbox.run({ source: decodePythonSource(content) })
    expect(['finished', 'syntax-error']).toContain(outcome)
  })
})
