import { countGraphemes, countWords, splitWords } from '#domain/lesson/words'

/** Limits for an answer with one idea (item rule E05). */
export const maxAnswerWords = 25
export const maxAnswerGraphemes = 120

/** Whether a text is short enough for one answer. */
export function fitsAnswer(text: string): boolean {
  return countWords(text) <= maxAnswerWords && countGraphemes(text) <= maxAnswerGraphemes
}

/** Parts that a sentence can do without, the least important first. */
const additions: RegExp[] = [
  /\s*\((?:e\.g\.|i\.e\.|for example|such as|like|see|also)[^()]*\)/giu,
  /,?\s+(?:for example|for instance|e\.g\.),?\s[^;]*$/iu,
  /,\s+(?:such as|like|including|especially|usually|often|typically)\s[^;]*$/iu,
  /\s+(?:such as|e\.g\.)\s[^;]*$/iu,
  /\s*\([^()]*\)/gu,
  /;\s.*$/u,
  /\s[–—]\s.*$|—.*$/u,
  /,\s+(?!including\b)\p{L}{3,}ing\s[^,;]*$/iu,
  /,\s+(?:which|where|while|whereas|although|though|so|but|making|allowing|enabling|meaning|helping|thus|thereby|rather than|instead of|as opposed to|unlike|without needing|as well as|even if|even when|and (?:is|are|can|it|they))\s.*$/iu,
]

/** What an addition leaves behind: punctuation, and the conjunction that it belonged to. */
const danglingEnd = /(?:[\s,;:]+(?:and|or|but))?[\s,;:]*$/iu

/** Code and formulas, of which no part can be left out: `f(x)`, `$p(y|x)$`. */
const verbatim = /`[^`]*`|\$[^$]+\$/gu

/** A text after a change that sees a single character in place of each match, and may only drop it as a whole. */
function outsideOf(pattern: RegExp, text: string, change: (masked: string) => string): string {
  const parts = text.match(pattern) ?? []
  const character = (index: number): string => String.fromCodePoint(0xf0000 + index)
  let next = 0
  const masked = text.replace(pattern, () => character(next++))
  return change(masked).replace(
    /[\u{f0000}-\u{ffffd}]/gu,
    (each) => parts[(each.codePointAt(0) ?? 0) - 0xf0000] ?? '',
  )
}

/**
 * Shortens a sentence until it fits an answer, by dropping examples, asides and trailing clauses one after the other.
 * Null if it stays too long.
 */
export function shortenMeaning(sentence: string): string | null {
  let text = sentence
  if (fitsAnswer(text)) return text
  const end = /[.!?。！？]$/u.exec(sentence)?.[0] ?? ''
  for (const addition of additions) {
    const shorter = outsideOf(verbatim, text, (prose) => prose.replace(addition, '').replace(danglingEnd, ''))
    if (shorter !== text && countWords(shorter) >= 4 && isBalanced(shorter))
      text = /[.!?。！？]$/u.test(shorter) ? shorter : shorter + end
    if (fitsAnswer(text)) return text
  }
  return null
}

function isBalanced(text: string): boolean {
  const count = (mark: string): number => text.split(mark).length - 1
  return (
    count('`') % 2 === 0 && count('(') === count(')') && count('“') === count('”') && count('"') % 2 === 0
  )
}

/** Whether a text mainly enumerates more than two things, and so is not one idea (rule E15). */
export function isEnumeration(text: string): boolean {
  const bare = text.replace(/`[^`]*`/gu, 'code').replace(/[.!?。]$/u, '')
  const items = bare
    .split(/\s*(?:[,;、，；]|\s(?:and|or|und|oder|et|ou|y|o)\s)\s*/iu)
    .filter((item) => item !== '')
  const [article, ...others] = items.filter((item) => /^(?:an?|the)\s/iu.test(item))
  const isApposition = article !== undefined && others.length === 0
  if (items.length < 3 || isApposition) return false
  const short = items.filter((item) => countWords(item) <= 2).length
  const first = items[0] ?? ''
  return short >= items.length - 1 && countWords(first) <= 3 && splitWords(bare).length <= items.length * 3
}
