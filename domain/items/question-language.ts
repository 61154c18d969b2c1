import type { ItemKind } from '#domain/items/items'
import { isAboutProgram } from '#domain/items/kind-rules'

/** The languages in which questions about programs are worded. The phrases themselves are no part of what browsers load. */
const wordedLanguages = ['en', 'de', 'es', 'fr'] as const
export type WordedLanguage = (typeof wordedLanguages)[number]

/** The one of these that a lesson is in; null if it is in none. */
export function wordedLanguage(lesson: string | null): WordedLanguage | null {
  const primary = lesson?.split('-')[0]
  return wordedLanguages.find((each) => each === primary) ?? null
}

/**
 * The language of a question and its options, as a BCP 47 tag; null if it cannot be told. Questions about the text of a
 * lesson are in its language, and so are questions about programs if these are worded in it.
 *
 * @param lesson the language of the lesson that it is from; null if it cannot be told
 */
export const languageOfQuestion = (kind: ItemKind, lesson: string | null): string | null =>
  isAboutProgram(kind) && wordedLanguage(lesson) === null ? 'en' : lesson

/** The language of the reasons why an answer is right or wrong. Those about programs tell of their runs, in English. */
export const languageOfReasons = (kind: ItemKind, lesson: string | null): string | null =>
  isAboutProgram(kind) && wordedLanguage(lesson) !== 'en' ? 'en' : lesson
