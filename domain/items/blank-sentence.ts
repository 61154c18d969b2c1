import { blank, leaks, countRemainingContentWords, sharesHeadWord } from '#domain/items/mask-answer'
import { occurrencesOf } from '#domain/lesson/plain-text'
import { countWords } from '#domain/lesson/words'

const exampleIntroduction =
  /(?:such as|like|including|for example|for instance|e\.g\.|i\.e\.|example:?|say)[,:]?\s*$/iu
const conjunctionAfter = /^\s*(?:,|\/|&|(?:and|or|und|oder|et|ou|y|o|e)(?!\p{L}))\s*/iu
const conjunctionBefore = /\s*(?:,|\/|&|(?<!\p{L})(?:and|or|und|oder|et|ou|y|o|e))\s*$/iu
/** Words with which a sentence leans on what was said before, in the languages that are told apart. */
const contextualOpenings = [
  'it|its|they|their|this|that|these|those|here|there|however|but|and|so|then|also|instead|otherwise|thus|therefore',
  "for example|for instance|in this|in our|above|below|now|next|first|finally|notice|note|let[’']s|we|you|if you",
  'when you|as|both|again|after that|suppose',
  'er|sie|es|ihr|ihre|sein|seine|dies|diese[mnrs]?|hier|dort|dabei|dann|danach|jedoch|deshalb|daher|aber|und|wir',
  'elles?|ils|ce|cela|ceci|cet|cette|ces|sa|ses|leurs?|ici|là|mais|donc|ensuite|puis|nous|vous',
  'él|ellas?|ellos|est[aeo]s?|es[ao]s?|sus?|aquí|allí|pero|luego|además|entonces',
  'lui|lei|ess[aeio]|quest[aeio]|quell[aeio]|ma|poi|qui|ele|elas?|eles|ist[ao]|iss[ao]|mas|depois|aqui',
].join('|')
const startsContextually = new RegExp(`^(?:${contextualOpenings})(?!\\p{L})`, 'iu')

/** Fewest content words that a sentence must keep beside its blank; a number says by itself what is asked for. */
const minWordsBesideBlank = 4
const minWordsBesideNumber = 2

/** A sentence with one place left open, and what belongs there: code in backticks, words as they are. */
export interface BlankedSentence {
  prompt: string
  answer: string
}

/** Whether a sentence can be read without the text around it. */
export function isSelfContained(sentence: string): boolean {
  const words = countWords(sentence)
  return (
    words >= 6 &&
    words <= 28 &&
    /[.。]$/u.test(sentence) &&
    !startsContextually.test(sentence) &&
    !/\b(?:above|below|following|previous|this (?:program|example|code|lesson|section)|the (?:program|example) (?:above|below)|our|we|let[’']s)\b/iu.test(
      sentence,
    )
  )
}

/**
 * A sentence with one code span blanked, if just one blank makes sense: the only span, or one that stands apart from
 * the others, not an example among many, not said elsewhere in the sentence.
 */
export function blankCode(sentence: string, isAsked: (code: string) => boolean): BlankedSentence | null {
  const spans = [...sentence.matchAll(/`([^`]+)`/gu)]
  if (spans.length > 2) return null
  for (const span of spans) {
    const code = (span[1] ?? '').trim()
    const isTypeable =
      code.length >= 2 && code.length <= 24 && /\p{L}/u.test(code) && !/[[\]{}=,"']/u.test(code)
    if (!isTypeable || !isAsked(code)) continue
    const prompt = blankAt(sentence, span.index, span[0], null)
    if (prompt !== null) return { prompt, answer: `\`${code}\`` }
  }
  return null
}

/**
 * A sentence with one of its key words blanked: the first that is worth asking for and stands apart from the others.
 *
 * @param keyWords what the author set off, here or elsewhere in the text that the sentence is from
 * @param isAsked whether a word is worth asking for, with what stands before and after it
 */
export function blankKeyWord(
  sentence: string,
  keyWords: readonly string[],
  isAsked: (word: string, before: string, after: string) => boolean,
): BlankedSentence | null {
  for (const word of keyWords) {
    const [start] = occurrencesOf(word, sentence)
    if (start === undefined) continue
    const before = sentence.slice(0, start)
    const after = sentence.slice(start + word.length)
    if (isLabel(before, after) || !isAsked(word, before, after)) continue
    const prompt = blankAt(sentence, start, word, keyWords)
    if (prompt !== null) return { prompt, answer: word }
  }
  return null
}

/** `(word)`, `word: …` and `word (…)` name what stands beside them. */
function isLabel(before: string, after: string): boolean {
  return /^\s*[:：(`]/u.test(after) || (before.endsWith('(') && after.startsWith(')'))
}

/** Null where the rest says too little or gives the answer away, or the word is one of several in a row. */
function blankAt(
  sentence: string,
  start: number,
  word: string,
  others: readonly string[] | null,
): string | null {
  const before = sentence.slice(0, start)
  const after = sentence.slice(start + word.length)
  if (exampleIntroduction.test(before) || isOneOfSeveral(before, after, others)) return null
  const rest = `${before} ${after}`
  if (leaks(rest, [word]) || sharesHeadWord(rest, [word])) return null
  const minimum = /^\p{N}/u.test(word) ? minWordsBesideNumber : minWordsBesideBlank
  return countRemainingContentWords(rest) < minimum ? null : before + blank + after
}

/**
 * Whether what stands between two texts is joined to something before or behind it.
 *
 * @param others what it must be joined to, to be one of several; null for anything
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
