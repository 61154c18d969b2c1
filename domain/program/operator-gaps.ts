/** One operator of a program that could be another one of its kind. */
export interface OperatorGap {
  operator: string
  /** All operators of its kind, itself included. */
  kind: readonly string[]
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

/** The operator that one is most easily confused with; undefined for those that are not asked for. */
export const confusedWith = (operator: string): string | undefined => confusions.get(operator)

/** Strings, the longest quotes first, and comments: what looks like an operator in them is none. */
const literal =
  /[rbfut]{0,2}("""|''')[\s\S]*?\1|[rbfut]{0,2}"(?:\\.|[^"\\\n])*"|[rbfut]{0,2}'(?:\\.|[^'\\\n])*'|#[^\n]*/giu

/** An operator between two operands, with spaces around it; a sign, `*args` and `->` have other neighbours. */
const betweenOperands = /(?<=[\w)\]}]) (<=|>=|==|!=|\/\/|\*\*|[<>+\-*/%]) (?=[\w([{~+-])/gu

/** The operators of a program that are worth asking for, the best first. */
export function operatorGaps(source: string): OperatorGap[] {
  const masked = source.replace(literal, (text) => text.replace(/[^\n]/gu, '_'))
  return [...masked.matchAll(betweenOperands)]
    .map(({ index, 1: operator = '' }): OperatorGap => ({
      operator,
      kind: comparisons.includes(operator) ? comparisons : arithmetic,
      withText: (text) => source.slice(0, index + 1) + text + source.slice(index + 1 + operator.length),
    }))
    .filter(({ operator }) => confusions.has(operator))
    .toSorted((a, b) => byWorth.indexOf(a.operator) - byWorth.indexOf(b.operator))
}
