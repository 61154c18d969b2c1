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

function stemsOf(names: readonly string[]): Set<string> {
  return new Set(
    names
      .flatMap(splitWords)
      .filter((word) => !isStopWord(word) && (word.length > 1 || names.includes(word)))
      .map(stemWord),
  )
}

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

/** Whether a text contains a content word of one of the names, and so part of the answer (rule W11). */
export function sharesHeadWord(text: string, names: readonly string[]): boolean {
  const stems = stemsOf(names)
  return splitWords(text).some((word) => stems.has(stemWord(word)))
}

/** The text with all words of the names blanked. */
export function maskNames(text: string, names: readonly string[]): string {
  const stems = stemsOf(names)
  const pieces = unspacedPieces(names)
  let masked = text.replace(/`[^`]+`|[\p{L}\p{N}\p{M}_]+(?:['’]\p{L}+)?/gu, (word) => {
    const isPartOfName = splitWords(word).some((part) => stems.has(stemWord(part)))
    return isPartOfName ? blank : word
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
