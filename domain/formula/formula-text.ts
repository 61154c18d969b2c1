import { findFormulas } from '#domain/formula/find-formulas'
import { formulaHtml } from '#domain/formula/formula-html'

/** An element of the MathML that KaTeX writes, or a text in it. */
type MathNode = string | { name: string; children: MathNode[] }

/**
 * A formula as plain text, for menus and names that hold nothing else: `\frac{1}{n^2}` is `1/n²`. TeX that cannot be read
 * stays as it is.
 */
export function formulaText(tex: string): string {
  const html = formulaHtml(tex, false)
  if (html === null) return tex
  return textOfMath(html)
}

/** The same for a formula that is MathML already, as `formulaHtml` writes it. */
export const textOfMath = (html: string): string =>
  textOf(parseMath(html))
    .replaceAll(/[\s\u{a0}]+/gu, ' ')
    .trim()

/** A text whose formulas are plain text. */
export const withPlainFormulas = (text: string): string =>
  findFormulas(text)
    .map((piece) => (piece.kind === 'formula' ? formulaText(piece.text) : piece.text))
    .join('')

const characters: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#x27;': "'",
}

/** The tree of the MathML that KaTeX has written, which closes all its elements. */
function parseMath(html: string): MathNode {
  const root: { name: string; children: MathNode[] } = { name: 'math', children: [] }
  const open = [root]
  for (const [tag, closing, name, text] of html.matchAll(/<(\/?)(\w+)[^>]*>|([^<]+)/gu)) {
    const parent = open.at(-1) ?? root
    if (name === undefined)
      parent.children.push((text ?? '').replaceAll(/&[^;]+;/gu, (each) => characters[each] ?? each))
    else if (closing === '/') open.pop()
    else {
      // A fraction without a line, as in a binomial coefficient, is a column.
      const child = { name: tag.includes('linethickness="0') ? 'mtable' : name, children: [] }
      parent.children.push(child)
      open.push(child)
    }
  }
  return root
}

/** Operators that stand between two things, and have a space on each side. */
const between = /^(?![∑∏∫∮√¬∂∇∞])[\p{Sm}→←↔⇒⇐⇔↦·…]$/u
const beforeSign = /(?:^|[([{,;=<>≤≥≠≈±+−×⋅/])\s*$/u
const sign = /^[+−±∓]$/u

function textOf(node: MathNode): string {
  if (typeof node === 'string') return node
  const [first = '', second = '', third = ''] = node.children.map(textOf)
  switch (node.name) {
    case 'annotation':
    case 'mphantom':
      return ''
    case 'mspace':
      return ' '
    case 'mo':
      return node.children.map(textOf).join('')
    case 'mfrac':
      return `${grouped(first)}/${grouped(second)}`
    case 'msqrt':
      return `√${grouped(inRow(node.children))}`
    case 'mroot':
      return `${raised(second)}√${grouped(first)}`
    case 'msup':
      return `${first}${raised(second)}`
    case 'msub':
    case 'munder':
      return `${first.trim()}${lowered(second)}${afterLimits(first.trim())}`
    case 'msubsup':
    case 'munderover':
      return `${first}${lowered(second)}${raised(third)}${afterLimits(first)}`
    case 'mover': {
      const accent = accents[second.trim()]
      return accent === undefined
        ? `${first}${raised(second)}`
        : [...first].map((each) => each + accent).join('')
    }
    case 'mtr':
      return node.children.map(textOf).join(', ')
    case 'mtable':
      return node.children.map(textOf).join('; ')
    default:
      return inRow(node.children)
  }
}

/** What stands in a row, with spaces around operators and between words. */
function inRow(nodes: readonly MathNode[]): string {
  let row = ''
  for (const node of nodes) {
    const text = textOf(node)
    const name = typeof node === 'string' ? 'mtext' : node.name
    if (name === 'mi' && isWord(text) && /[\p{L}\p{N})]$/u.test(row)) row += ' '
    if (name !== 'mo') row += text
    else if (sign.test(text) && beforeSign.test(row)) row += text
    else if (between.test(text)) row += ` ${text} `
    else if (text === applied) row += ' '
    else row += text === ',' ? ', ' : text
  }
  return row
}

/** An invisible operator between a function and what it is applied to. */
const applied = '\u{2061}'

const afterLimits = (operator: string) => (/^[∑∏∫∮⋃⋂]$/u.test(operator) || isWord(operator) ? ' ' : '')

const isWord = (text: string) => text.length > 1 && /^\p{L}+$/u.test(text)

/** One sign, number or product of names needs no brackets. */
const isSingle = (text: string) => [...text].length === 1 || /^[\p{L}\p{M}]+$|^[\d.]+$/u.test(text)

const grouped = (text: string) => (isSingle(text.trim()) ? text.trim() : `(${text.trim()})`)

const isNumber = (text: string) => /^−?\d+$/u.test(text)
const inDigits = (text: string, minus: string, digits: string) =>
  text.replaceAll(/[−\d]/gu, (each) => (each === '−' ? minus : (digits[Number(each)] ?? each)))

const raised = (text: string) =>
  isNumber(text)
    ? inDigits(text, '⁻', '⁰¹²³⁴⁵⁶⁷⁸⁹')
    : /^′+$/u.test(text)
      ? text
      : [...text].length === 1
        ? `^${text}`
        : `^(${text.trim()})`
const lowered = (text: string) => (isNumber(text) ? inDigits(text, '₋', '₀₁₂₃₄₅₆₇₈₉') : `_${grouped(text)}`)

/** Marks above a letter, as characters that combine with it. */
const accents: Readonly<Record<string, string>> = {
  '^': '\u{302}',
  '~': '\u{303}',
  ˉ: '\u{304}',
  '‾': '\u{304}',
  '˙': '\u{307}',
  '¨': '\u{308}',
  '⃗': '\u{20d7}',
  '→': '\u{20d7}',
}
