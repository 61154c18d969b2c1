import { neighbouringStatements, numberArguments, type PythonStatement } from '#domain/program/python-tokens'
import { operatorGaps, wordGaps } from '#domain/program/token-gaps'

interface Piece {
  from: number
  to: number
  text: string
}

/**
 * Programs that a hasty reader may take for this one, because they differ by what is easily overlooked: which of two calls
 * has which number, the order of two lines, and one operator, word or number; one of each kind after the other. Some of
 * them may end with an error.
 */
export function nearbyPrograms(source: string): string[] {
  const nearby = inTurn([withNumbersSwapped(source), withLinesSwapped(source), withOtherTokens(source)])
  return nearby.filter((other) => !changesExplainedLine(source, other))
}

/** Whether a line is changed that a comment explains, which would then be wrong. */
function changesExplainedLine(source: string, other: string): boolean {
  const old = source.split('\n')
  return other.split('\n').some((line, index) => line !== old[index] && /\s#\s/u.test(line))
}

function withNumbersSwapped(source: string): string[] {
  const numbers = numberArguments(source)
  return numbers.flatMap((first, index): string[] => {
    // What is only printed is seen at a glance.
    if (first.callee === 'print') return []
    const second = numbers.slice(index + 1).find(({ callee }) => callee === first.callee)
    return second === undefined || second.text === first.text ? [] : [swapped(source, first, second)]
  })
}

/** What a line does that can be seen: the order of two lines matters most often where both do something. */
const doesSomething = ({ kind, text }: PythonStatement): number =>
  Number(kind === 'ExpressionStatement') + Number(/\bawait\b|\bcreate_task\b/u.test(text))

/** Of two lines that only print, everybody sees what happens if they change places. */
const onlyPrints = ({ text }: PythonStatement): boolean =>
  text.startsWith('print(') && !/\bawait\b|:=/u.test(text)

function withLinesSwapped(source: string): string[] {
  return neighbouringStatements(source)
    .filter(([first, second]) => first.text !== second.text && !(onlyPrints(first) && onlyPrints(second)))
    .toSorted(([a, b], [c, d]) => doesSomething(c) + doesSomething(d) - doesSomething(a) - doesSomething(b))
    .map(([first, second]) => swapped(source, first, second))
}

/** Whether a line prints a number with words that would name it wrongly: `print('last:', items[3])`. */
function isNamed(source: string, without: string): boolean {
  const others = without.split('\n')
  const line = source.split('\n').find((text, index) => text !== others[index]) ?? ''
  return /^\s*print\(.*(['"])(?:(?!\1).)*\p{L}{2}/u.test(line)
}

function withOtherTokens(source: string): string[] {
  // Another function would be no slip: `max(lines)` is not what `len(lines)` is mistaken for.
  const gaps = [...operatorGaps(source), ...wordGaps(source)].filter(
    ({ what, withText }) => what !== 'function' && !(what === 'number' && isNamed(source, withText(''))),
  )
  return gaps.flatMap(({ token, among, withText }) => among.filter((other) => other !== token).map(withText))
}

function swapped(source: string, first: Piece, second: Piece): string {
  const between = source.slice(first.to, second.from)
  return source.slice(0, first.from) + second.text + between + first.text + source.slice(second.to)
}

/** The first of each list, then the second of each, and so on. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map(({ length }) => length))
  return [...Array(longest).keys()].flatMap((index) => lists.flatMap((list) => list.slice(index, index + 1)))
}
