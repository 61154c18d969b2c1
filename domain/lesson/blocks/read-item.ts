import type { List, ListItem, RootContent } from 'mdast'

import { readCommentsWithin } from '#domain/lesson/blocks/read-comments'
import { placeOf, takeAnnotations, type Reading } from '#domain/lesson/blocks/reading'
import { textBlock } from '#domain/lesson/blocks/text-block'
import { plainText, splitLines } from '#domain/lesson/plain-text'
import { readHead, type Head } from '#domain/lesson/read-head'

interface Around {
  list: List
  /** Head of the item that the list is nested in. */
  parent: Head | null
}

interface RestOfItem {
  /** The blocks of the item that are still to be read. */
  rest: RootContent[]
  /** The head that they stand under; null where the item has none. */
  head: Head | null
}

/** Reads the first paragraph of a list item, with the texts of the items nested in it. */
export function readItem(item: ListItem, { list, parent }: Around, reading: Reading): RestOfItem {
  const [first, ...rest] = item.children
  if (first?.type !== 'paragraph') {
    if (reading.pending !== null) reading.pending.line = placeOf(item, reading).first
    return { head: null, rest: item.children }
  }
  const place = placeOf(first, reading)
  const lines = splitLines(first.children, place.first)
  const head = readHead(lines)
  const source = { ...place }
  const [second] = rest
  if (head?.meaning === '' && second?.type === 'paragraph') {
    head.meaning = plainText(second.children)
    source.last = second.position?.end.line ?? source.last
  }
  const nestedLists = rest.filter((node) => node.type === 'list')
  const block = textBlock(
    {
      kind: 'item',
      head,
      lines,
      parent,
      list: `l:${list.position?.start.line ?? 0}`,
      annotations: readCommentsWithin(first, takeAnnotations(reading), reading),
      nested: nestedLists.flatMap((nested) => nested.children.map(firstText)),
      nestedLastLine: nestedLists.at(-1)?.position?.end.line ?? place.last,
      source,
    },
    reading,
  )
  reading.leadIn = /[:：]$/u.test(block.text) ? block.text : ''
  const isTask = typeof item.checked === 'boolean'
  if (!isTask) reading.blocks.texts.push(block)
  return { head, rest }
}

function firstText({ children: [first] }: ListItem): string {
  return first?.type === 'paragraph' ? plainText(first.children) : ''
}
