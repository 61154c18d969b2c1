import { findConcept, mentions, type LessonConcept } from '#domain/lesson/find-concepts'
import { capitalise, uncapitalise } from '#domain/lesson/definiens'
import type { ParsedLesson } from '#domain/lesson/parsed-lesson'
import { shortHash, toSlug } from '#domain/lesson/slug'
import { foldText, splitSentences } from '#domain/lesson/words'
import { noDrafts, type Drafts } from '#domain/items/item-draft'
import type { GeneratedCard } from '#domain/items/items'
import { leaks } from '#domain/items/mask-answer'
import {
  clozeCard,
  makeBlank,
  makeDefinitionCloze,
  namesOf,
  standsAlone,
} from '#domain/items/make-concept-cards'
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

function conceptsIn(text: string, concepts: readonly LessonConcept[]): string[] {
  return concepts
    .filter((concept) => mentions(text, concept))
    .map((concept) => concept.id)
    .slice(0, 3)
}

/** Why-cards from advice that gives its reason. */
export function makeWhyCards(
  lesson: ParsedLesson,
  concepts: readonly LessonConcept[],
  course: string,
): Drafts {
  const drafts = noDrafts()
  for (const { kind, what, reason, section, source } of lesson.advice) {
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
    const named = conceptsIn(`${what} ${reason}`, concepts)
    const subject = section?.subject ?? null
    const about = subject === null ? null : findConcept(concepts, subject)
    drafts.cards.push(
      selfGraded({
        id,
        prompt,
        answer,
        explanation: `${capitalise(what)}: ${reason}.`,
        concepts: named.length > 0 || about === null ? named : [about.id],
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
  for (const { id, question, answer, source } of lesson.authoredCards) {
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
        concepts: conceptsIn(`${question} ${answer}`, concepts),
        source,
      }),
    )
  }
  return drafts
}

/** One cloze for a concept: on its definition, else on a sentence of the lesson that speaks of it. */
export function makeClozeCards(lesson: ParsedLesson, concepts: readonly LessonConcept[]): Drafts {
  const drafts = noDrafts()
  const sentences = new Set<string>()
  for (const concept of concepts) {
    const own = makeDefinitionCloze(concept)
    if (own !== null) {
      drafts.cards.push(own)
      continue
    }
    if (!concept.isDefined) continue
    for (const statement of lesson.statements) {
      if (sentences.has(statement.text) || !standsAlone(statement.text)) continue
      if (!mentions(statement.text.replace(/`[^`]*`/gu, ' '), concept)) continue
      const found = makeBlank(statement.text, concept.isCode ? [] : namesOf(concept))
      if (found === null || leaks(found.prompt, [found.answer])) continue
      const answered = findConcept(concepts, found.answer)
      if (answered !== null && answered !== concept) continue
      sentences.add(statement.text)
      drafts.cards.push(clozeCard(concept, found.prompt, found.answer, statement.source, statement.text))
      break
    }
  }
  return drafts
}
