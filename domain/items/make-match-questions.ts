import type { LanguageData } from '#domain/language/language'
import { mentions, type LessonConcept } from '#domain/lesson/find-concepts'
import { isPlural } from '#domain/lesson/label-words'
import { isUnspaced } from '#domain/lesson/words'
import { canStandBeside, sameCase, shapeOf } from '#domain/items/alike-terms'
import { formOf } from '#domain/items/choice-form'
import { conceptQuestion } from '#domain/items/concept-question'
import type { GeneratedQuestion } from '#domain/items/items'
import { explainConcept } from '#domain/items/make-concept-cards'
import { meaningOption, sharesPart } from '#domain/items/make-meaning-choice'
import type { Phrases } from '#domain/items/wording'

/** Fewer pairs are soon found by exclusion, and more are a burden. */
const pairCounts = { min: 3, max: 4 }

interface Pair {
  concept: LessonConcept
  meaning: string
}

/**
 * Makes questions that ask to match terms of one list with their meanings. The terms and the meanings of a question look
 * alike, and each meaning fits one term only. The answer counts for the card of the first term. One text that is no
 * meaning spoils the question for all its terms, so only definitions that are sure are used.
 *
 * @param concepts those that may be asked about, in the order of the lesson
 */
export function makeMatchQuestions(
  concepts: readonly LessonConcept[],
  phrases: Phrases,
  words: LanguageData,
): GeneratedQuestion[] {
  const sure = concepts.filter(({ isSure }) => isSure)
  const lists = Map.groupBy(sure.flatMap(pairOf), ({ concept: { group } }) => group)
  return [...lists.values()]
    .flatMap((pairs) => setsOf(pairs, words))
    .map((pairs) => matchQuestion(pairs, phrases))
}

function pairOf(concept: LessonConcept): Pair[] {
  const meaning = concept.context === null ? meaningOption(concept) : null
  return meaning === null || sharesPart(meaning, concept.term) || !standsAlone(meaning)
    ? []
    : [{ concept, meaning }]
}

/** Whether a meaning describes something by itself: it asks nothing, is no aside, and does not lean on another one. */
const standsAlone = (meaning: string): boolean =>
  !/[?？؟]$|^\(.*\)$|^(?:the|this|that) (?:one|same|other|thing)\b/iu.test(meaning)

/** Sets of pairs that can stand in one question; each pair is in one of them at most. */
function setsOf(pairs: readonly Pair[], words: LanguageData): [Pair, ...Pair[]][] {
  const open: [Pair, ...Pair[]][] = []
  for (const pair of pairs) {
    const fitting = open.find(
      (set) => set.length < pairCounts.max && set.every((other) => areAlike(pair, other, words)),
    )
    if (fitting === undefined) open.push([pair])
    else fitting.push(pair)
  }
  return open.filter((set) => set.length >= pairCounts.min)
}

/** Whether two pairs look alike, so that only who knows the meanings can tell which is which. */
function areAlike(one: Pair, other: Pair, words: LanguageData): boolean {
  const [a, b] = [one.concept, other.concept]
  return (
    a.isCode === b.isCode &&
    shapeOf(a.term) === shapeOf(b.term) &&
    sameCase(a.shown, b.shown) &&
    isUnspaced(a.term) === isUnspaced(b.term) &&
    isPlural(a.term) === isPlural(b.term) &&
    formOf(one.meaning) === formOf(other.meaning) &&
    canStandBeside(a, b, words) &&
    canStandBeside(b, a, words) &&
    !mentions(one.meaning, b) &&
    !mentions(other.meaning, a)
  )
}

function matchQuestion([first, ...more]: readonly [Pair, ...Pair[]], phrases: Phrases): GeneratedQuestion {
  const pairs = [first, ...more]
  const terms = pairs.map(({ concept }) => concept.shown)
  return {
    ...conceptQuestion(first.concept, `${first.concept.id}/term-to-meaning`, {
      kind: 'match',
      prompt: phrases.askMatch(terms, first.concept.topic),
      answer: terms,
      accepted: [terms.join('\n')],
      options: [],
    }),
    parts: pairs.map(({ meaning }) => meaning),
    explanation: pairs.map(({ concept }) => explainConcept(concept)).join('\n'),
    concepts: pairs.map(({ concept }) => concept.id),
  }
}
