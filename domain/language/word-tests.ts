import { LRUCache } from 'lru-cache'

/** Tests of a text against the closed classes of a language. All ignore case. */

/** Phrases, sorted for look-up. */
interface PhraseIndex {
  words: ReadonlySet<string>
  /** Of two words and more. */
  phrases: readonly string[]
  /** Ending in an apostrophe, and joined with the next word: `l’`. */
  elided: readonly string[]
}

const indexes = new WeakMap<readonly string[], PhraseIndex>()

function indexOf(all: readonly string[]): PhraseIndex {
  const known = indexes.get(all)
  if (known !== undefined) return known
  const index = {
    words: new Set(all.filter((phrase) => !phrase.includes(' '))),
    phrases: all.filter((phrase) => phrase.includes(' ')),
    elided: all.filter((phrase) => /['’]$/u.test(phrase)),
  }
  indexes.set(all, index)
  return index
}

// The same texts are tested against one class after the other.
const wordsOfTexts = new LRUCache<string, readonly string[]>({
  max: 2_000,
  memoMethod: (text) => text.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? [],
})

export const wordsOf = (text: string): readonly string[] => wordsOfTexts.memo(text)

export function startsWithAny(text: string, all: readonly string[]): boolean {
  const [first = '', ...rest] = wordsOf(text).slice(0, 6)
  const { words, phrases, elided } = indexOf(all)
  if (words.has(first) || elided.some((phrase) => first.startsWith(phrase))) return true
  if (phrases.length === 0) return false
  const start = `${[first, ...rest].join(' ')} `
  return phrases.some((phrase) => start.startsWith(`${phrase} `))
}

export const isIn = (text: string, words: readonly string[]): boolean =>
  words.includes(text.toLowerCase().trim())

export function hasAny(text: string, all: readonly string[]): boolean {
  const found = wordsOf(text)
  const { words, phrases } = indexOf(all)
  if (found.some((word) => words.has(word))) return true
  if (phrases.length === 0) return false
  const whole = ` ${found.join(' ')} `
  return phrases.some((phrase) => whole.includes(` ${phrase} `))
}
