/** The languages in which the texts of the interface are complete. */
export const languages = ['en', 'de'] as const

/**
 * Languages that nobody speaks: English with accents and made longer, and the same written from right to left. In them
 * one sees which text was forgotten, and what has no room for a longer one. They are never offered to learners.
 */
export const pseudoLanguages = ['en-XA', 'ar-XB'] as const

export type OfferedLanguage = (typeof languages)[number]
export type Language = OfferedLanguage | (typeof pseudoLanguages)[number]

/** What is spoken where nothing else was asked for. */
export const defaultLanguage = 'en' satisfies Language

export const isOffered = (name: string): name is OfferedLanguage =>
  (languages as readonly string[]).includes(name)

const isPseudo = (name: string) => (pseudoLanguages as readonly string[]).includes(name)

/** The locale by which dates, numbers and plurals are written in a language. */
export const localeOf = (language: Language): string => (isPseudo(language) ? 'en' : language)

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar-XB' ? 'rtl' : 'ltr')

interface Wishes {
  /** What the learner has set. */
  setting: string | null
  /** What was chosen in this browser. */
  cookie: string | null
  /** The header Accept-Language. */
  accepted: string | null
}

/**
 * The language of a page: the first of the wishes that can be met.
 *
 * @param allowsPseudo whether a pseudo-language may be chosen by the cookie
 */
export function chooseLanguage({ setting, cookie, accepted }: Wishes, allowsPseudo: boolean): Language {
  for (const wish of [setting, cookie]) {
    if (wish !== null && (isOffered(wish) || (allowsPseudo && isPseudo(wish)))) return wish as Language
  }
  return acceptedLanguage(accepted ?? '') ?? defaultLanguage
}

/** More ranges than any browser sends. */
const mostRanges = 50

/** The offered language that a browser likes best, by lookup as in RFC 4647, 3.4; null if it likes none. */
function acceptedLanguage(header: string): OfferedLanguage | null {
  const ranges = header.split(',', mostRanges).map((each, place) => {
    const [range = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    return { primary: range.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality), place }
  })
  const liked = ranges
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place)
  for (const { primary } of liked) {
    if (primary === '*') return defaultLanguage
    if (isOffered(primary)) return primary
  }
  return null
}
