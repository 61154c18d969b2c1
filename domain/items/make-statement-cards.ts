import { firstWordOf } from '#domain/language/english-tags'
import { isIn, startsWithAny } from '#domain/language/word-tests'
import { finding, type RejectedItem } from '#domain/findings/finding'
import type { LanguageData } from '#domain/language/language'
import { findConcept, mentions, type LessonConcept } from '#domain/lesson/find-concepts'
import { capitalise, uncapitalise } from '#domain/lesson/definiens'
import type { Advice, AuthoredCard, ParsedLesson } from '#domain/lesson/parsed-lesson'
import { shortHash, toSlug } from '#domain/lesson/slug'
import { contentWords, foldText, isUnspaced, similarity, splitSentences } from '#domain/lesson/words'
import { conceptsOfText } from '#domain/items/concepts-of-text'
import { startsWithImperative, startsWithVerb } from '#domain/items/english-verbs'
import { leansOnContext } from '#domain/items/leans-on-context'
import { noDrafts, type Drafts } from '#domain/items/drafts'
import type { GeneratedCard } from '#domain/items/items'
import { fitsAnswer, isEnumeration, shortenMeaning } from '#domain/items/shorten-meaning'
import type { Phrases } from '#domain/items/wording'

interface StatementCard {
  id: string
  prompt: string
  answer: string
  explanation: string
  concepts: string[]
  source: GeneratedCard['source']
}

function selfGraded(card: StatementCard): GeneratedCard {
  return {
    ...card,
    kind: 'self-graded',
    facet: 'statement',
    code: null,
    accepted: [card.answer],
    options: [],
    program: null,
  }
}

/** Makes cards from labelled bullets: `Tuples: how are they created?` */
export function makeLabelCards(
  lesson: ParsedLesson,
  concepts: readonly LessonConcept[],
  phrases: Phrases,
  course: string,
): Drafts {
  const drafts = noDrafts()
  const { guesses } = lesson.words
  for (const { subject, subjectShown, label, statements, namesConcept, source } of lesson.labelled) {
    const concept = findConcept(concepts, subject)
    const shown = concept?.shown ?? subjectShown
    const prompt = namesConcept ? phrases.askLabel(shown, subject, label) : phrases.askCell(shown, label)
    const isGuess = (text: string) =>
      isIn(text.replace(/[.!]$/u, ''), guesses) ||
      /^(?:n\/a)?$|^[^\p{L}\p{N}]+$|^\([^()]*\)$|^https?:\/\/\S+$/iu.test(text)
    const saysNothing = !namesConcept && statements.every(isGuess)
    if ((namesConcept && concept === null) || prompt === null || saysNothing) continue
    const id = `${concept?.id ?? `${course}/label/${toSlug(subject)}`}/${toSlug(label)}`
    const reject = (rule: RejectedItem['rule'], found: string, whatToDo?: string): void => {
      drafts.findings.push(finding(rule, { line: source.first, item: id }, found, whatToDo))
    }
    const first = drafts.cards.find((card) => card.id === id)
    if (first !== undefined) {
      const found = `“${label}” of ${subject} is already answered on line ${first.source.first}.`
      reject('E02', found, 'Merge the two.')
      continue
    }
    if (statements.length > 2) {
      const found = `“${label}” of ${subject} is a list of ${statements.length}; a card asks for one idea.`
      reject('E15', found, 'Split it into bullets with labels of their own.')
      continue
    }
    const parts = statements
      .map((statement) => splitSentences(statement)[0] ?? statement)
      .filter((part) => !/[:：]$/u.test(part))
    const joined =
      parts.length === 1
        ? (parts[0] ?? '')
        : parts
            .map((part, index) => (index === 0 ? part : uncapitalise(part)).replace(/[.;]$/u, ''))
            .join('; ')
    if (joined === '') continue
    const answer = shortenMeaning(capitalise(joined))
    if (answer === null) {
      reject('E05', `“${label}” of ${subject} is too long to recall as one answer.`)
      continue
    }
    if (isEnumeration(answer)) {
      reject('E15', `“${label}” of ${subject} is a list.`)
      continue
    }
    drafts.cards.push(
      selfGraded({
        id,
        prompt,
        answer,
        explanation: `${shown}, ${label.toLowerCase()}: ${statements.join(' ')}`,
        concepts: concept === null ? [] : [concept.id],
        source,
      }),
    )
  }
  return drafts
}

/** Advice that tells its purpose: `use the remove() method to delete an element`. */
const tellsPurpose = /^use\s(?!.*\s(?:instead|rather)\s).*\s(?:to|for|if)\s/iu
/** How a sentence goes on about the one before it, as its reason does. */
const goesOn = /^(?:to|it|they|this|that|these|those|because|otherwise|without)\s/iu

/**
 * Whether an English text advises something and gives a reason, which neither a name nor another order does, nor the
 * sentence after advice that tells its purpose, nor what only leads the eyes (`note the indentation`).
 */
const isAdvised = (kind: Advice['kind'], what: string, reason: string): boolean =>
  !startsWithImperative(reason) &&
  !/^(?:note|notice|see)\s/iu.test(what) &&
  (!tellsPurpose.test(what) || goesOn.test(reason)) &&
  (kind !== 'sentence' ||
    !(/^`[^`]+`$/u.test(what) || (startsWithVerb(what) && firstWordOf(what) === 'verb')))

/** Makes cards that ask for the reason of advice or for the consequence of a mistake. */
export function makeAdviceCards(
  lesson: ParsedLesson,
  concepts: readonly LessonConcept[],
  course: string,
  phrases: Phrases,
): Drafts {
  const drafts = noDrafts()
  for (const { kind, what: advice, reason, section, annotated, source } of lesson.advice) {
    const what = uncapitalise(advice.replace(/[\s.?!]+$/u, ''))
    const id = `${course}/${kind === 'mistake' ? 'mistake' : 'why'}/${toSlug(advice)}`
    const prompt =
      kind === 'sentence'
        ? phrases.askWhy(advice.replace(/[\s.?!]+$/u, ''))
        : kind === 'mistake'
          ? `What is the consequence of ${what}?`
          : `Why should you ${what.replace(/^(?:do not|don[’']t)\b/iu, 'not').replace(/^remember to\b/iu, '')}?`.replace(
              /\s+/gu,
              ' ',
            )
    const answer = shortenMeaning(reason)
    const place = { line: source.first, item: id }
    const isPartOfSentence = [what, reason].some((part) => startsWithAny(part, lesson.words.conjunctions))
    if (leansOnContext(what, lesson.words) || startsWithAny(what, lesson.words.anaphors) || isPartOfSentence)
      continue
    if (lesson.words.code === 'en' && !isAdvised(kind, what, reason)) continue
    if (answer === null) {
      drafts.findings.push(
        finding('E05', place, 'The reason given here is too long to recall as one answer.'),
      )
      continue
    }
    if (isEnumeration(answer)) {
      drafts.findings.push(finding('E15', place, 'The reason given here is a list.'))
      continue
    }
    if (drafts.cards.some((card) => foldText(card.prompt) === foldText(prompt))) continue
    drafts.cards.push(
      selfGraded({
        id,
        prompt,
        answer,
        explanation: `${capitalise(what)}: ${reason}.`,
        concepts: conceptsOfText(`${what} ${reason}`, { annotated, section }, concepts, course),
        source,
      }),
    )
  }
  return drafts
}

/** Makes cards from the questions and answers that the author wrote in comments. */
export function makeAuthoredCards(
  lesson: ParsedLesson,
  concepts: readonly LessonConcept[],
  course: string,
): Drafts {
  const drafts = noDrafts()
  const isDefinition = ({ question, answer }: AuthoredCard): boolean =>
    concepts.some((concept) => mentions(question, concept) && similarity(answer, concept.meaning) >= 0.6)
  // A question that the text answers with a definition is asked by the card of its term.
  const asked = lesson.questions.filter((question) => !isDefinition(question))
  for (const { id, question, answer, section, annotated, source } of [...lesson.authoredCards, ...asked]) {
    const cardId = `${course}/card/${id === null ? shortHash(foldText(question)) : toSlug(id)}`
    if (!fitsAnswer(answer)) {
      const place = { line: source.first, item: cardId }
      drafts.findings.push(finding('E05', place, 'The answer of this card is too long to recall.'))
      continue
    }
    drafts.cards.push(
      selfGraded({
        id: cardId,
        prompt: /[?？]$|____/u.test(question) ? question : `${question.replace(/[.:]$/u, '')}?`,
        answer,
        explanation: answer,
        concepts: conceptsOfText(`${question} ${answer}`, { annotated, section }, concepts, course),
        source,
      }),
    )
  }
  return drafts
}

/** Steps of which there are fewer are known at a glance, and more are a burden to sort. */
const stepCounts = { min: 3, max: 7 }

/** Whether a lead-in says what steps lead to. */
const namesGoal = (goal: string, { leadIns }: LanguageData): boolean =>
  isUnspaced(goal) || contentWords(goal).some((word) => !leadIns.includes(word.toLowerCase()))

/** Makes cards that ask for the order of the steps of a procedure. */
export function makeStepCards(
  lesson: ParsedLesson,
  concepts: readonly LessonConcept[],
  course: string,
  phrases: Phrases,
): Drafts {
  const drafts = noDrafts()
  for (const { goal, steps, section, annotated, source } of lesson.procedures) {
    const texts = steps.map((step) => step.replace(/[.;]$/u, ''))
    const isFit =
      texts.length >= stepCounts.min &&
      texts.length <= stepCounts.max &&
      new Set(texts.map(foldText)).size === texts.length &&
      texts.every(fitsAnswer)
    const id = `${course}/steps/${toSlug(goal)}`
    // Exercises are done one after the other, but not to reach a goal.
    if (
      section?.kind === 'stop' ||
      !isFit ||
      !namesGoal(goal, lesson.words) ||
      drafts.cards.some((card) => card.id === id)
    )
      continue
    drafts.cards.push({
      ...{ id, kind: 'step-order', facet: 'statement', prompt: phrases.askOrder(goal), code: null },
      ...{ answer: texts, accepted: [texts.join('\n')], options: [], program: null, source },
      explanation: texts.join('; '),
      concepts: conceptsOfText(`${goal} ${texts.join(' ')}`, { annotated, section }, concepts, course),
    })
  }
  return drafts
}
