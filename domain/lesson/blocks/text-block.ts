import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import type { ReaderState } from '#domain/lesson/blocks/reader-state'
import { keyWordsOf, plainText } from '#domain/lesson/plain-text'
import { splitSentences } from '#domain/lesson/words'

/** The fields of a text block that do not follow from the reader's state. */
type TextBlockInput = Pick<TextBlock, 'kind' | 'head' | 'lines' | 'list' | 'annotations' | 'source'> &
  Partial<Pick<TextBlock, 'parent' | 'nested' | 'nestedLastLine' | 'isOrdered' | 'second'>>

/** Creates a text block in the current section. */
export function createTextBlock(input: TextBlockInput, state: ReaderState): TextBlock {
  const { sections, isInQuotation, containers, summary } = state
  state.summary = ''
  const text = input.lines
    .map((line) => plainText(line.nodes))
    .filter((line) => line !== '')
    .join(' ')
  return {
    parent: null,
    nested: [],
    isOrdered: false,
    second: '',
    summary,
    nestedLastLine: input.source.last,
    ...input,
    // The lists in a container are read as if it were not there.
    isAside: isInQuotation || (containers.length > 0 && input.kind === 'paragraph'),
    container: containers.at(-1) ?? null,
    sections,
    section: sections.at(-1) ?? null,
    isSkipped: input.annotations.skip || sections.some(({ annotations }) => annotations.skip),
    text,
    sentences: splitSentences(text),
    keyWords: keyWordsOf(input.lines),
  }
}
