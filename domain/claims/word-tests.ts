/** Tests of a text against the closed classes of a language. All ignore case. */

export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? []

export function startsWithAny(text: string, phrases: readonly string[]): boolean {
  const folded = ` ${wordsOf(text).slice(0, 6).join(' ')} `
  return phrases.some(
    (phrase) =>
      folded.startsWith(` ${phrase} `) || (/['’]$/u.test(phrase) && folded.startsWith(` ${phrase}`)),
  )
}

export const isIn = (text: string, words: readonly string[]): boolean =>
  words.includes(text.toLowerCase().trim())

export function hasAny(text: string, phrases: readonly string[]): boolean {
  const folded = ` ${wordsOf(text).join(' ')} `
  return phrases.some((phrase) => folded.includes(` ${phrase} `))
}
