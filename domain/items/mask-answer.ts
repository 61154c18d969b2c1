import { findFormulas } from '#domain/formula/find-formulas'
import {
  contentWords,
  containsName,
  isStopWord,
  isUnspaced,
  splitWords,
  stemWord,
} from '#domain/lesson/words'

/** Replaces a word that is asked for, or that would give the answer away. */
export const blank = '____'

function wordsIn(names: readonly string[]): string[] {
  return names
    .flatMap(splitWords)
    .filter((word) => !isStopWord(word) && (word.length > 1 || names.includes(word)))
}

const stemsOf = (names: readonly string[]): Set<string> => new Set(wordsIn(names).map(stemWord))

/** All pairs of adjacent characters of names in scripts without spaces. */
function unspacedPieces(names: readonly string[]): string[] {
  return names.filter(isUnspaced).flatMap((name) => {
    const chars = [...name.replace(/[^\p{L}\p{N}]/gu, '')]
    return chars.slice(0, -1).map((char, index) => char + (chars[index + 1] ?? ''))
  })
}

/**
 * Whether a text gives one of the names away: it contains the name in any inflection or, for scripts without spaces,
 * any two of its characters in a row (item rule E01).
 */
export function leaks(text: string, names: readonly string[]): boolean {
  if (unspacedPieces(names).some((piece) => text.includes(piece))) return true
  return names.some((name) => containsName(text, name))
}

const minKinLength = 6

/** Whether two stems are equal or one goes on where the other ends, as “compensatory” does after “compensates”. */
const areKin = (one: string, other: string): boolean =>
  one === other ||
  (Math.min(one.length, other.length) >= minKinLength && (one.startsWith(other) || other.startsWith(one)))

/** Whether a text contains a content word of one of the names, and so part of the answer (rule W11). */
export function sharesHeadWord(text: string, names: readonly string[]): boolean {
  const stems = [...stemsOf(names)]
  return splitWords(text).some((word) => stems.some((stem) => areKin(stem, stemWord(word))))
}

/** The words in the code of a name that is not only code: `try` and `except` of “`try` and `except` blocks”. */
const codeWordsOf = (shown: string): string[] =>
  /^`[^`]*`$/u.test(shown) ? [] : (shown.match(/`[^`]+`/gu) ?? []).flatMap(splitWords)

/**
 * The text with all words of the names blanked, and its formulas as they are. Code is only blanked as it is written: `Exception` is no form of the word
 * “exceptions”, and “exception” is none of `except`.
 *
 * @param shown the name as shown, with code in backticks
 */
export function maskNames(text: string, names: readonly string[], shown = ''): string {
  return findFormulas(text)
    .map((piece) => (piece.kind === 'formula' ? `$${piece.text}$` : maskWords(piece.text, names, shown)))
    .join('')
}

function maskWords(text: string, names: readonly string[], shown: string): string {
  const code = new Set(codeWordsOf(shown))
  const words = new Set(wordsIn(names))
  const stems = new Set([...words].filter((word) => !code.has(word)).map(stemWord))
  const pieces = unspacedPieces(names)
  let masked = text.replace(/`[^`]+`|[\p{L}\p{N}\p{M}_]+(?:['’]\p{L}+)?/gu, (word) => {
    const isForm = (part: string): boolean =>
      !word.startsWith('`') && [...stems].some((stem) => areKin(stem, stemWord(part)))
    return splitWords(word).some((part) => words.has(part) || isForm(part)) ? blank : word
  })
  for (const piece of pieces) masked = masked.replaceAll(piece, blank)
  for (const name of names) {
    if (splitWords(name).length === 0 && name.trim() !== '') masked = masked.replaceAll(name.trim(), blank)
  }
  return masked.replace(/(?:____[\s-]*)+____/gu, blank).replace(/____(?=\p{L})/gu, `${blank} `)
}

/** Number of content words left after masking. */
export function countRemainingContentWords(masked: string): number {
  return contentWords(masked.replaceAll(blank, ' ')).length
}
