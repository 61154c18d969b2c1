import { mentions, type LessonConcept } from '#domain/lesson/find-concepts'
import { capitalise } from '#domain/lesson/definiens'
import { contentStems, countWords, isUnspaced } from '#domain/lesson/words'
import {
  formOf,
  hasAbsoluteWord,
  isLongest,
  lengthGivesAway,
  optionText,
  overlap,
} from '#domain/items/choice-form'
import type { GeneratedQuestion, Option } from '#domain/items/items'
import { acceptedNames, descriptionFor, explain, namesOf } from '#domain/items/make-concept-cards'
import { sharesHeadWord } from '#domain/items/mask-answer'
import type { Phrases } from '#domain/items/phrases'
import { keyOption, siblingOption } from '#domain/items/option'
import { inSeededOrder } from '#domain/items/seeded-order'
import { shortenMeaning } from '#domain/items/shorten-meaning'

/** Share of choice items of a set in which the key may be the longest option (item rule E23). */
const maxLongestShare = 0.45
/** A stem with fewer words cannot be answered with its options covered (item rule E28). */
const minStemWords = 6
/** Distractors are looked for among this many terms before and after. */
const maxDistance = 30
/** Share of the shorter definition's words above which the other may be a case of it. */
const maxShared = 0.6
/** Definitions that differ in so few words are put against each other: `mutable` and `immutable`. */
const maxContrast = 2

const negation = /\b(?:not|no|cannot|never|without|\w+n[’']t)\b/iu

/**
 * Whether two definitions are so alike that one may describe the other's term, too: a decorator is also a function
 * that takes a function. Two that differ in as few words on either side are a contrast, which makes good options.
 */
function mayFitBoth(first: string, second: string): boolean {
  const a = contentStems(first)
  const b = contentStems(second)
  const shared = [...a].filter((stem) => b.has(stem)).length
  const [onlyFirst, onlySecond] = [a.size - shared, b.size - shared]
  const differsInFew = onlyFirst === onlySecond && onlyFirst > 0 && onlyFirst <= maxContrast
  const isContrast = differsInFew || negation.test(first) !== negation.test(second)
  return !isContrast && shared >= maxShared * Math.min(a.size, b.size)
}

/** Counts in how many choice items the key is the longest option, so that length says nothing over a set. */
class LengthBalance {
  private items = 0
  private longest = 0

  allows(isKeyLongest: boolean): boolean {
    return !isKeyLongest || this.longest + 1 <= Math.max(1, maxLongestShare * (this.items + 1))
  }

  add(isKeyLongest: boolean): void {
    this.items += 1
    if (isKeyLongest) this.longest += 1
  }
}

interface Sibling {
  concept: LessonConcept
  text: string
}

/** The two siblings that make the best distractors: of the same list if possible, and of fitting length. */
function pickTwo(
  key: string,
  siblings: readonly Sibling[],
  balance: LengthBalance,
): [Sibling, Sibling] | null {
  for (const [index, first] of siblings.entries()) {
    for (const second of siblings.slice(index + 1)) {
      const texts = [first.text, second.text]
      if (overlap(first.text, second.text) || lengthGivesAway(key, texts)) continue
      if (!hasAbsoluteWord(key) && texts.some(hasAbsoluteWord)) continue
      if (!balance.allows(isLongest(key, texts))) continue
      return [first, second]
    }
  }
  return null
}

function nearestFirst(
  concept: LessonConcept,
  others: readonly LessonConcept[],
  seed: string,
): LessonConcept[] {
  const shuffled = inSeededOrder(others, seed, (other) => other.id)
  const isNear = (other: LessonConcept): boolean => other.group === concept.group
  return [...shuffled.filter(isNear), ...shuffled.filter((other) => !isNear(other))].slice(0, 12)
}

function sameCase(first: string, second: string): boolean {
  const isUpper = (text: string): boolean => /^\p{Lu}/u.test(text)
  return isUpper(first) === isUpper(second)
}

/** Choice and typed questions about the terms of a lesson. */
export function makeConceptQuestions(
  concepts: readonly LessonConcept[],
  phrases: Phrases,
): GeneratedQuestion[] {
  const balance = new LengthBalance()
  const asked = concepts.filter((concept) => concept.isDefined && concept.confidence !== 'low')
  return asked.flatMap((concept, index) => {
    const nearby = asked.slice(Math.max(0, index - maxDistance), index + maxDistance + 1)
    const others = nearby.filter(
      (other) =>
        other !== concept &&
        other.topic === concept.topic &&
        formOf(other.definition) === formOf(concept.definition) &&
        !mayFitBoth(other.definition, concept.definition) &&
        !namesOf(other).some((name) => namesOf(concept).some((own) => overlap(name, own))),
    )
    const questions: (GeneratedQuestion | null)[] = [
      termChoice(concept, others, phrases, balance),
      meaningChoice(concept, others, phrases, balance),
      typedTerm(concept, phrases),
    ]
    return questions.filter((question) => question !== null)
  })
}

function question(
  concept: LessonConcept,
  card: string,
  rest: Pick<GeneratedQuestion, 'kind' | 'prompt' | 'answer' | 'accepted' | 'options'>,
): GeneratedQuestion {
  return {
    id: `${card}/${rest.kind}`,
    card,
    code: null,
    explanation: explain(concept),
    program: null,
    concepts: [concept.id],
    source: concept.source,
    ...rest,
  }
}

function inOrder(options: Option[], seed: string): Option[] {
  return inSeededOrder(options, seed, (option) => option.text)
}

function termChoice(
  concept: LessonConcept,
  others: readonly LessonConcept[],
  phrases: Phrases,
  balance: LengthBalance,
): GeneratedQuestion | null {
  const description = descriptionFor(concept)
  if (description === null) return null
  const prompt = phrases.termFor(concept, description.text)
  if (!isUnspaced(prompt) && countWords(prompt) < minStemWords) return null
  const card = `${concept.id}/meaning-to-term`
  const stem = contentStems(description.text)
  const fitting = others.filter(
    (other) =>
      !mentions(concept.definition, other) &&
      other.isCode === concept.isCode &&
      isUnspaced(other.term) === isUnspaced(concept.term) &&
      sameCase(other.shown, concept.shown) &&
      ![...contentStems(concept.term)].some((word) => stem.has(word)),
  )
  const siblings = nearestFirst(concept, fitting, card).map((other) => ({
    concept: other,
    text: other.shown,
  }))
  const picked = pickTwo(concept.shown, siblings, balance)
  if (picked === null) return null
  balance.add(
    isLongest(
      concept.shown,
      picked.map(({ text }) => text),
    ),
  )
  const options: Option[] = [
    keyOption(concept.shown, explain(concept)),
    ...picked.map(({ concept: other, text }) => siblingOption(text, explain(other))),
  ]
  return question(concept, card, {
    kind: 'term-choice',
    prompt,
    answer: concept.shown,
    accepted: [concept.shown],
    options: inOrder(options, card),
  })
}

/** A definition as an option, or null where it cannot stand among others. */
function meaningOption(concept: LessonConcept): string | null {
  const short = shortenMeaning(concept.definition)
  if (short === null || sharesHeadWord(short, namesOf(concept))) return null
  const text = capitalise(optionText(short))
  return isUnspaced(text) || countWords(text) >= 3 ? text : null
}

function meaningChoice(
  concept: LessonConcept,
  others: readonly LessonConcept[],
  phrases: Phrases,
  balance: LengthBalance,
): GeneratedQuestion | null {
  const key = meaningOption(concept)
  if (key === null) return null
  const card = `${concept.id}/term-to-meaning`
  const siblings = nearestFirst(concept, others, card).flatMap((other) => {
    const text = meaningOption(other)
    if (text === null || formOf(text) !== formOf(key)) return []
    if (mentions(text, concept) || mentions(key, other)) return []
    return [{ concept: other, text }]
  })
  const picked = pickTwo(key, siblings, balance)
  if (picked === null) return null
  balance.add(
    isLongest(
      key,
      picked.map(({ text }) => text),
    ),
  )
  const options: Option[] = [
    keyOption(key, phrases.isDescriptionOf(concept)),
    ...picked.map(({ concept: other, text }) => siblingOption(text, phrases.isDescriptionOf(other))),
  ]
  return question(concept, card, {
    kind: 'meaning-choice',
    prompt: phrases.descriptionOf(concept),
    answer: key,
    accepted: [key],
    options: inOrder(options, card),
  })
}

const maxTypedTermLength = 32

/** Whether a term has one spelling that people type: no quotes, no placeholders, no options. */
function isTypeable(term: string): boolean {
  return !/["'“”<>]|\s-/u.test(term)
}

function typedTerm(concept: LessonConcept, phrases: Phrases): GeneratedQuestion | null {
  const description = descriptionFor(concept)
  if (!isTypeable(concept.term)) return null
  if (description === null || concept.term.length > maxTypedTermLength || countWords(concept.term) > 4)
    return null
  return question(concept, `${concept.id}/meaning-to-term`, {
    kind: 'term-typed',
    prompt: phrases.termFor(concept, description.text),
    answer: concept.shown,
    accepted: acceptedNames(concept),
    options: [],
  })
}
