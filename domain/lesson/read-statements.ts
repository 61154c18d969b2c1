import { isAside } from '#domain/lesson/label-words'
import type { Statement } from '#domain/lesson/parsed-lesson'
import type { LessonBlocks } from '#domain/lesson/blocks/lesson-blocks'
import { keyWordsOf, placesOf } from '#domain/lesson/plain-text'
import { splitSentences } from '#domain/lesson/words'

/** Sentences of the lesson's own prose that a card may quote; never from stop sections or asides. */
export function readStatements(blocks: LessonBlocks): Statement[] {
  return blocks.texts.flatMap((block) => {
    const isClosed =
      block.annotations.skip ||
      block.kind === 'row' ||
      block.kind === 'description' ||
      (block.head !== null && (block.head.meaning !== '' || isAside(block.head.term))) ||
      ['stop', 'introduction'].includes(block.sections.at(-1)?.kind ?? '') ||
      block.sections.some((section) => section.annotations.skip)
    if (isClosed) return []
    const keyWords = keyWordsOf(block.lines)
    return splitSentences(block.text).map((text) => ({
      text,
      keyWords: keyWords.filter((word) => placesOf(word, text).length === 1),
      section: block.sections.at(-1) ?? null,
      annotated: block.annotations.concepts,
      source: block.source,
    }))
  })
}
