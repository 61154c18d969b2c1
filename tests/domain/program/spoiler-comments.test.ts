import { describe, expect, it } from 'vitest'

import { isConfirmed, removeSpoilerComments, resultClaims } from '#domain/program/spoiler-comments'
import { sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()

async function cleaned(source: string, stdout = ''): Promise<string> {
  return removeSpoilerComments(source, (await sandbox.analyse(source)).comments, stdout)
}

describe('comments that tell the result', () => {
  it.each([
    '# Output: 5',
    '# prints 5',
    '# -> 5',
    '# => 5',
    '# 5',
    '# Outputs: Woof!',
    '# raises TypeError',
    '# waits one second',
    '# never runs',
    "# doesn't change",
  ])('go from the end of a line: %s', async (comment) => {
    expect(await cleaned(`print(x)  ${comment}`)).toBe('print(x)')
  })

  it('go with their whole line, and the lines that continue them', async () => {
    expect(await cleaned('print(1)\n# Output:\n# one\n# two\nprint(2)')).toBe('print(1)\nprint(2)')
  })

  it('stay where they only say what the code does', async () => {
    expect(await cleaned('# Create a list\nx = [1]')).toBe('# Create a list\nx = [1]')
  })

  it('go if they quote a line that was printed', async () => {
    expect(await cleaned('# Greeting Ada\nprint("Ada")', 'Ada\n')).toBe('print("Ada")')
  })

  it('are not looked for in texts', async () => {
    expect(await cleaned('print("# Output: 5")')).toBe('print("# Output: 5")')
  })
})

describe('claims about results', () => {
  it('are read from comments beside printing lines', async () => {
    const source = 'print(1)  # Output: 1\nx = 2  # -> 2\n# Output: 3\nprint(3)  # the third line of it'
    expect(resultClaims(source, (await sandbox.analyse(source)).comments)).toEqual([
      { line: 1, claim: '1' },
      { line: 3, claim: '3' },
    ])
  })

  it('are read from the lines below, if the output has several', async () => {
    const source = 'print(1)\n# Output:\n# one\n#   two\n\n# Not this'
    expect(resultClaims(source, (await sandbox.analyse(source)).comments)).toEqual([
      { line: 2, claim: 'one\n  two' },
    ])
  })

  it.each(['# prints 0 to 3, not including 4', '# prints 3 letters', '# outputs [1, 2] and more'])(
    'are no descriptions in words: %s',
    async (comment) => {
      const source = `print(x)  ${comment}`
      expect(resultClaims(source, (await sandbox.analyse(source)).comments)).toEqual([])
    },
  )

  it.each([
    ['5', '5\n', true],
    ["'abc'", 'abc\n', true],
    ['5 (an int)', '5\n', true],
    ['Meow!', 'Woof!\n', false],
  ])('%s against %j: %s', (claim, stdout, expected) => {
    expect(isConfirmed(claim, stdout)).toBe(expected)
  })
})
