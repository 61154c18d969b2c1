import { boundNames } from '#domain/program/bound-names'
import { pythonTokens, type PythonToken } from '#domain/program/python-tokens'

/** What kind of thing stands in a gap. */
export type GapKind = 'operator' | 'keyword' | 'method' | 'function' | 'number'

/** One token of a program that could be another one. */
export interface TokenGap {
  what: GapKind
  token: string
  /** The tokens to choose from, itself included, in an order that does not tell which it is. */
  among: readonly string[]
  /** The program with something else in its place. */
  withText: (text: string) => string
}

/** Operators that can replace each other without breaking the grammar of Python. */
const comparisons = ['<', '<=', '>', '>=', '==', '!=']
const arithmetic = ['+', '-', '*', '/', '//', '%', '**']

/**
 * The operators that are worth asking for, the best first, each with the one that it is most easily confused with. What
 * takes part in a sum or a product is arithmetic, and not knowledge of the language.
 */
const confusions = new Map([
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['//', '/'],
  ['%', '//'],
  ['/', '//'],
  ['==', '!='],
  ['!=', '=='],
])
const byWorth = [...confusions.keys()]

/** The token that one is most easily confused with; undefined if it is no operator. */
export const confusedWith = (token: string): string | undefined => confusions.get(token)

/** Words that can stand in each other's places with the same arguments. */
const keywords = [['break', 'continue', 'pass']]
const methods = [
  ['append', 'extend', 'remove', 'count'],
  ['capitalize', 'lower', 'swapcase', 'title', 'upper'],
  ['lstrip', 'rstrip', 'strip'],
  ['items', 'keys', 'values'],
  ['difference', 'intersection', 'symmetric_difference', 'union'],
  ['isalnum', 'isalpha', 'isdigit', 'islower', 'isupper'],
  ['count', 'find', 'rfind'],
  ['get', 'pop', 'setdefault'],
  ['center', 'ljust', 'rjust', 'zfill'],
]
/** Methods that programs call so often that they are guessed in any gap of their family. */
const guessed = new Set(['append'])
const functions = [
  ['len', 'max', 'min', 'sum'],
  ['list', 'set', 'sorted', 'tuple'],
  ['abs', 'float', 'int', 'round', 'str'],
]

/** The operators of a program that are worth asking for, the best first. */
export function operatorGaps(source: string): TokenGap[] {
  const tokens = pythonTokens(source)
  return tokens
    .filter(
      ({ kind, parent, isInText }, index) =>
        (kind === 'ArithOp' || kind === 'CompareOp') &&
        parent === 'BinaryExpression' &&
        !isInText &&
        // `'%d' % x` fills in a text.
        !/String$/u.test(tokens[index - 1]?.kind ?? ''),
    )
    .filter(({ text }) => confusions.has(text))
    .map((token) =>
      gapAt(source, token, 'operator', comparisons.includes(token.text) ? comparisons : arithmetic),
    )
    .toSorted((a, b) => byWorth.indexOf(a.token) - byWorth.indexOf(b.token))
}

/**
 * The words and numbers of a program that are worth asking for, the best first: what leads on in a loop, methods,
 * built-in functions, and the ends of ranges and slices.
 */
export function wordGaps(source: string): TokenGap[] {
  const tokens = pythonTokens(source)
  const own = boundNames(source)
  const isCalled = (index: number) => tokens[index + 1]?.text === '('
  const found = tokens.flatMap((token, index): TokenGap[] => {
    if (token.isInText) return []
    const gap = (what: GapKind, families: readonly (readonly string[])[]) =>
      families
        .filter((family) => family.includes(token.text))
        .slice(0, 1)
        .map((family) => gapAt(source, token, what, family))
    if (token.kind === 'PropertyName' && isCalled(index))
      return guessed.has(token.text) ? [] : gap('method', methods)
    if (token.kind === 'VariableName' && isCalled(index) && !own.has(token.text))
      return gap('function', functions)
    if (token.kind === 'Number' && isPosition(tokens, index))
      return gap('number', [around(token.text, source.length)])
    return gap(
      'keyword',
      keywords.filter(() => token.kind === token.text),
    )
  })
  const worth: GapKind[] = ['keyword', 'method', 'function', 'number']
  return found.toSorted((a, b) => worth.indexOf(a.what) - worth.indexOf(b.what))
}

/** Whether a number is the position, or an end of the slice, in `text[1]`, or an end of a `range`. */
function isPosition(tokens: readonly PythonToken[], index: number): boolean {
  const before = tokens[index - 1]?.text ?? ''
  const isInBrackets = tokens[index]?.parent === 'MemberExpression' && ['[', ':'].includes(before)
  const opening = tokens.slice(0, index).findLastIndex(({ text }) => text === '(')
  const isInRange = tokens[opening - 1]?.text === 'range' && tokens[index]?.parent === 'ArgList'
  return isInBrackets || isInRange
}

/**
 * A small number with its neighbours; those who count from one, or take an end for included, are off by one.
 *
 * @param seed decides how many of them are smaller
 */
function around(text: string, seed: number): string[] {
  const value = /^\d{1,2}$/u.test(text) ? Number(text) : null
  if (value === null) return []
  const first = Math.max(0, value - ((seed + value) % 4))
  return [first, first + 1, first + 2, first + 3].map(String)
}

function gapAt(
  source: string,
  { text, from, to }: PythonToken,
  what: GapKind,
  among: readonly string[],
): TokenGap {
  return {
    what,
    token: text,
    among,
    withText: (other) => source.slice(0, from) + other + source.slice(to),
  }
}
