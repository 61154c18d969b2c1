import type { PassageCandidate } from '#domain/claims/passage'
import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { isIn } from '#domain/language/word-tests'
import type { LanguageData } from '#domain/language/language'
import { countWords, splitSentences } from '#domain/lesson/words'

const minWords = 3

/** Every sentence of running text, and every item as a whole, that may be a fact worth remembering. */
export function proposeStatements(block: TextBlock, language: LanguageData): PassageCandidate[] {
  const { kind, head, sentences, text, sections, list, source } = block
  if (kind === 'row' || kind === 'description') return []
  const isHeaded = head !== null && head.meaning !== ''
  // `**Note**: a fact`.
  const isNote = isHeaded && isIn(head.term, [...language.asides, ...language.keyPoints])
  const says = isNote ? splitSentences(head.meaning) : isHeaded ? [] : kind === 'item' ? [text] : sentences
  return says
    .map((sentence, sentenceIndex): PassageCandidate => {
      const form = kind === 'item' ? 'whole item' : 'paragraph'
      return {
        ...{ kind: 'statement', form, what: '', says: sentence, steps: [], block, sections, list },
        ...{ sentenceIndex, file: source.file, line: source.first, lastLine: source.last },
      }
    })
    .filter((statement) => countWords(statement.says) >= minWords)
}
