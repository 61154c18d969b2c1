import type { LessonConcept } from '#domain/lesson/find-concepts'
import { contentWords, stemmed, stemWord } from '#domain/lesson/words'
import { overlap } from '#domain/items/choice-form'
import { namesOf } from '#domain/items/make-concept-cards'

/** Share of the shorter definition's content words from which another definition may fit the same term. */
const maxSharedWords = 0.6
/** Two definitions that differ only in this many words each are a contrast: `mutable` and `immutable`. */
const maxContrastWords = 2

const negation = /\b(?:not|no|cannot|never|without|\w+n[’']t)\b/iu

/**
 * Whether two definitions are so similar that one may also fit the other's term: a decorator is also a function that
 * takes a function. Definitions that contrast in a few words or in a negation are good options and do not count.
 */
function areInterchangeable(first: string, second: string): boolean {
  const a = contentWords(first).map(stemWord)
  const b = contentWords(second).map(stemWord)
  const [onlyFirst, onlySecond] = [difference(a, b).length, difference(b, a).length]
  const differsInFew = onlyFirst === onlySecond && onlyFirst > 0 && onlyFirst <= maxContrastWords
  const isContrast = differsInFew || negation.test(first) !== negation.test(second)
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

/** Punctuation and function words that end the head of a noun phrase: `The organelle of plant cells in which …`. */
const endOfNounPhrase =
  /[,;:(]|\s(?:that|which|who|whose|where|when|how|of|in|on|for|with|without|to|by|from|at|as|like|inside|within|beside|between|under|over|about|around|after|before|during|used|is|are)\s/iu

/** Whether a definition names a concept as its genus: a chloroplast is `the organelle of plant cells …`. */
function isKindOf(definition: string, { term, aliases }: LessonConcept): boolean {
  const noun = definition
    .replace(/^(?:an? )?(?:special )?(?:kind|type|form|sort) of\s/iu, '')
    .split(endOfNounPhrase)[0]
  return [term, ...aliases].some((name) => ` ${stemmed(noun ?? '')}`.endsWith(` ${stemmed(name)}`))
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
export function canStandBeside(other: LessonConcept, concept: LessonConcept): boolean {
  return (
    other.topic === concept.topic &&
    !areInterchangeable(other.definition, concept.definition) &&
    !isKindOf(other.definition, concept) &&
    !namesOf(other).some((name) => namesOf(concept).some((own) => overlap(name, own)))
  )
}
