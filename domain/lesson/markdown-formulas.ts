import type { Element, Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import remarkMath from 'remark-math'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { findFormulas } from '#domain/formula/find-formulas'
import { formulaHtml } from '#domain/formula/formula-html'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).use(remarkMath)

const fence = /^ {0,3}(`{3,}|~{3,})/u
const block = /^ {0,3}\$\$/u
const codeSpan = /(`+)(?:(?!\1)[^]|`(?=`))*?\1(?!`)/gu

/** Whether a line may hold a formula. */
const hasDollars = (line: string) => line.includes('$')

/**
 * The syntax tree of Markdown with its formulas, whose lines are those of the file; null if there are none. Dollar signs
 * that are no marks of a formula stay text.
 *
 * @param lines as they are parsed otherwise
 */
export function parseFormulas(lines: readonly string[]): Root | null {
  if (!lines.some(hasDollars)) return null
  let isAny = false
  let open: string | null = null
  const prepared = lines.map((line) => {
    const code = fence.exec(line)?.[1]
    if (open === '$$') {
      if (line.trimEnd().endsWith('$$')) open = null
      return line
    }
    if (open !== null) {
      if (code?.startsWith(open) === true && line.trim() === code) open = null
      return line
    }
    if (code !== undefined) {
      open = code
      return line
    }
    if (block.test(line)) {
      isAny = true
      if (line.trim() === '$$' || !line.trimEnd().endsWith('$$')) open = '$$'
      return line
    }
    if (!hasDollars(line)) return line
    return outsideCode(line, (text) =>
      findFormulas(text)
        .map((piece) => {
          if (piece.kind === 'text') return piece.text.replaceAll(/(?<!\\)\$/g, String.raw`\$`)
          isAny = true
          return `$${piece.text}$`
        })
        .join(''),
    )
  })
  return isAny ? processor.parse(prepared.join('\n')) : null
}

/** A line whose text outside code spans is changed. */
function outsideCode(line: string, change: (text: string) => string): string {
  let [from, changed] = [0, '']
  for (const { index, 0: code } of line.matchAll(codeSpan)) {
    changed += change(line.slice(from, index)) + code
    from = index + code.length
  }
  return changed + change(line.slice(from))
}

/** Replaces the TeX of formulas in sanitised HTML by MathML. What is no TeX stays as code. */
export function renderFormulas(html: HtmlRoot): void {
  visit(html, 'element', (element, index, parent) => {
    if (parent === undefined || index === undefined) return
    const block = element.tagName === 'pre' ? element.children.find(isFormula) : undefined
    const code = block ?? (isFormula(element) && !isInPre(parent) ? element : undefined)
    if (code === undefined) return
    const tex = code.children.map((child) => (child.type === 'text' ? child.value : '')).join('')
    const math = formulaHtml(tex.trim(), block !== undefined)
    if (math === null) {
      delete code.properties['className']
      return
    }
    const shown: Element =
      block === undefined
        ? { type: 'element', tagName: 'span', properties: {}, children: [] }
        : {
            type: 'element',
            tagName: 'div',
            properties: { className: ['formula'], tabIndex: 0 },
            children: [],
          }
    const { id, dataLine } = element.properties
    Object.assign(
      shown.properties,
      id === undefined ? {} : { id },
      dataLine === undefined ? {} : { dataLine },
    )
    shown.children.push({ type: 'raw', value: math })
    parent.children.splice(index, 1, shown)
  })
}

const isInPre = (parent: HtmlRoot | Element) => parent.type === 'element' && parent.tagName === 'pre'

const isFormula = (node: HtmlRoot['children'][number] | Element['children'][number]): node is Element => {
  if (node.type !== 'element' || node.tagName !== 'code') return false
  const classes = node.properties['className']
  return Array.isArray(classes) && classes.includes('language-math')
}
