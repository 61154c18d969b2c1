import { finding } from '#domain/findings/finding'
import type { LanguageData } from '#domain/language/language'
import type { LessonConcept } from '#domain/lesson/find-concepts'
import { noDrafts, type Drafts } from '#domain/items/drafts'
import { isAboutOther } from '#domain/items/leans-on-context'
import type { Facet, GeneratedCard, ItemKind } from '#domain/items/items'
import {
  blank,
  leaks,
  maskNames,
  countRemainingContentWords,
  sharesHeadWord,
} from '#domain/items/mask-answer'
import type { Phrases } from '#domain/items/wording'
import {
  isEnumeration,
  maxAnswerGraphemes,
  maxAnswerWords,
  shortenMeaning,
} from '#domain/items/shorten-meaning'
import { optionText } from '#domain/items/choice-form'
import { countWords, isUnspaced } from '#domain/lesson/words'

/** Fewest content words that a description with blanks must keep (item rule W11). */
const minWordsBesideBlanks = 5
/** With more blanks, a description is a riddle about itself. */
const maxBlanks = 1
/** Longer descriptions are shortened if possible; above the second limit they are not asked. */
const maxDescriptionWords = 32
const maxMaskedWords = 45

/** The names of a concept that a prompt must not give away, calls without their arguments. */
export const namesOf = (concept: LessonConcept): string[] => [bareName(concept), ...concept.aliases]

function bareName({ term, isCode }: LessonConcept): string {
  return isCode ? term.replace(/(?<=\w)\(.*\)$/u, '') : term
}

/** The last name of a dotted one in backticks, which is accepted without what stands before it; none without a dot. */
export const lastNameOf = (shown: string): string[] => /^`.*\w\.(\w+)`$/u.exec(shown)?.slice(1) ?? []

/** All accepted names of a concept; the first is the one shown in prompts. */
export function acceptedNames(concept: LessonConcept): string[] {
  const { shown, aliases } = concept
  const names = new Set([shown, bareName(concept), ...aliases, ...lastNameOf(shown)])
  return [...names].filter((name) => name === shown || name !== shown.replaceAll('`', ''))
}

/** The term and whole meaning of a concept, as explanations and feedback show it. */
export function explainConcept(concept: LessonConcept): string {
  const meaning = /[.!?。！？]$/u.test(concept.meaning) ? concept.meaning : `${concept.meaning}.`
  return `${concept.shown}: ${meaning}`
}

/**
 * The description that asks for the name of a concept, with the words of the name masked. Null if it is too long or too
 * little is left to recognise the concept by.
 */
export function descriptionFor(concept: LessonConcept): { text: string; isMasked: boolean } | null {
  const names = namesOf(concept)
  const shortened = shortenMeaning(concept.definition) ?? concept.definition
  const isLong = countWords(concept.definition) > maxDescriptionWords
  const isShortenedBetter = sharesHeadWord(concept.definition, names) && !sharesHeadWord(shortened, names)
  const short = optionText(isLong || isShortenedBetter ? shortened : concept.definition)
  if (countWords(short) > maxMaskedWords) return null
  if (!sharesHeadWord(short, names) && !leaks(short, names)) {
    return isUnspaced(short) || countRemainingContentWords(short) >= minContentWords(concept)
      ? { text: short, isMasked: false }
      : null
  }
  const masked = maskNames(short, names, concept.shown)
  const isEnough = isUnspaced(short)
    ? masked.replaceAll(blank, '').length >= 8
    : countRemainingContentWords(masked) >= minWordsBesideBlanks &&
      masked.split(blank).length <= maxBlanks + 1
  return isEnough && !leaks(masked, names) ? { text: masked, isMasked: true } : null
}

/** One word is enough if the whole meaning is that short, as in a list of translations, but two are too few for code or a sign. */
function minContentWords({ term, isCode, definition, confidence }: LessonConcept): number {
  if (isCode || [...term].length === 1) return countWords(definition) <= 2 ? 3 : 2
  return confidence === 'high' && countWords(definition) <= 3 ? 1 : 2
}

/** Makes self-graded cards for both directions of a definition, with findings for those that cannot be made. */
export function makeConceptCards(concept: LessonConcept, phrases: Phrases, words: LanguageData): Drafts {
  const drafts = noDrafts()
  if (!concept.isDefined) return drafts
  const line = concept.source.first
  if (isAboutOther(concept.term, concept.definition, words)) {
    const found = `The definition of “${concept.term}” points at the text around it.`
    drafts.findings.push(finding('E07', { line }, found))
    return drafts
  }
  const card = (
    facet: Facet,
    kind: ItemKind,
    prompt: string,
    answer: string,
    accepted: string[],
  ): GeneratedCard => ({
    id: `${concept.id}/${facet}`,
    kind,
    facet,
    prompt,
    code: null,
    answer,
    accepted,
    options: [],
    explanation: explainConcept(concept),
    program: null,
    concepts: [concept.id],
    source: concept.source,
  })

  const meaning = shortenMeaning(concept.definition)
  const meaningCardId = `${concept.id}/term-to-meaning`
  if (meaning === null) {
    const found = `The definition of “${concept.term}” is too long to recall as one answer.`
    const whatToDo =
      `Put the essentials into its first sentence, in at most ${maxAnswerWords} words and ${maxAnswerGraphemes} ` +
      'characters.'
    drafts.findings.push(finding('E05', { line, item: meaningCardId }, found, whatToDo))
  } else if (isEnumeration(meaning)) {
    const found = `“${concept.term}” is explained by a list.`
    const whatToDo = 'Say in one sentence what its members have in common.'
    drafts.findings.push(finding('E15', { line, item: meaningCardId }, found, whatToDo))
  } else {
    const { prompt, answer } = phrases.askMeaning(concept, meaning)
    drafts.cards.push(card('term-to-meaning', 'self-graded', prompt, answer, [answer]))
  }

  if (concept.confidence === 'low') return drafts
  const description = descriptionFor(concept)
  if (description === null) {
    const found =
      `The definition of “${concept.term}” repeats its own words or says too little without them, so nothing asks ` +
      'for the term.'
    drafts.findings.push(finding('W11', { line }, found))
  } else {
    drafts.cards.push(
      card(
        'meaning-to-term',
        'self-graded',
        phrases.askTerm(concept, description.text),
        concept.shown,
        acceptedNames(concept),
      ),
    )
  }
  return drafts
}
