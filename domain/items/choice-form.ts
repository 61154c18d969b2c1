import { foldText, isUnspaced, countGraphemes } from '#domain/lesson/words'
import { startsWithImperative, startsWithVerb } from '#domain/items/english-verbs'

/** Grammatical form of the start of an option; all options of a question must have the same one (item rule E24). */
export type OptionForm =
  | 'clause'
  | 'code'
  | 'determiner'
  | 'gerund'
  | 'imperative'
  | 'number'
  | 'participle'
  | 'phrase'
  | 'quotation'
  | 'sentence'
  | 'to'
  | 'unspaced'
  | 'verb'

const forms: [OptionForm, (text: string) => boolean][] = [
  ['unspaced', isUnspaced],
  ['code', (text) => text.startsWith('`')],
  ['quotation', (text) => /^["'“‘«„]/u.test(text)],
  ['number', (text) => /^[-+]?\d/u.test(text)],
  ['determiner', (text) => /^(?:an?|the|one|any|each|every|some|all|this|these)\s/iu.test(text)],
  ['to', (text) => /^to\s/iu.test(text)],
  ['clause', (text) => /^(?:when|if|how|what|where|why|whether|who)\s/iu.test(text)],
  ['gerund', (text) => /^\p{L}{2,}ing\b/iu.test(text)],
  [
    'participle',
    (text) =>
      /^(?:used|made|built|found|known)\b|^\p{L}{2,}ed\s(?:as|by|for|from|if|in|on|to|when|with)\b/iu.test(
        text,
      ),
  ],
  ['verb', startsWithVerb],
  ['imperative', startsWithImperative],
  ['sentence', (text) => /^\S+(?:\s\S+)?\s(?:is|are|was|were|can|must|has|have)\s/iu.test(text)],
]

/** The form of the start of a text. */
export function formOf(text: string): OptionForm {
  return forms.find(([, matches]) => matches(text))?.[0] ?? 'phrase'
}

/** An article, a noun and a relative pronoun, as in `A scheduler that gives …`, which reveal what is described. */
const nounWithRelativePronoun = /^(?:an?|the|one)\s(?:[\p{L}/-]+\s){1,3}?(?:that|which|who)\s(?=\p{L}+s\s)/iu
const kindNoun =
  /^(?:an?|the|one)\s(?:\p{L}+\s)?(?:keyword|function|method|statement|operator|command|library|module|package|language|sign|symbol|decorator|clause)\b/iu

/**
 * The predicate of a meaning such as `A keyword that fetches a result`, without the noun, by which a learner could pick
 * the option knowing only that the term is a keyword. Null if the meaning has another form.
 */
export function predicateOf(meaning: string): string | null {
  const predicate = meaning.replace(nounWithRelativePronoun, '')
  return predicate !== meaning && startsWithVerb(predicate) ? predicate : null
}

/** Whether a meaning starts with a noun that reveals what kind of word its term is, such as `keyword`. */
export function revealsKind(meaning: string): boolean {
  return kindNoun.test(meaning)
}

/** The text of an option without final punctuation, so that all options end alike. */
export function optionText(text: string): string {
  return text.replace(/[\s.。．;:,]+$/u, '')
}

/**
 * Whether the key stands out by its length (item rule E23): more than 1.3 times the longest distractor, or less than
 * 0.7 times the shortest.
 */
export function lengthGivesAway(key: string, distractors: readonly string[]): boolean {
  const lengths = distractors.map(countGraphemes)
  const own = countGraphemes(key)
  return own > 1.3 * Math.max(...lengths) || own < 0.7 * Math.min(...lengths)
}

/** Whether the key is longer than every distractor. */
export function isLongest(key: string, distractors: readonly string[]): boolean {
  return distractors.every((text) => countGraphemes(text) < countGraphemes(key))
}

/** Whether two options say the same: they are equal, or one contains the other's words in a row (item rule E20). */
export function overlap(first: string, second: string): boolean {
  const a = foldText(first)
  const b = foldText(second)
  if (a === '' || b === '') return first.trim() === second.trim()
  if (isUnspaced(a) || isUnspaced(b)) return a.includes(b) || b.includes(a)
  const [oneWords, otherWords] = [` ${a} `, ` ${b} `]
  return oneWords.includes(otherWords) || otherWords.includes(oneWords)
}

/** Whether a text contains an absolute word, which gives a distractor away if the key has none (item rule E25). */
export function hasAbsoluteWord(text: string): boolean {
  return /\b(?:always|never|all of the above|none of the above)\b/iu.test(text)
}
