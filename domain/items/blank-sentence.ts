import type { LanguageData } from '#domain/language/language'
import { anyOf } from '#domain/language/patterns'
import { hasAny } from '#domain/language/word-tests'
import { blank, leaks, countRemainingContentWords, sharesHeadWord } from '#domain/items/mask-answer'
import { occurrencesOf } from '#domain/lesson/plain-text'
import { contentWords, countWords } from '#domain/lesson/words'

const conjunctionAfter = /^\s*(?:,|\/|&|(?:and|or|und|oder|et|ou|y|o|e)(?!\p{L}))\s*/iu
const conjunctionBefore = /\s*(?:,|\/|&|(?<!\p{L})(?:and|or|und|oder|et|ou|y|o|e))\s*$/iu
/** Openings of sentences that refer to what came before, in the languages that are detected. */
const contextualOpenings = [
  'it|its|they|their|this|that|these|those|here|there|however|but|and|so|then|also|instead|otherwise|thus|therefore',
  "for example|for instance|in this|in our|above|below|now|next|first|finally|notice|note|let[’']s|let us|we|you|if you",
  'when you|as|both|again|after that|suppose',
  'er|sie|es|ihr|ihre|sein|seine|dies|diese[mnrs]?|hier|dort|dabei|dann|danach|jedoch|deshalb|daher|aber|und|wir',
  'elles?|ils|ce|cela|ceci|cet|cette|ces|sa|ses|leurs?|ici|là|mais|donc|ensuite|puis|nous|vous',
  'él|ellas?|ellos|est[aeo]s?|es[ao]s?|sus?|aquí|allí|pero|luego|además|entonces',
  'lui|lei|ess[aeio]|quest[aeio]|quell[aeio]|ma|poi|qui|ele|elas?|eles|ist[ao]|iss[ao]|mas|depois|aqui',
].join('|')
const startsContextually = new RegExp(`^(?:${contextualOpenings})(?!\\p{L})`, 'iu')

/** Fewest content words next to the blank; a number needs fewer, because its kind is already clear. */
const minWordsBesideBlank = 4
const minWordsBesideNumber = 2

/** A sentence with one blank, and the answer: code in backticks, words as they are. */
export interface BlankedSentence {
  prompt: string
  answer: string
}

/** Whether a sentence can be understood without the text around it. */
export function isSelfContained(sentence: string): boolean {
  const words = countWords(sentence)
  return (
    words >= 6 &&
    words <= 28 &&
    /[.。]$/u.test(sentence) &&
    /^[\p{L}\p{N}`"'“‘«„¿¡(]/u.test(sentence) &&
    !startsContextually.test(sentence) &&
    !/\b(?:above|below|following|previous|this (?:program|example|code|lesson|section)|the (?:program|example) (?:above|below)|our|we|let[’']s)\b/iu.test(
      sentence,
    )
  )
}

/**
 * Blanks one code span of a sentence that has at most two.
 *
 * @param isAsked whether a piece of code is worth asking for
 * @returns null if each span is untypeable, an example, part of an enumeration or given away by the rest
 */
export function blankCode(
  sentence: string,
  words: LanguageData,
  isAsked: (code: string) => boolean,
): BlankedSentence | null {
  const spans = [...sentence.matchAll(/`([^`]+)`/gu)]
  if (spans.length > 2) return null
  for (const span of spans) {
    const code = (span[1] ?? '').trim()
    const isTypeable =
      code.length >= 2 && code.length <= 24 && /\p{L}/u.test(code) && !/[[\]{}=,"']/u.test(code)
    if (!isTypeable || !isAsked(code)) continue
    const prompt = blankAt(sentence, span.index, span[0], null, words)
    if (prompt !== null) return { prompt, answer: `\`${code}\`` }
  }
  return null
}

/**
 * Blanks the first suitable key word of a sentence.
 *
 * @param keyWords the words that the author emphasised in the text that the sentence is from
 * @param isAsked whether a word is worth asking for, given the text before and after it
 * @returns null if no key word is suitable
 */
export function blankKeyWord(
  sentence: string,
  keyWords: readonly string[],
  words: LanguageData,
  isAsked: (word: string, before: string, after: string) => boolean,
): BlankedSentence | null {
  for (const word of keyWords) {
    const [start] = occurrencesOf(word, sentence)
    if (start === undefined) continue
    const before = sentence.slice(0, start)
    const after = sentence.slice(start + word.length)
    if (isLabel(before, after) || !isAsked(word, before, after)) continue
    const prompt = blankAt(sentence, start, word, keyWords, words)
    if (prompt !== null) return { prompt, answer: word }
  }
  return null
}

const maxPredicateWords = 3

/**
 * Blanks what a short sentence says of its subject: `Indexing beyond the end of a list is ____.`
 *
 * @returns null if the sentence has no copula, more than one, or more than a few words behind it
 */
export function blankPredicate(sentence: string, words: LanguageData): BlankedSentence | null {
  const copula = new RegExp(`\\s(?:${anyOf(words.copulas)})\\s`, 'giu')
  const [found, ...more] = sentence.matchAll(copula)
  if (found === undefined || more.length > 0) return null
  const start = found.index + found[0].length
  const said = /^[^,;:.!?()`]+(?=\.?$)/u.exec(sentence.slice(start))?.[0] ?? ''
  const isShort = countWords(said) <= maxPredicateWords && contentWords(said).length > 0
  if (!isShort || hasAny(said, words.pronouns)) return null
  const prompt = blankAt(sentence, start, said, null, words)
  return prompt === null ? null : { prompt, answer: said }
}

/** Whether a word is a label for its neighbour: `(word)`, `word: …` or `word (…)`. */
function isLabel(before: string, after: string): boolean {
  return /^\s*[:：(`]/u.test(after) || (before.endsWith('(') && after.startsWith(')'))
}

/** The sentence with a word blanked; null if the rest is too short or gives it away, or it is in an enumeration. */
function blankAt(
  sentence: string,
  start: number,
  word: string,
  others: readonly string[] | null,
  { exampleMarks }: LanguageData,
): string | null {
  const before = sentence.slice(0, start)
  const after = sentence.slice(start + word.length)
  if (introducesExample(before, exampleMarks) || isOneOfSeveral(before, after, others)) return null
  const rest = `${before} ${after}`
  if (leaks(rest, [word]) || sharesHeadWord(rest, [word])) return null
  const minimum = /^\p{N}/u.test(word) ? minWordsBesideNumber : minWordsBesideBlank
  return countRemainingContentWords(rest) < minimum ? null : before + blank + after
}

/** Whether a text ends with words that an example follows. */
function introducesExample(before: string, exampleMarks: readonly string[]): boolean {
  const start = ` ${before.toLowerCase().replace(/[\s,:(]+$/u, '')}`
  return exampleMarks.some((mark) => start.endsWith(` ${mark}`) || start.endsWith(`(${mark}`))
}

/**
 * Whether the word between two texts is part of an enumeration.
 *
 * @param others the words that count as its neighbours; null for any
 */
function isOneOfSeveral(before: string, after: string, others: readonly string[] | null): boolean {
  const next = conjunctionAfter.exec(after)?.[0]
  const previous = conjunctionBefore.exec(before)?.[0]
  if (others === null) return next !== undefined || previous !== undefined
  return others.some(
    (other) =>
      (next !== undefined && after.slice(next.length).startsWith(other)) ||
      (previous !== undefined && before.slice(0, -previous.length).endsWith(other)),
  )
}
