import { findConcept, type LessonConcept } from '#domain/lesson/find-concepts'
import { capitalise, uncapitalise } from '#domain/lesson/definiens'
import type { ParsedLesson } from '#domain/lesson/parsed-lesson'
import { shortHash, toSlug } from '#domain/lesson/slug'
import { foldText, splitSentences } from '#domain/lesson/words'
import { conceptsOfText } from '#domain/items/concepts-of-text'
import { noDrafts, type Drafts } from '#domain/items/item-draft'
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

/** Cards about a subject from its labelled bullets: `Tuples: how are they created?` */
export function makeLabelCards(
  lesson: ParsedLesson,
  concepts: readonly LessonConcept[],
  phrases: Phrases,
): Drafts {
  const drafts = noDrafts()
  for (const { subject, label, statements, source } of lesson.labelled) {
    const concept = findConcept(concepts, subject)
    const prompt = concept === null ? null : phrases.labelled(concept.shown, subject, label)
    if (concept === null || prompt === null) continue
    const id = `${concept.id}/${toSlug(label)}`
    const reject = (rule: string, message: string): void => {
      drafts.rejected.push({ rule, line: source.first, item: id, message })
    }
    if (drafts.cards.some((card) => card.id === id)) {
      reject('E02', `“${label}” of ${subject} is said a second time. Merge the two.`)
      continue
    }
    if (statements.length > 2) {
      reject(
        'E05',
        `“${label}” of ${subject} is a list of ${statements.length}; a card asks for one idea. Split it into bullets with labels of their own.`,
      )
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
    const answer = joined === '' ? null : shortenMeaning(capitalise(joined))
    if (answer === null || isEnumeration(answer)) {
      if (joined !== '')
        reject(
          'E05',
          `“${label}” of ${subject} is more than one short answer. Say the essential in one sentence.`,
        )
      continue
    }
    drafts.cards.push(
      selfGraded({
        id,
        prompt,
        answer,
        explanation: `${concept.shown}, ${label.toLowerCase()}: ${statements.join(' ')}`,
        concepts: [concept.id],
        source,
      }),
    )
  }
  return drafts
}

/** Why-cards from advice that gives its reason. */
export function makeWhyCards(
  lesson: ParsedLesson,
  concepts: readonly LessonConcept[],
  course: string,
): Drafts {
  const drafts = noDrafts()
  for (const { kind, what, reason, section, annotated, source } of lesson.advice) {
    const id = `${course}/${kind === 'advice' ? 'why' : 'mistake'}/${toSlug(what)}`
    const prompt =
      kind === 'mistake'
        ? `What is the consequence of ${what}?`
        : `Why should you ${what.replace(/^(?:do not|don[’']t)\b/iu, 'not').replace(/^remember to\b/iu, '')}?`.replace(
            /\s+/gu,
            ' ',
          )
    const answer = shortenMeaning(reason)
    if (answer === null || isEnumeration(answer)) {
      drafts.rejected.push({
        rule: 'E05',
        line: source.first,
        item: id,
        message:
          'The reason given here is too long for one answer. Say it in one sentence of at most 25 words.',
      })
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

/** Questions and answers that the author wrote in comments. */
export function makeAuthoredCards(
  lesson: ParsedLesson,
  concepts: readonly LessonConcept[],
  course: string,
): Drafts {
  const drafts = noDrafts()
  for (const { id, question, answer, section, annotated, source } of lesson.authoredCards) {
    const cardId = `${course}/card/${id === null ? shortHash(foldText(question)) : toSlug(id)}`
    if (!fitsAnswer(answer)) {
      drafts.rejected.push({
        rule: 'E05',
        line: source.first,
        item: cardId,
        message: 'The answer of this card is longer than 25 words or 120 characters. Split it.',
      })
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
