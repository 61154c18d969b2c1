import { LRUCache } from 'lru-cache'

/** Words, sentences and graphemes of plain text with code spans in backticks, in any script. */

const graphemeSegmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' })
const sentenceSegmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Scripts that write words without spaces between them. */
const unspacedScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

const stopWords = new Set(
  (
    'a an the this that these those it its they them their there here he she we you i your our his her ' +
    'of in on at to for from by with without within into onto over under between through during as than then ' +
    'and or nor but not no so if when while where which who whom whose what how why because since until ' +
    'is are was were be been being am do does did done has have had having can could will would shall should ' +
    'may might must also just only very more most some any each every all both either neither such same other ' +
    'another one two first e.g i.e etc vs per via about up down out off again once'
  ).split(' '),
)

/** Number of user-perceived characters. */
export function countGraphemes(text: string): number {
  return Array.from(graphemeSegmenter.segment(text)).length
}

/** Whether a bracket is opened and not closed, outside of code. */
export function hasOpenBracket(text: string): boolean {
  const prose = text.replace(/`[^`]*`/gu, '')
  return prose.split(/[(（]/u).length > prose.split(/[)）]/u).length
}

/** Number of words separated by spaces; text without spaces counts as one word. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** Number of words in any script, also where nothing separates them. */
export function countSpokenWords(text: string): number {
  return Array.from(wordSegmenter.segment(text)).filter(({ isWordLike }) => isWordLike === true).length
}

/** Whether most letters belong to a script without spaces between words. */
export function isUnspaced(text: string): boolean {
  const letters = [...text].filter((char) => /\p{L}/u.test(char))
  return letters.length > 0 && letters.filter((char) => unspacedScript.test(char)).length * 2 > letters.length
}

/** The lower-case words of a text in order; camelCase, snake_case and dotted names are split. */
export function splitWords(text: string): string[] {
  const separated = text
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/_+/gu, ' ')
    .toLowerCase()
  return [...separated.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}]+)?/gu)].map((match) => match[0])
}

/** The words of a text without stop words: articles, pronouns, auxiliaries, prepositions. */
export function contentWords(text: string): string[] {
  return splitWords(text).filter((word) => !stopWords.has(word) && (word.length > 1 || /\p{N}/u.test(word)))
}

export function isStopWord(word: string): boolean {
  return stopWords.has(word)
}

const inflections: [RegExp, string][] = [
  [/['’]s$/u, ''],
  [/ies$/u, 'y'],
  [/(ss|x|z|ch|sh)es$/u, '$1'],
  [/([^sui])s$/u, '$1'],
]
const derivations: [RegExp, string][] = [
  [/(?:ations?|ators?|ating|ated|ates?)$/u, 'at'],
  [/(?:ing|ed|er|or|ion|able|ive|ly|ment|ency|ent|ance|ant|ency|ency|ic|al)$/u, ''],
]

/**
 * The stem of a lower-case word, equal for its plural, -ing, -ed and -s forms (item rule E01). Deliberately aggressive:
 * conflating two different words costs an item, but missing an inflection gives an answer away.
 */
export function stemWord(word: string): string {
  return stemsOfWords.memo(word)
}

/** The stems of all words of a text, in order. */
export function stemsIn(text: string): readonly string[] {
  return stemsOfTexts.memo(text)
}

// The same words and sentences are compared over and over.
const stemsOfWords = new LRUCache<string, string>({ max: 50_000, memoMethod: findStem })
const stemsOfTexts = new LRUCache<string, readonly string[]>({
  max: 5_000,
  memoMethod: (text) => splitWords(text).map(stemWord),
})

function findStem(word: string): string {
  let stem = word
  for (const [ending, replacement] of inflections) {
    const shorter = stem.replace(ending, replacement)
    if (shorter !== stem && shorter.length >= 3) {
      stem = shorter
      if (ending.source !== inflections[0]?.[0].source) break
    }
  }
  for (let round = 0; round < 2; round += 1) {
    const before = stem
    for (const [ending, replacement] of derivations) {
      const shorter = stem.replace(ending, replacement)
      if (shorter !== stem && shorter.length >= 4) {
        stem = shorter
        break
      }
    }
    if (before === stem) break
  }
  stem = stem.replace(/([bdfgklmnprt])\1$/u, '$1')
  if (stem.length > 4) stem = stem.replace(/[ey]$/u, '')
  return stem
}

/** Whether a text contains the words of a name in a row, in any inflection; or its symbols, if it has no words. */
export function containsName(text: string, name: string): boolean {
  const nameStems = stemsIn(name)
  if (nameStems.length === 0) return name.trim() !== '' && text.includes(name.trim())
  const stems = stemsIn(text)
  return stems.some((_, start) => nameStems.every((stem, offset) => stems[start + offset] === stem))
}

/** The stems of a text as one string, equal for texts that differ only in inflection and punctuation. */
export function stemmed(text: string): string {
  return stemsIn(text).join(' ')
}

/** The set of stems of the content words of a text. */
export function contentStems(text: string): Set<string> {
  return new Set(contentWords(text).map(stemWord))
}

/** Normalises a text for comparison: ignores case, punctuation, spacing, backticks and width. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\p{S}]+/gu, ' ')
    .trim()
}

/** A key of a name, code or not: as `foldText` gives it, but of punctuation alone, such as `-`, the name itself. */
export function nameKey(name: string): string {
  const bare = name.replaceAll('`', '')
  return foldText(bare) || bare
}

/** Jaccard similarity of the content stems of two texts, from 0 to 1. */
export function similarity(first: string, second: string): number {
  const a = contentStems(first)
  const b = contentStems(second)
  if (a.size === 0 || b.size === 0) return foldText(first) === foldText(second) ? 1 : 0
  const shared = [...a].filter((stem) => b.has(stem)).length
  return shared / (a.size + b.size - shared)
}

/** Replaces a dot that does not end a sentence; has the same length. */
const placeholder = '\u{e000}'

/** Ordinal numbers, whose dot does not end a sentence: `Gustav II. Adolf`, `im 17. Jahrhundert`. */
const ordinal =
  /(?<=\p{Lu}\p{L}+\s)[IVX]{1,5}\.(?=\s\p{Lu}\p{Ll})|(?<=\b(?:[iI]m|[aA]m|[vV]om|[zZ]um|[dD]e[smr]|[dD]en|[sS]eit|[aA]b|[bB]is)\s)\d{1,2}\.(?=\s\p{Lu})/gu

/** An abbreviation of several letters, whose dot ends a sentence only before a word that may begin one: `the U.S. Senate`, `Rylands v. Fletcher`. */
const initials = /(?<![\p{L}.])(?:\p{Lu}\.){2,}|(?<=\p{L}\s)v\.(?=\s\p{Lu})/gu

/** A text of the same length with a letter for every character of its code spans. */
export const withoutCode = (text: string): string =>
  text.replace(/`[^`]+`/gu, (span) => 'X'.repeat(span.length))

/** Splits a text into sentences; a dot in a code span or after an abbreviation does not end one. */
export function splitSentences(text: string): string[] {
  return [...sentencesOfTexts.memo(text)]
}

// Every rule of evidence looks at the first sentence of the same texts.
const sentencesOfTexts = new LRUCache<string, readonly string[]>({ max: 2_000, memoMethod: findSentences })

/** Replaces the last dot unless a word follows that may begin a sentence. */
function withDotInside(found: string, offset: number, all: string): string {
  const next = /^\s(\p{L}+)/u.exec(all.slice(offset + found.length))?.[1] ?? ''
  return isStopWord(next.toLowerCase()) ? found : `${found.slice(0, -1)}${placeholder}`
}

function findSentences(text: string): string[] {
  const masked = withoutCode(text)
    .replace(/(?<=\s)\.(?=\p{L})/gu, placeholder)
    // `!=` and `(really?)` end no sentence.
    .replace(/[!?](?=[=)\p{L}\p{N}])/gu, placeholder)
    .replace(/\b(?:(?:[eE]\.g|[iI]\.e|etc|vs|cf|approx|resp|Dr|Mrs?|Ms|St|Fig)\.|No\.(?=\s\d))/gu, (found) =>
      found.replaceAll('.', placeholder),
    )
    .replace(ordinal, withDotInside)
    .replace(initials, withDotInside)
  const sentences: string[] = []
  let start = 0
  for (const { segment } of sentenceSegmenter.segment(masked)) {
    const end = start + segment.length
    const sentence = text.slice(start, end).trim()
    if (sentence !== '') sentences.push(sentence)
    start = end
  }
  return sentences
}
