import { detectLanguage } from '#domain/language/detect-language'
import { dutch } from '#domain/language/lists/nl'
import { english } from '#domain/language/lists/en'
import { french } from '#domain/language/lists/fr'
import { german } from '#domain/language/lists/de'
import { italian } from '#domain/language/lists/it'
import { portuguese } from '#domain/language/lists/pt'
import { spanish } from '#domain/language/lists/es'
import type { LanguageData } from '#domain/language/language'

/** The languages with data. */
export const languages: readonly LanguageData[] = [
  english,
  german,
  french,
  spanish,
  portuguese,
  italian,
  dutch,
]

/**
 * The data of a lesson's language: the one that its front matter names, else the one its text is written in. Null for a
 * language without data.
 *
 * @param declared BCP 47 tag from the front matter; null if there is none
 */
export function languageOf(declared: string | null, text: string): LanguageData | null {
  const code = declared?.toLowerCase().split(/[-_]/u)[0] ?? detectLanguage(text)
  return languages.find((data) => data.code === code) ?? null
}
