import { capitalise } from '#domain/lesson/definiens'
import { mentions, type LessonConcept } from '#domain/lesson/find-concepts'
import { contentWords, countWords, isUnspaced } from '#domain/lesson/words'
import { formOf, isLongest, revealsKind, optionText, predicateOf } from '#domain/items/choice-form'
import { conceptQuestion, shuffleOptions } from '#domain/items/concept-question'
import type { GeneratedQuestion, Option } from '#domain/items/items'
import { namesOf } from '#domain/items/make-concept-cards'
import { sharesHeadWord } from '#domain/items/mask-answer'
import { keyOption, distractorOption } from '#domain/items/option'
import type { Phrases } from '#domain/items/wording'
import { shortenMeaning } from '#domain/items/shorten-meaning'
import { nearestFirst, pickDistractors, type LengthBalance } from '#domain/items/pick-distractors'

/** The definition of a concept as an option; null if it is unsuitable. */
export function meaningOption(concept: LessonConcept): string | null {
  const short = shortenMeaning(concept.definition)
  if (short === null || sharesHeadWord(short, namesOf(concept)) || showsInCode(short, concept)) return null
  const text = capitalise(optionText(short))
  return isUnspaced(text) || countWords(text) >= 3 ? text : null
}

/** Whether code in a meaning shows what it is about, as `a > b` shows the operator `>`. */
function showsInCode(meaning: string, concept: LessonConcept): boolean {
  const words = [...meaning.matchAll(/`([^`]+)`/gu)].flatMap(([, code = '']) => ` ${code} `)
  return words.some((code) => namesOf(concept).some((name) => code.includes(` ${name} `)))
}

/** The ways to phrase definitions as options; the predicate alone comes first, because it gives less away. */
const phrasings: ((option: string) => string | null)[] = [
  (option) => {
    const predicate = predicateOf(option)
    return predicate === null ? null : capitalise(predicate)
  },
  (option) => option,
]

/** A choice between the meanings of several terms; null if no distractors fit or the key would give itself away. */
export function makeMeaningChoice(
  concept: LessonConcept,
  others: readonly LessonConcept[],
  phrases: Phrases,
  balance: LengthBalance,
): GeneratedQuestion | null {
  for (const phrase of phrasings) {
    const made = makePhrasedChoice(concept, others, phrases, balance, phrase)
    if (made !== null) return made
  }
  return null
}

function makePhrasedChoice(
  concept: LessonConcept,
  others: readonly LessonConcept[],
  phrases: Phrases,
  balance: LengthBalance,
  phrase: (option: string) => string | null,
): GeneratedQuestion | null {
  const optionOf = (each: LessonConcept): string | null => {
    const option = meaningOption(each)
    return option === null ? null : phrase(option)
  }
  const key = optionOf(concept)
  if (key === null || revealsKind(key) || sharesPart(key, concept.term)) return null
  const card = `${concept.id}/term-to-meaning`
  const candidates = nearestFirst(concept, others, card).flatMap((other) => {
    const text = optionOf(other)
    if (text === null || formOf(text) !== formOf(key)) return []
    if (mentions(text, concept) || mentions(key, other)) return []
    return [{ concept: other, text }]
  })
  const picked = pickDistractors(key, candidates, balance)
  if (picked === null) return null
  balance.add(
    isLongest(
      key,
      picked.map(({ text }) => text),
    ),
  )
  const options: Option[] = [
    keyOption(key, phrases.confirmDescription(concept)),
    ...picked.map(({ concept: other, text }) => distractorOption(text, phrases.confirmDescription(other))),
  ]
  return conceptQuestion(concept, card, {
    kind: 'meaning-choice',
    prompt: phrases.askDescription(concept),
    answer: key,
    accepted: [key],
    options: shuffleOptions(options, card),
  })
}

/** Shorter parts of words have too many words in common. */
const minSharedLetters = { ofMeaning: 4, ofTerm: 5 }

/** Whether a word of the meaning is part of the term, as `array` is of `ndarray`, or begins with a word of it. */
export function sharesPart(meaning: string, term: string): boolean {
  const folded = term.toLowerCase()
  const words = contentWords(meaning).map((word) => word.toLowerCase())
  const parts = contentWords(folded).filter((part) => part.length >= minSharedLetters.ofTerm)
  return words.some(
    (word) =>
      (word.length >= minSharedLetters.ofMeaning && folded.includes(word)) ||
      parts.some((part) => word.startsWith(part)),
  )
}
