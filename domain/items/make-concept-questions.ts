import type { LanguageData } from '#domain/language/language'
import { mentions, type LessonConcept } from '#domain/lesson/find-concepts'
import { isPlural } from '#domain/lesson/label-words'
import { contentStems, countWords, isUnspaced } from '#domain/lesson/words'
import { formOf, isLongest, type OptionForm } from '#domain/items/choice-form'
import { makeMatchQuestions } from '#domain/items/make-match-questions'
import { makeMeaningChoice } from '#domain/items/make-meaning-choice'
import { conceptQuestion, shuffleOptions } from '#domain/items/concept-question'
import { isAboutOther } from '#domain/items/leans-on-context'
import type { GeneratedQuestion, Option } from '#domain/items/items'
import { canStandBeside, sameCase, shapeOf } from '#domain/items/alike-terms'
import { acceptedNames, descriptionFor, explainConcept } from '#domain/items/make-concept-cards'
import { piecesOf } from '#domain/items/item-text'
import { keyOption, distractorOption } from '#domain/items/option'
import type { Phrases } from '#domain/items/wording'
import { LengthBalance, nearestFirst, pickDistractors } from '#domain/items/pick-distractors'

/** A stem with fewer words cannot be answered with its options covered (item rule E28). */
const minStemWords = 6
/** How many terms before and after a concept are considered as distractors. */
const maxDistance = 30
/** Makes choice and typed questions about the terms of a lesson. */
export function makeConceptQuestions(
  concepts: readonly LessonConcept[],
  phrases: Phrases,
  words: LanguageData,
): GeneratedQuestion[] {
  const balance = new LengthBalance()
  const asked = concepts.filter(
    ({ isDefined, confidence, term, definition }) =>
      isDefined && confidence !== 'low' && !isAboutOther(term, definition, words),
  )
  return asked
    .flatMap((concept, index) => {
      const nearby = asked.slice(Math.max(0, index - maxDistance), index + maxDistance + 1)
      const others = nearby.filter((other) => other !== concept && canStandBeside(other, concept, words))
      const questions: (GeneratedQuestion | null)[] = [
        makeTermChoice(concept, others, phrases, balance),
        makeMeaningChoice(concept, others.filter(hasSameForm(concept)), phrases, balance),
        makeTypedTerm(concept, phrases),
      ]
      return questions.filter((question) => question !== null)
    })
    .concat(makeMatchQuestions(asked, phrases, words))
}

/** Whether another definition starts with the same grammatical form. */
const hasSameForm =
  ({ definition }: LessonConcept) =>
  (other: LessonConcept): boolean =>
    formOf(other.definition) === formOf(definition)

/** The forms of definitions that say what a thing is, unlike `Runs a coroutine`. */
const nounForms: ReadonlySet<OptionForm> = new Set(['determiner', 'gerund', 'phrase'])

function areSimilarNouns(first: LessonConcept, second: LessonConcept): boolean {
  const areNouns = [first, second].every(({ definition }) => nounForms.has(formOf(definition)))
  return areNouns && isPlural(first.term) === isPlural(second.term)
}

function makeTermChoice(
  concept: LessonConcept,
  others: readonly LessonConcept[],
  phrases: Phrases,
  balance: LengthBalance,
): GeneratedQuestion | null {
  const description = descriptionFor(concept)
  if (description === null) return null
  const prompt = phrases.askTerm(concept, description.text)
  if (!isUnspaced(prompt) && countWords(prompt) < minStemWords) return null
  const card = `${concept.id}/meaning-to-term`
  const stem = contentStems(description.text)
  const eligible = others.filter(
    (other) =>
      !mentions(concept.definition, other) &&
      other.isCode === concept.isCode &&
      isUnspaced(other.term) === isUnspaced(concept.term) &&
      shapeOf(other.term) === shapeOf(concept.term) &&
      sameCase(other.shown, concept.shown) &&
      ![...contentStems(concept.term)].some((word) => stem.has(word)),
  )
  const sameForm = eligible.filter(hasSameForm(concept))
  const sameList = eligible.filter(
    (other) => !sameForm.includes(other) && other.group === concept.group && areSimilarNouns(other, concept),
  )
  const candidates = [sameForm, sameList]
    .flatMap((each) => nearestFirst(concept, each, card))
    .map((other) => ({ concept: other, text: other.shown }))
  const picked = pickDistractors(concept.shown, candidates, balance)
  if (picked === null) return null
  balance.add(
    isLongest(
      concept.shown,
      picked.map(({ text }) => text),
    ),
  )
  const options: Option[] = [
    keyOption(concept.shown, explainConcept(concept)),
    ...picked.map(({ concept: other, text }) => distractorOption(text, explainConcept(other))),
  ]
  return conceptQuestion(concept, card, {
    kind: 'term-choice',
    prompt,
    answer: concept.shown,
    accepted: [concept.shown],
    options: shuffleOptions(options, card),
  })
}

const maxTypedTermLength = 32

/** Whether a term can be typed in one way only: it has no formulas, quotes, placeholders or command-line options. */
function isTypeable(term: string): boolean {
  return !/["'“”<>]|\s-/u.test(term) && !piecesOf(term).some(({ kind }) => kind === 'formula')
}

function makeTypedTerm(concept: LessonConcept, phrases: Phrases): GeneratedQuestion | null {
  const description = descriptionFor(concept)
  if (!isTypeable(concept.term)) return null
  if (description === null || concept.term.length > maxTypedTermLength || countWords(concept.term) > 4)
    return null
  return conceptQuestion(concept, `${concept.id}/meaning-to-term`, {
    kind: 'term-typed',
    prompt: phrases.askTerm(concept, description.text),
    answer: concept.shown,
    accepted: acceptedNames(concept),
    options: [],
  })
}
