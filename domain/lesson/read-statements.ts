import { isAside } from '#domain/lesson/label-words'
import type { Statement } from '#domain/lesson/parsed-lesson'
import { isProse, type LessonBlocks, type TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { occurrencesOf } from '#domain/lesson/plain-text'

/** The sentences of running text that a card may quote; excludes `stop` sections and asides. */
export function readStatements(blocks: LessonBlocks): Statement[] {
  return blocks.texts.filter(isQuotable).flatMap(({ sentences, keyWords, section, annotations, source }) =>
    sentences.map((text) => ({
      text,
      keyWords: keyWords.filter((word) => occurrencesOf(word, text).length === 1),
      section,
      annotated: annotations.concepts,
      isKeyPoint: false,
      source,
    })),
  )
}

function isQuotable(block: TextBlock): boolean {
  const { head } = block
  return isProse(block) && (head === null || (head.meaning === '' && !isAside(head.term)))
}
