import type { Nodes, Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'

/** HTML as a browser reads it. */
export function readHtml(html: string): Root {
  const root: Root = { type: 'root', children: [{ type: 'raw', value: html } as never] }
  return unified().use(rehypeRaw).runSync(root)
}

/** What HTML says, with a line for each block and code spans in backticks. */
export function textOfHtml(html: string): string {
  const textOf = (node: Nodes, inPre: boolean): string => {
    if (node.type === 'text') return node.value
    if (node.type === 'root') return node.children.map((child) => textOf(child, false)).join('')
    if (node.type !== 'element') return ''
    if (node.tagName === 'br') return '\n'
    const isPre = inPre || node.tagName === 'pre'
    const text = node.children.map((child) => textOf(child, isPre)).join('')
    return node.tagName === 'code' && !isPre ? `\`${text}\`` : text
  }
  return textOf(readHtml(html), false)
}
