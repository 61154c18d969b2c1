import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeOfCard, keyOfRun, withKey } from '#domain/own/code-of-card'

describe('the program on a card', () => {
  test.each([
    ['What is it?\n\n```python\nprint(1)\n```\n', 'print(1)\n'],
    ['```\nprint(1)\n```', 'print(1)\n'],
    ['~~~py\nprint("```")\n~~~', 'print("```")\n'],
    ['````python\n```\n````', '```\n'],
    ['```text\nno\n```\n```Python\nprint(2)\n```', 'print(2)\n'],
    ['```python\nprint(3)', 'print(3)\n'],
    ['```python\r\nprint(4)\r\n```', 'print(4)\n'],
  ])('of %j is %j', (front, code) => expect(codeOfCard(front)).toBe(code))

  test.each(['', 'No code.', '`print(1)`', '```js\nalert(1)\n```', '```python\n\n```', '```text\nprint(1)'])(
    'is none in %j',
    (front) => expect(codeOfCard(front)).toBeNull(),
  )
})

describe('what a run puts on the back', () => {
  test('is what it printed, and the error that ended it', () => {
    expect(keyOfRun({ stdout: 'a\nb\n', exception: null })).toBe('```text\na\nb\n```')
    const exception = { type: 'KeyError', message: "'x'" }
    expect(keyOfRun({ stdout: 'a\n', exception })).toBe("```text\na\nKeyError: 'x'\n```")
    expect(keyOfRun({ stdout: '', exception: { type: 'SystemExit', message: '' } })).toBe(
      '```text\nSystemExit\n```',
    )
    expect(keyOfRun({ stdout: '', exception: null })).toBeNull()
  })

  test('is one block, whatever was printed', () => {
    const line = fc.string({ unit: fc.constantFrom('`', 'a', ' ', '~') })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const stdout = `x${lines.join('\n')}\n`
        const key = keyOfRun({ stdout, exception: null }) ?? ''
        expect(codeOfCard(key.replace('text', 'python'))).toBe(stdout)
      }),
    )
  })

  test('takes the place of that of an earlier run, and of nothing that the learner wrote', () => {
    expect(withKey('  ', 'new', null)).toBe('new')
    expect(withKey('Mine.\n', 'new', null)).toBe('Mine.\n\nnew')
    expect(withKey('Mine.\n\nold\n\nToo.', '$& new', 'old')).toBe('Mine.\n\n$& new\n\nToo.')
    expect(withKey('Mine.', 'new', 'old')).toBe('Mine.\n\nnew')
  })
})
