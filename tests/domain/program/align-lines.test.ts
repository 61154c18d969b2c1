import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignLines, isSameLine } from '#domain/program/align-lines'

const rows = (expected: string, given: string) =>
  alignLines([...expected], [...given]).map((row) => `${row.expected ?? '-'}${row.given ?? '-'}`)

test.for([
  ['one line too many', 'abc', 'xabc', ['-x', 'aa', 'bb', 'cc']],
  ['one line missing', 'abc', 'ac', ['aa', 'b-', 'cc']],
  ['one line that is wrong', 'abc', 'axc', ['aa', 'bx', 'cc']],
  ['two lines for one', 'abc', 'axyc', ['aa', 'bx', '-y', 'cc']],
  ['one line for two', 'abcd', 'axd', ['aa', 'bx', 'c-', 'dd']],
  ['nothing given', 'ab', '', ['a-', 'b-']],
  ['nothing in common', 'ab', 'xy', ['ax', 'by']],
] as const)('%s is marked, and nothing else', ([, expected, given, aligned]) => {
  expect(rows(expected, given)).toEqual(aligned)
})

const anyLines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })

test('both outputs are kept whole and in order, and no alignment has more equal lines', () => {
  fc.assert(
    fc.property(anyLines, anyLines, (expected, given) => {
      const aligned = alignLines(expected, given)
      expect(aligned.map((row) => row.expected).filter((line) => line !== null)).toEqual(expected)
      expect(aligned.map((row) => row.given).filter((line) => line !== null)).toEqual(given)
      expect(aligned.filter(isSameLine).length).toBe(longestCommonSubsequence(expected, given))
    }),
  )
})

function longestCommonSubsequence(one: readonly string[], other: readonly string[]): number {
  const [first, ...rest] = one
  if (first === undefined) return 0
  const without = longestCommonSubsequence(rest, other)
  const index = other.indexOf(first)
  return index < 0 ? without : Math.max(without, 1 + longestCommonSubsequence(rest, other.slice(index + 1)))
}

test('outputs that share nothing are compared line by line, however long they are', () => {
  const lines = (name: string) => Array.from({ length: 20_000 }, (_, index) => `${name} ${index}`)
  const aligned = alignLines(lines('a'), lines('b'))
  expect(aligned).toHaveLength(20_000)
  expect(aligned.some(isSameLine)).toBe(false)
})
