import type { Language } from '#domain/interface-language'

/** What each language calls itself. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  'en-XA': 'Ɓéta',
  'ar-XB': 'Mirror',
}
