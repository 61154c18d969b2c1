import type { List, ListItem, RootContent } from 'mdast'

import { readInlineComments } from '#domain/lesson/blocks/read-comments'
import { sourceOf, takeAnnotations, type ReaderState } from '#domain/lesson/blocks/reader-state'
import { createTextBlock } from '#domain/lesson/blocks/text-block'
import { plainText, splitLines } from '#domain/lesson/plain-text'
import { readHead, type Head } from '#domain/lesson/read-head'

interface ItemContext {
  list: List
  /** Head of the item that the list is nested in. */
  parent: Head | null
}

interface ReadItemResult {
  /** The item's remaining blocks, which have not been read yet. */
  rest: RootContent[]
  /** The head of the item; null if it has none. */
  head: Head | null
}

/** Reads the first paragraph of a list item and the texts of its nested items. */
export function readItem(item: ListItem, { list, parent }: ItemContext, state: ReaderState): ReadItemResult {
  const [first, ...rest] = item.children
  if (first?.type !== 'paragraph') {
    if (state.pending !== null) state.pending.line = sourceOf(item, state).first
    return { head: null, rest: item.children }
  }
  const place = sourceOf(first, state)
  const lines = splitLines(first.children, place.first)
  const head = readHead(lines)
  const source = { ...place }
  const [second] = rest
  if (head?.meaning === '' && second?.type === 'paragraph') {
    head.meaning = plainText(second.children)
    source.last = second.position?.end.line ?? source.last
  }
  const nestedLists = rest.filter((node) => node.type === 'list')
  const block = createTextBlock(
    {
      kind: 'item',
      head,
      lines,
      parent,
      list: `l:${list.position?.start.line ?? 0}`,
      annotations: readInlineComments(first, takeAnnotations(state), state),
      nested: nestedLists.flatMap((nested) => nested.children.map(firstText)),
      isOrdered: list.ordered === true,
      second: second?.type === 'paragraph' ? plainText(second.children) : '',
      nestedLastLine: nestedLists.at(-1)?.position?.end.line ?? place.last,
      source,
    },
    state,
  )
  state.leadIn = /[:：]$/u.test(block.text) ? block.text : ''
  const isTask = typeof item.checked === 'boolean'
  if (!isTask) state.blocks.texts.push(block)
  return { head, rest }
}

function firstText({ children: [first] }: ListItem): string {
  return first?.type === 'paragraph' ? plainText(first.children) : ''
}
