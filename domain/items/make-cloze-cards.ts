import { firstWordOf } from '#domain/language/english-tags'
import { findConcept, mentions, type LessonConcept } from '#domain/lesson/find-concepts'
import type { ParsedLesson, Statement } from '#domain/lesson/parsed-lesson'
import { occurrencesOf } from '#domain/lesson/plain-text'
import { toSlug } from '#domain/lesson/slug'
import { similarity } from '#domain/lesson/words'
import { boundNames } from '#domain/program/bound-names'
import { startsWithImperative, startsWithVerb } from '#domain/items/english-verbs'
import {
  blankCode,
  blankKeyWord,
  blankPredicate,
  isSelfContained,
  type BlankedSentence,
} from '#domain/items/blank-sentence'
import { conceptsOfText } from '#domain/items/concepts-of-text'
import { noDrafts, type Drafts } from '#domain/items/drafts'
import type { GeneratedCard } from '#domain/items/items'
import { isAskableKeyWord } from '#domain/items/key-words'
import { acceptedNames, explainConcept, lastNameOf, namesOf } from '#domain/items/make-concept-cards'
import { blank, leaks } from '#domain/items/mask-answer'
import { isAboutOther } from '#domain/items/leans-on-context'
import { fitsAnswer, shortenMeaning } from '#domain/items/shorten-meaning'

/** Whether an English sentence tells what to do; a keyword in capitals begins with its name: `READ operation: …`. */
const isOrder = (text: string): boolean => /^\p{Lu}\p{Ll}/u.test(text) && firstWordOf(text) === 'imperative'

const clozeIdOf = (concept: LessonConcept): string => `${concept.id}/statement`

/** Whether a sentence repeats the definition of a concept. */
function defines(sentence: string, concept: LessonConcept): boolean {
  return mentions(sentence, concept) && similarity(sentence, concept.meaning) >= 0.5
}

/** The years in what a lesson says that something was. */
const yearsOf = ({ topic, definition }: LessonConcept): string[] =>
  topic === 'past' ? (definition.match(/(?<!\d)\d{3,4}(?!\d)/gu) ?? []) : []

/** A cloze on the definition of a concept, or null. */
function clozeOnDefinition(
  concept: LessonConcept,
  blankOne: (sentence: string) => BlankedSentence | null,
): GeneratedCard | null {
  if (concept.confidence === 'low') return null
  const short = shortenMeaning(concept.definition) ?? concept.definition
  const found = fitsAnswer(short) ? blankOne(short) : null
  if (found === null) return null
  const prompt = startsWithVerb(found.prompt)
    ? `${concept.shown} ${found.prompt.replace(/^\p{Lu}(?=\p{Ll})/u, (char) => char.toLowerCase())}`
    : `${concept.shown}: ${found.prompt}`
  if (leaks(prompt.replaceAll(blank, ' '), [found.answer])) return null
  return clozeCard(
    clozeIdOf(concept),
    { ...found, prompt },
    [concept.id],
    concept.source,
    explainConcept(concept),
  )
}

function clozeCard(
  id: string,
  { prompt, answer }: BlankedSentence,
  concepts: string[],
  source: GeneratedCard['source'],
  explanation: string,
  names: readonly string[] = [],
): GeneratedCard {
  return {
    id,
    kind: 'cloze',
    facet: 'statement',
    prompt,
    code: null,
    answer,
    accepted: [...new Set([answer, ...names, ...lastNameOf(answer)])],
    options: [],
    explanation,
    program: null,
    concepts,
    source,
  }
}

/**
 * Makes at most one cloze for each concept, on code or a key word in its definition or in a sentence that mentions it,
 * and one for each other sentence with a key word. Names that the lesson's programs chose are not asked: they say nothing
 * about the language.
 */
export function makeClozeCards(
  lesson: ParsedLesson,
  concepts: readonly LessonConcept[],
  course: string,
): Drafts {
  const drafts = noDrafts()
  const { words } = lesson
  const used = new Set<string>()
  const statements = lesson.statements.filter(({ text }) => isSelfContained(text))
  const ownNames = new Set(lesson.fences.flatMap(({ code }) => [...boundNames(code)]))
  const isOwnName = (code: string): boolean => ownNames.has(/^[*&]*(\w+)/u.exec(code)?.[1] ?? '')
  const isTaken = (id: string): boolean => drafts.cards.some((card) => card.id === id)

  for (const concept of concepts) {
    if (!concept.isDefined || isAboutOther(concept.term, concept.definition, lesson.words)) continue
    const names = namesOf(concept)
    const isOther = (word: string): boolean =>
      !names.some((name) => leaks(word, [name]) || leaks(name, [word]))
    const card =
      clozeOnDefinition(concept, (text) =>
        blankCode(text, words, (code) => isOther(code) && !isOwnName(code)),
      ) ??
      clozeOnCode(concept, (code) => (concept.isCode || isOther(code)) && !isOwnName(code)) ??
      clozeOnDefinition(concept, (text) =>
        blankKeyWord(
          text,
          [...concept.keyWords, ...yearsOf(concept)],
          words,
          (word, ...around) => isOther(word) && isAskableKeyWord(word, ...around),
        ),
      )
    if (card !== null) drafts.cards.push(card)
    drafts.cards.push(...clozesOnYears(concept, card))
  }
  for (const statement of statements.filter(isFact)) {
    const card = clozeOnTerm(statement) ?? clozeOnKeyWord(statement)
    if (card !== null) drafts.cards.push(card)
  }
  for (const statement of lesson.statements) {
    const isAsked = drafts.cards.some(({ source }) => source.first === statement.source.first)
    const card = statement.isKeyPoint && !isAsked ? clozeOnKeyPoint(statement) : null
    if (card !== null) drafts.cards.push(card)
  }
  return drafts

  /** One cloze for each year in a definition, but for the one that is asked already: when it began, and when it ended. */
  function clozesOnYears(concept: LessonConcept, asked: GeneratedCard | null): GeneratedCard[] {
    const years = [...new Set(yearsOf(concept))].filter((year) => year !== asked?.answer)
    return years.flatMap((year) => {
      const card = clozeOnDefinition(concept, (text) =>
        occurrencesOf(year, text).length === 1 ? blankKeyWord(text, [year], words, () => true) : null,
      )
      return card === null ? [] : [{ ...card, id: `${card.id}-${year}` }]
    })
  }

  /** Whether a sentence has key words and states something that is not asked yet. */
  function isFact({ text, keyWords }: Statement): boolean {
    return (
      keyWords.length > 0 &&
      !used.has(text) &&
      !startsWithImperative(text) &&
      !(words.code === 'en' && isOrder(text)) &&
      !concepts.some((concept) => defines(text, concept))
    )
  }

  function clozeOnCode(concept: LessonConcept, isAsked: (code: string) => boolean): GeneratedCard | null {
    for (const { text, source } of statements) {
      if (used.has(text) || !mentions(text.replace(/`[^`]*`/gu, ' '), concept)) continue
      const found = blankCode(text, words, isAsked)
      if (found === null) continue
      const answered = findConcept(concepts, found.answer)
      if (answered !== null && answered !== concept) continue
      used.add(text)
      return clozeCard(clozeIdOf(concept), found, [concept.id], source, text)
    }
    return null
  }

  /** A cloze on a key word that is a term of the lesson, in a sentence other than its definition. */
  function clozeOnTerm({ text, keyWords, source }: Statement): GeneratedCard | null {
    for (const word of keyWords) {
      const concept = findConcept(concepts, word)
      if (concept === null || concept.isCode || isTaken(clozeIdOf(concept))) continue
      const found = blankKeyWord(text, keyWords, words, (other) => other === word)
      if (found === null || leaks(found.prompt, namesOf(concept))) continue
      return clozeCard(clozeIdOf(concept), found, [concept.id], source, text, acceptedNames(concept))
    }
    return null
  }

  /** A cloze on code, on a term of the lesson, or on what something is said to be, in a fact that the lesson wants remembered. */
  function clozeOnKeyPoint(statement: Statement): GeneratedCard | null {
    const { text, source } = statement
    const terms = concepts.filter(
      (concept) => !concept.isCode && occurrencesOf(concept.term, text).length === 1,
    )
    const found =
      blankCode(text, words, () => true) ??
      blankKeyWord(
        text,
        terms.map(({ term }) => term),
        words,
        () => true,
      ) ??
      blankPredicate(text, words)
    if (found === null) return null
    const id = `${course}/point/${toSlug(found.answer)}`
    const about = conceptsOfText(text, statement, concepts, course)
    return isTaken(id) ? null : clozeCard(id, found, about, source, text)
  }

  /** A cloze on a key word that is not a term, for the concept that the sentence mentions or else with its own id. */
  function clozeOnKeyWord(statement: Statement): GeneratedCard | null {
    const { text, keyWords, source } = statement
    const isNotTerm = (word: string): boolean => findConcept(concepts, word) === null
    const found = blankKeyWord(
      text,
      keyWords,
      words,
      (word, ...around) => isNotTerm(word) && isAskableKeyWord(word, ...around),
    )
    if (found === null) return null
    const about = conceptsOfText(found.prompt, statement, concepts, course)
    const concept = concepts.find(({ id, isDefined }) => id === about[0] && isDefined)
    const id =
      concept === undefined || isTaken(clozeIdOf(concept))
        ? `${course}/key/${toSlug(found.answer)}`
        : clozeIdOf(concept)
    return isTaken(id) ? null : clozeCard(id, found, about, source, text)
  }
}
