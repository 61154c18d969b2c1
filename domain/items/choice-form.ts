import { foldText, isUnspaced, countGraphemes } from '#domain/lesson/words'
import { startsWithImperative, startsWithVerb } from '#domain/items/english-verbs'

/** Grammatical form of an option's beginning: options of one question must agree in it (item rule E24). */
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

/** The form that a text begins with. */
export function formOf(text: string): OptionForm {
  return forms.find(([, matches]) => matches(text))?.[0] ?? 'phrase'
}

/** What an article and a noun introduce: `A scheduler that gives …` tells by its first words what it describes. */
const nounWithRelativePronoun = /^(?:an?|the|one)\s(?:[\p{L}/-]+\s){1,3}?(?:that|which|who)\s(?=\p{L}+s\s)/iu
const kindNoun =
  /^(?:an?|the|one)\s(?:\p{L}+\s)?(?:keyword|function|method|statement|operator|command|library|module|package|language|sign|symbol|decorator|clause)\b/iu

/**
 * What a meaning says of its thing, without the noun that tells what kind of thing it is; null where it has another
 * form. `A keyword that fetches a result` is found among other options by whoever knows only that it is a keyword.
 */
export function predicateOf(meaning: string): string | null {
  const predicate = meaning.replace(nounWithRelativePronoun, '')
  return predicate !== meaning && startsWithVerb(predicate) ? predicate : null
}

/** Whether a meaning begins with a noun that gives away what kind of word its term is. */
export function revealsKind(meaning: string): boolean {
  return kindNoun.test(meaning)
}

/** An option's text as options show it: no final punctuation, so that all end alike. */
export function optionText(text: string): string {
  return text.replace(/[\s.。．;:,]+$/u, '')
}

/** Whether the key can be told by its length alone (item rule E23): more than 1.3 × or less than 0.7 ×. */
export function lengthGivesAway(key: string, distractors: readonly string[]): boolean {
  const lengths = distractors.map(countGraphemes)
  const own = countGraphemes(key)
  return own > 1.3 * Math.max(...lengths) || own < 0.7 * Math.min(...lengths)
}

/** Whether the key is longer than every distractor. */
export function isLongest(key: string, distractors: readonly string[]): boolean {
  return distractors.every((text) => countGraphemes(text) < countGraphemes(key))
}

/** Whether two options say the same: equal, or one within the other, word by word (item rule E20). */
export function overlap(first: string, second: string): boolean {
  const a = foldText(first)
  const b = foldText(second)
  if (a === '' || b === '') return first.trim() === second.trim()
  if (isUnspaced(a) || isUnspaced(b)) return a.includes(b) || b.includes(a)
  const [oneWords, otherWords] = [` ${a} `, ` ${b} `]
  return oneWords.includes(otherWords) || otherWords.includes(oneWords)
}

/** Words that give a distractor away because only distractors have them (item rule E25). */
export function hasAbsoluteWord(text: string): boolean {
  return /\b(?:always|never|all of the above|none of the above)\b/iu.test(text)
}
