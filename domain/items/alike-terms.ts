import { hasAny, startsWithAny } from '#domain/language/word-tests'
import type { LanguageData } from '#domain/language/language'
import type { LessonConcept } from '#domain/lesson/find-concepts'
import { contentWords, stemmed, stemWord } from '#domain/lesson/words'
import { overlap } from '#domain/items/choice-form'
import { namesOf } from '#domain/items/make-concept-cards'

/** Share of the shorter definition's content words from which another definition may fit the same term. */
const maxSharedWords = 0.6
/** Two definitions that differ only in this many words each are a contrast: `mutable` and `immutable`. */
const maxContrastWords = 2

/**
 * Whether two definitions are so similar that one may also fit the other's term: a decorator is also a function that
 * takes a function. Definitions that contrast in a few words or in a negation are good options and do not count.
 */
function areInterchangeable(first: string, second: string, { negations }: LanguageData): boolean {
  const a = contentWords(first).map(stemWord)
  const b = contentWords(second).map(stemWord)
  const [onlyFirst, onlySecond] = [difference(a, b).length, difference(b, a).length]
  const differsInFew = onlyFirst === onlySecond && onlyFirst > 0 && onlyFirst <= maxContrastWords
  const isContrast = differsInFew || hasAny(first, negations) !== hasAny(second, negations)
  return !isContrast && a.length - onlyFirst >= maxSharedWords * Math.min(a.length, b.length)
}

/** The multiset difference of two lists of words. */
function difference(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return words.filter((word) => {
    const index = left.indexOf(word)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}

/** The words of a text up to punctuation, or to a word that ends the head of a noun phrase: `The organelle of …`. */
function headOf(
  text: string,
  { relatives, functionWords, copulas, conditions, doings }: LanguageData,
): string {
  const ends = [relatives, functionWords, copulas, conditions, doings]
  const [phrase = ''] = text.split(/[,;:(]/u)
  const words = phrase.split(/\s+/u)
  const end = words.findIndex(
    (word, index) => index > 0 && ends.some((list) => list.includes(word.toLowerCase())),
  )
  return words.slice(0, end < 0 ? words.length : end).join(' ')
}

/** A definition without what stands before its genus: `a kind of`. */
function withoutKind(definition: string, { articles, kinds }: LanguageData): string {
  const bare = startsWithAny(definition, articles) ? definition.replace(/^\S+\s+/u, '') : definition
  const kind = kinds.find((phrase) => bare.toLowerCase().startsWith(`${phrase} `))
  return kind === undefined ? definition : bare.slice(kind.length + 1)
}

/** Whether a definition names a concept as its genus: a chloroplast is `the organelle of plant cells …`. */
function isKindOf(definition: string, { term, aliases }: LessonConcept, words: LanguageData): boolean {
  const noun = headOf(withoutKind(definition, words), words)
  return [term, ...aliases].some((name) => ` ${stemmed(noun)}`.endsWith(` ${stemmed(name)}`))
}

/** Whether two names both begin with a capital letter, or both with none. */
export function sameCase(first: string, second: string): boolean {
  const isUpper = (text: string): boolean => /^\p{Lu}/u.test(text)
  return isUpper(first) === isUpper(second)
}

/** The shape of a term; terms of different shapes would be distinguishable without knowing what they mean. */
export function shapeOf(term: string): string {
  return /\)$/u.test(term) ? 'call' : /^['"]/u.test(term) ? 'text' : 'name'
}

/** Whether another concept can be a wrong answer about a concept: it is of its kind, and certainly wrong. */
export function canStandBeside(other: LessonConcept, concept: LessonConcept, words: LanguageData): boolean {
  return (
    other.topic === concept.topic &&
    !areInterchangeable(other.definition, concept.definition, words) &&
    !isKindOf(other.definition, concept, words) &&
    !namesOf(other).some((name) => namesOf(concept).some((own) => overlap(name, own)))
  )
}
