import { eld } from 'eld/small'
import { dutch } from '#domain/language/data/nl'
import { english } from '#domain/language/data/en'
import { french } from '#domain/language/data/fr'
import { german } from '#domain/language/data/de'
import { italian } from '#domain/language/data/it'
import { portuguese } from '#domain/language/data/pt'
import { spanish } from '#domain/language/data/es'
import type { LanguageData } from '#domain/language/language'

const languages = new Map(
  [english, german, french, spanish, portuguese, italian, dutch].map((data) => [data.code, data]),
)

/**
 * The data of a lesson's language: the one that its front matter names, else the one its text is written in. Null for a
 * language without data.
 *
 * @param declared BCP 47 tag from the front matter; null if there is none
 */
export function languageOf(declared: string | null, text: string): LanguageData | null {
  const code = declared?.toLowerCase().split(/[-_]/u)[0] ?? eld.detect(text.slice(0, 4000)).language
  return languages.get(code) ?? null
}
