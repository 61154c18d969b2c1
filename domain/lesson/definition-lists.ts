import type { Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'

/** A line of a paragraph and its line number in the file. */
interface Line {
  line: number
  children: PhrasingContent[]
}

const meaningMarker = /^:[ \t]+/u

/**
 * Converts the definition lists of kramdown and PHP Markdown Extra, which CommonMark reads as paragraphs: lines with
 * terms, followed by lines that start with a colon, in the same paragraph or in the next one. Modifies `root`.
 */
export function convertDefinitionLists(root: Root): void {
  visit(root, (node) => {
    if ('children' in node && node.type !== 'paragraph' && node.type !== 'heading') foldParagraphs(node)
  })
}

function foldParagraphs(parent: Parents): void {
  const folded: RootContent[] = []
  for (const node of parent.children as RootContent[]) {
    const entries = node.type === 'paragraph' ? entriesOf(node, folded) : null
    if (entries === null) {
      folded.push(node)
      continue
    }
    const last = folded.at(-1)
    if (last !== undefined && isList(last)) last.children.push(...entries)
    else folded.push(listOf(entries))
  }
  parent.children = folded
}

/**
 * The terms and meanings in a paragraph; null if it has no meanings. A paragraph without terms takes them from the
 * preceding one, which is removed from `before`.
 */
function entriesOf(node: Paragraph, before: RootContent[]): Paragraph[] | null {
  const lines = linesOf(node)
  const first = lines.findIndex(isMeaning)
  if (first < 0) return null
  const previous = before.at(-1)
  if (first > 0) return [...lines.slice(0, first).map(term), ...meanings(lines.slice(first))]
  if (previous === undefined) return null
  if (isList(previous)) return meanings(lines)
  if (previous.type !== 'paragraph') return null
  before.pop()
  return [...linesOf(previous).map(term), ...meanings(lines)]
}

function linesOf({ children, position }: Paragraph): Line[] {
  let line = position?.start.line ?? 1
  const lines: Line[] = [{ line, children: [] }]
  for (const child of children) {
    const texts = child.type === 'text' ? child.value.split('\n') : null
    if (texts === null) {
      lines.at(-1)?.children.push(child)
      continue
    }
    for (const [index, value] of texts.entries()) {
      if (index > 0) lines.push({ line: ++line, children: [] })
      if (value !== '') lines.at(-1)?.children.push({ type: 'text', value })
    }
  }
  return lines
}

function isMeaning({ children: [first] }: Line): boolean {
  return first?.type === 'text' && meaningMarker.test(first.value)
}

/** Meanings with their continuation lines. */
function meanings(lines: readonly Line[]): Paragraph[] {
  const found: Line[] = []
  for (const line of lines) {
    const last = found.at(-1)
    if (isMeaning(line) || last === undefined) {
      const [first, ...rest] = line.children
      const value = first?.type === 'text' ? first.value.replace(meaningMarker, '') : ''
      found.push({ line: line.line, children: [{ type: 'text', value }, ...rest] })
    } else last.children.push({ type: 'text', value: '\n' }, ...line.children)
  }
  return found.map((line) => element('dd', line))
}

const term = (line: Line): Paragraph => element('dt', line)

const element = (hName: 'dt' | 'dd', { line, children }: Line): Paragraph => ({
  type: 'paragraph',
  children,
  data: { hName, hProperties: { dataLine: line } },
})

interface DefinitionList {
  type: 'blockquote'
  children: Paragraph[]
  data: { hName: 'dl' }
}

/** mdast has no definition list, so the list is a blockquote that is rendered under another element name. */
const listOf = (children: Paragraph[]): DefinitionList => ({
  type: 'blockquote',
  children,
  data: { hName: 'dl' },
})

const isList = (node: RootContent): node is DefinitionList =>
  node.type === 'blockquote' && node.data?.hName === 'dl'
