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

/** The data of a language by its BCP 47 tag; null for a language without data. */
export const languageOf = (tag: string | null): LanguageData | null =>
  languages.find(({ code }) => code === tag?.split('-')[0]) ?? null
