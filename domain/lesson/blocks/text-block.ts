import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import type { Reading } from '#domain/lesson/blocks/reading'
import { plainText } from '#domain/lesson/plain-text'

/** What a text block is made of, beside what stands around it. */
type Given = Pick<TextBlock, 'kind' | 'head' | 'lines' | 'list' | 'annotations' | 'source'> &
  Partial<Pick<TextBlock, 'parent' | 'nested' | 'nestedLastLine'>>

/** A block of text under the headings that were read last. */
export function textBlock(given: Given, { sections }: Reading): TextBlock {
  return {
    parent: null,
    nested: [],
    nestedLastLine: given.source.last,
    ...given,
    sections,
    text: given.lines
      .map((line) => plainText(line.nodes))
      .filter((text) => text !== '')
      .join(' '),
  }
}
