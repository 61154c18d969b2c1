import type { Root, Strong } from 'mdast'
import { visit } from 'unist-util-visit'

/** The text of all code, in blocks and in lines. */
function codeIn(root: Root): string {
  const code: string[] = []
  visit(root, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode') code.push(node.value)
  })
  return code.join('\n')
}

/** The single word that two underscores on either side set in bold; null for any other bold text. */
function wordInUnderscores({ children, position }: Strong, lines: readonly string[]): string | null {
  const [only] = children
  if (position === undefined || children.length !== 1 || only?.type !== 'text' || !/^\w+$/u.test(only.value))
    return null
  const { line, column } = position.start
  return lines[line - 1]?.startsWith('__', column - 1) === true ? `__${only.value}__` : null
}

/**
 * Makes code of names such as `__init__` that Markdown reads as bold words, if the code of the same text has them with
 * their underscores. Modifies `root`.
 */
export function keepCodeUnderscores(root: Root, lines: readonly string[]): void {
  let code: string | undefined
  visit(root, 'strong', (node, index, parent) => {
    const name = wordInUnderscores(node, lines)
    if (name === null || parent === undefined || index === undefined) return
    code ??= codeIn(root)
    if (code.includes(name))
      parent.children[index] = { type: 'inlineCode', value: name, position: node.position }
  })
}
