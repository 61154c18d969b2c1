/** Languages that are written from right to left. */
const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'])

/** What an element says of the language of its text. */
export interface WrittenIn {
  lang: string
  dir: 'rtl' | 'ltr' | 'auto'
}

/**
 * The attributes of an element whose text is not of the interface, but in the language of a lesson. What cannot be told
 * is the empty tag, which means an unknown language (HTML, “The lang and xml:lang attributes”) and not that of the page.
 *
 * @param language BCP 47 tag; null if it cannot be told
 */
export const writtenIn = (language: string | null): WrittenIn => ({
  lang: language ?? '',
  dir: rightToLeft.has(language?.split('-')[0]?.toLowerCase() ?? '') ? 'rtl' : 'auto',
})
