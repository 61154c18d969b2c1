import { LRUCache } from 'lru-cache'
import model from 'wink-eng-lite-web-model'
import winkNLP, { type ItsFunction, type WinkMethods } from 'wink-nlp'

/** What the tagger says of the first word of an English phrase. */
export type FirstWord = 'verb' | 'imperative' | 'gerund' | 'noun' | 'adjective' | 'other'

/** A word with its part of speech, of https://universaldependencies.org/u/pos, and its base form. */
interface Tagged {
  word: string
  part: string
  lemma: string
}

/** As many words of a phrase as decide what its first word is. */
const wordsLookedAt = 8

let tagger: WinkMethods | undefined

const tagsOf = new LRUCache<string, readonly Tagged[]>({
  max: 5_000,
  memoMethod: (phrase) => {
    // The model takes a while to load, and lessons in other languages do without it.
    const nlp = (tagger ??= winkNLP(model, ['pos']))
    const tokens = nlp.readDoc(plain(phrase)).tokens()
    // What to read of a token is said by these functions themselves, which are never called here.
    const its = nlp.its as unknown as Readonly<Record<'pos' | 'lemma', ItsFunction<string>>>
    const [words, parts, lemmas] = [tokens.out(), tokens.out(its.pos), tokens.out(its.lemma)]
    return words.map((word, index) => ({ word, part: parts[index] ?? 'X', lemma: lemmas[index] ?? word }))
  },
})

/**
 * A phrase as the tagger expects it: a pronoun for each code span, and no capital at the start, which would make a name
 * of any word.
 */
const plain = (phrase: string): string =>
  phrase.replace(/`[^`]*`/gu, 'it').replace(/^\p{Lu}(?=\p{Ll})/u, (capital) => capital.toLowerCase())

const relatives: ReadonlySet<string> = new Set(['that', 'which', 'who', 'whose', 'what'])
const isVerbal = ({ part }: Tagged): boolean => part === 'VERB' || part === 'AUX'
const startOf = (phrase: string): string => phrase.split(/\s+/u).slice(0, wordsLookedAt).join(' ')

/** Whether a word of an English clause is a verb in the third person. */
export const isPresentVerb = (clause: string, verb: string): boolean =>
  tagsOf.memo(clause).some((tagged) => tagged.word === verb && isVerbal(tagged) && isThirdPerson(tagged))

const isThirdPerson = ({ word, lemma }: Pick<Tagged, 'word' | 'lemma'>): boolean =>
  /s$/iu.test(word) && word.toLowerCase() !== lemma

const mostSubjectWords = 5
const pluralEnding = /[^s]s$/u

/**
 * The index at which the verb of an English clause starts, if a short noun phrase stands before it: `A symbol table maps
 * …`, `Sensory neurons carry …`. Null if there is none.
 *
 * @param isTagged whether the tagger has to see a verb in the clause itself, and not only behind a pronoun
 */
export function verbAt(clause: string, isTagged: boolean): number | null {
  let start = 0
  for (let words = 0; words <= mostSubjectWords; words++) {
    const rest = clause.slice(start)
    const [word = ''] = rest.split(/\s/u)
    const before = clause.slice(0, start).trimEnd()
    if (words > 0 && /^\p{Ll}{2,}$/u.test(word) && isVerbBehind(before, word, rest, isTagged))
      return start - 1
    const next = /\s+/u.exec(rest)
    // Behind a relative pronoun, the verb is that of another clause.
    if (next === null || /[,;:.()]$/u.test(word) || relatives.has(word)) return null
    start += next.index + next[0].length
  }
  return null
}

function isVerbBehind(subject: string, word: string, rest: string, isTagged: boolean): boolean {
  const clause = `${subject} ${rest}`
    .split(/\s+/u)
    .slice(0, mostSubjectWords + wordsLookedAt)
    .join(' ')
  const predicate = startOf(rest)
  if (isPresentVerb(clause, word)) return true
  if (pluralEnding.test(word)) return !isTagged && isPresentVerb(`It ${predicate}`, word)
  if (!pluralEnding.test(subject)) return false
  const isPlain = (text: string): boolean =>
    tagsOf
      .memo(text)
      .some((tagged) => tagged.word === word && tagged.part === 'VERB' && tagged.lemma === word)
  return isPlain(clause) || (!isTagged && isPlain(`They ${predicate}`))
}

/**
 * Whether an English clause may be an order whose verb the tagger takes for a noun or an adjective: `pin versions`, `lower
 * the limit`. No other verb stands in it, and behind a pronoun its first word is one.
 */
export function mayBeOrder(text: string): boolean {
  const clause = (text.split(/[,:;(.]|\s[–—-]\s/u)[0] ?? '').split(/\s+/u).slice(0, 5).join(' ')
  const first = firstWordOf(clause)
  if (first === 'imperative') return true
  if (first !== 'noun' && first !== 'adjective') return false
  const start = plain(startOf(clause))
  if (tagsOf.memo(start).some((tagged) => isVerbal(tagged) && !/(?:ed|en|ing)$/u.test(tagged.word)))
    return false
  const verb = tagsOf.memo(`they ${start}`)[1]
  return verb !== undefined && verb.part === 'VERB' && verb.word === verb.lemma && !isCompound(start)
}

/**
 * Whether nothing but an English noun in the singular follows the first word of a text, without an article before it, so
 * that both may be one name: `counter example`, but not `pin versions`.
 */
export function isCompound(text: string): boolean {
  const [, ...others] = tagsOf.memo(startOf(text))
  const end = others.findIndex(({ part, word }) => !compoundParts.has(part) && !/(?:ed|en)$/u.test(word))
  const name = others.slice(0, end < 0 ? others.length : end)
  const nouns = name.filter(({ part }) => part === 'NOUN' || part === 'PROPN')
  return nouns.length > 0 && !nouns.some(({ word }) => pluralEnding.test(word))
}

/** Parts of speech of the words of a compound noun. */
const compoundParts: ReadonlySet<string> = new Set(['ADJ', 'NOUN', 'PROPN'])

/** How an English noun phrase at the start of a text goes on. */
export type NounPhraseEnd =
  'relative' | 'participle' | 'infinitive' | 'preposition' | 'end' | 'other' | 'none'

const modifiers: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'ADV', 'PRON'])

/**
 * What a definition's text is made of: whether it begins with a noun phrase, as in `a tree whose leaves are tokens`, and
 * what tells the thing from others of its kind.
 */
export function nounPhraseEnd(text: string): NounPhraseEnd {
  const tags = tagsOf.memo(
    text
      .split(/\s+/u)
      .slice(0, 2 * wordsLookedAt)
      .join(' '),
  )
  let hasNoun = false
  for (const [index, { word, part, lemma }] of tags.entries()) {
    if (hasNoun && (relatives.has(word) || word === 'where' || word === 'when')) return 'relative'
    if (part === 'NOUN' || part === 'PROPN') hasNoun = true
    if (index === 0 && part === 'PRON' && word !== 'it') hasNoun = true
    if (hasNoun && part === 'PART') return 'infinitive'
    if (hasNoun && part === 'ADP') return 'preposition'
    if (part === 'PUNCT') return hasNoun ? 'end' : 'none'
    if (part === 'VERB' || part === 'AUX') {
      const isParticiple = /(?:ed|en|ing)$/u.test(word) && word !== lemma
      if (!hasNoun && isParticiple && index < 3) continue
      return hasNoun ? (isParticiple ? 'participle' : 'other') : 'none'
    }
    if (!modifiers.has(part) && part !== 'CCONJ') return hasNoun ? 'other' : 'none'
  }
  return hasNoun ? 'end' : 'none'
}

/** Whether an English phrase ends with a preposition, perhaps with an article behind it: `out of a`. */
export function endsWithPreposition(phrase: string): boolean {
  const words = tagsOf.memo(phrase.trim().split(/\s+/u).slice(-wordsLookedAt).join(' '))
  return words.findLast(({ part }) => part !== 'DET')?.part === 'ADP'
}

/**
 * Whether an English text names an action by a gerund, such as `changing a list that a loop goes over`, and says nothing of
 * it, as `changing the list raises an error` does.
 */
export function isGerundPhrase(text: string): boolean {
  if (firstWordOf(text) !== 'gerund') return false
  const [, ...others] = tagsOf.memo(text)
  const relative = others.findIndex(({ word }) => relatives.has(word.toLowerCase()))
  return !others
    .slice(0, relative < 0 ? others.length : relative)
    .some((tagged) => tagged.part === 'AUX' || (tagged.part === 'VERB' && isThirdPerson(tagged)))
}

/** Whether an English phrase has a verb, so that it says something; an imperative and a gerund at its start count. */
export const hasVerb = (phrase: string): boolean =>
  ['imperative', 'gerund', 'verb'].includes(firstWordOf(phrase)) || tagsOf.memo(phrase).some(isVerbal)

/** The part of speech of the first word of an English phrase; of a long phrase, as its first eight words suggest. */
export function firstWordOf(phrase: string): FirstWord {
  if (phrase.startsWith('`')) return 'other'
  const start = startOf(phrase)
  const tags = tagsOf.memo(start)
  const first = tags.find(({ part }) => part !== 'PUNCT')
  if (first === undefined) return 'other'
  const verb = isVerbal(first) ? first : asVerbWithoutSubject(first, tags, start)
  if (verb !== null) return kindOfVerb(verb)
  if (first.part === 'ADJ') return 'adjective'
  return first.part === 'NOUN' || first.part === 'PROPN' ? 'noun' : 'other'
}

function kindOfVerb(verb: Tagged): FirstWord {
  const { part, lemma } = verb
  if (/ing$/iu.test(verb.word)) return 'gerund'
  const isImperative = part === 'VERB' || lemma === 'do'
  return isImperative && verb.word.toLowerCase() === lemma ? 'imperative' : 'verb'
}

/** Whether an English word says how something is: an adjective or a participle, as `unenforceable` and `implied` are. */
export function isProperty(word: string): boolean {
  const first = firstWordOf(word)
  return first === 'adjective' || (first === 'verb' && /ed$/iu.test(word))
}

/**
 * The word as a verb whose subject is left out, if it was taken for a noun but stands before a determiner, as no noun
 * does: `stores the value`, `display the log`. Null if it is no verb behind a subject either.
 */
function asVerbWithoutSubject(first: Tagged, tags: readonly Tagged[], phrase: string): Tagged | null {
  const next = tags[tags.indexOf(first) + 1]
  if (first.part !== 'NOUN' || next === undefined || !['DET', 'PRON'].includes(next.part)) return null
  if (relatives.has(next.word)) return null
  const subject = /s$/iu.test(first.word) ? 'it' : 'they'
  const again = tagsOf.memo(`${subject} ${plain(phrase)}`)[1]
  return again !== undefined && isVerbal(again) ? again : null
}

/** The base form of the gerund at the start of an English phrase: `create` for `Creating exceptions`. */
export const infinitiveAtStart = (phrase: string): string =>
  // Without a subject, a gerund is often taken for a noun.
  tagsOf.memo(`it is ${plain(startOf(phrase))}`)[2]?.lemma ?? ''
