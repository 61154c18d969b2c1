import { startsWithAny, wordsOf } from '#domain/language/word-tests'
import type { LanguageData } from '#domain/language/language'
import { isPlural } from '#domain/lesson/label-words'

/**
 * Whether the first words of a text point at something before them. `Those who pray` and `Below the lungs` say themselves
 * what they are about.
 */
function startsWithPointer(text: string, words: LanguageData): boolean {
  const [first = '', second = ''] = wordsOf(text)
  if (words.demonstratives.includes(first)) return !words.relatives.includes(second)
  const isSentence = [words.copulas, words.persons].some((list) => list.includes(second))
  return words.positions.includes(first) && (isSentence || /^\S+,/u.test(text))
}

/** Whether a text names a part of the lesson or of a program's window: `this menu`, `these lectures`. */
function pointsAtPart(text: string, { nearby, lessonParts }: LanguageData): boolean {
  const found = wordsOf(text)
  return found.some((word, index) => nearby.includes(word) && lessonParts.includes(found[index + 1] ?? ''))
}

/** Whether a text cannot be understood on a card, because it points at the text around it. */
export const leansOnContext = (text: string, words: LanguageData): boolean =>
  startsWithPointer(text, words) || pointsAtPart(text.replace(/`[^`]*`/gu, ''), words)

/** Whether a meaning is about something other than its term: it points elsewhere, or speaks of several things. */
export const isAboutOther = (term: string, meaning: string, words: LanguageData): boolean =>
  leansOnContext(meaning, words) ||
  startsWithAny(meaning, words.possessives) ||
  (startsWithAny(meaning, words.plurals) && !isPlural(term))
