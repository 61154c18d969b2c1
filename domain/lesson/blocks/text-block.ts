import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import type { Reading } from '#domain/lesson/blocks/reading'
import { keyWordsOf, plainText } from '#domain/lesson/plain-text'
import { splitSentences } from '#domain/lesson/words'

/** What a text block is made of, beside what stands around it. */
type Given = Pick<TextBlock, 'kind' | 'head' | 'lines' | 'list' | 'annotations' | 'source'> &
  Partial<Pick<TextBlock, 'parent' | 'nested' | 'nestedLastLine'>>

/** A block of text under the headings that were read last. */
export function textBlock(given: Given, { sections }: Reading): TextBlock {
  const text = given.lines
    .map((line) => plainText(line.nodes))
    .filter((line) => line !== '')
    .join(' ')
  return {
    parent: null,
    nested: [],
    nestedLastLine: given.source.last,
    ...given,
    sections,
    section: sections.at(-1) ?? null,
    isSkipped: given.annotations.skip || sections.some(({ annotations }) => annotations.skip),
    text,
    sentences: splitSentences(text),
    keyWords: keyWordsOf(given.lines),
  }
}
