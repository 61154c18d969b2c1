import type { LessonConcept } from '#domain/lesson/find-concepts'
import { noDrafts, type Drafts } from '#domain/items/item-draft'
import type { Facet, GeneratedCard, ItemKind } from '#domain/items/items'
import { blank, leaks, maskNames, remainingContentWords, sharesHeadWord } from '#domain/items/mask-answer'
import { startsWithVerb } from '#domain/items/english-verbs'
import type { Phrases } from '#domain/items/wording'
import {
  fitsAnswer,
  isEnumeration,
  maxAnswerGraphemes,
  maxAnswerWords,
  shortenMeaning,
} from '#domain/items/shorten-meaning'
import { optionText } from '#domain/items/choice-form'
import { countWords, isUnspaced } from '#domain/lesson/words'

/** Fewest content words that a description with blanks must keep to be asked (item rule W11). */
const minWordsBesideBlanks = 5
/** Longer descriptions are shortened where they can be; beyond the second limit they are not asked. */
const maxDescriptionWords = 32
const maxMaskedWords = 45

/** Names that a prompt must not give away; a call counts without its arguments. */
export const namesOf = (concept: LessonConcept): string[] => [bareName(concept), ...concept.aliases]

function bareName({ term, isCode }: LessonConcept): string {
  return isCode ? term.replace(/(?<=\w)\(.*\)$/u, '') : term
}

/** What a concept is called, in all the ways that are accepted; the first as prompts show it. */
export const acceptedNames = (concept: LessonConcept): string[] =>
  [...new Set([concept.shown, bareName(concept), ...concept.aliases])].filter(
    (name) => name !== concept.term || name === concept.shown,
  )

export function explain(concept: LessonConcept): string {
  const meaning = /[.!?。！？]$/u.test(concept.meaning) ? concept.meaning : `${concept.meaning}.`
  return `${concept.shown}: ${meaning}`
}

/**
 * The description of a concept that asks for its name: masked where it holds a word of the name. Null if too little
 * is left to recognise the concept by.
 */
export function descriptionFor(concept: LessonConcept): { text: string; isMasked: boolean } | null {
  const names = namesOf(concept)
  const brief = shortenMeaning(concept.definition) ?? concept.definition
  const isLong = countWords(concept.definition) > maxDescriptionWords
  const isBriefBetter = sharesHeadWord(concept.definition, names) && !sharesHeadWord(brief, names)
  const short = optionText(isLong || isBriefBetter ? brief : concept.definition)
  if (countWords(short) > maxMaskedWords) return null
  if (!sharesHeadWord(short, names) && !leaks(short, names)) {
    return isUnspaced(short) || remainingContentWords(short) >= minContentWords(concept)
      ? { text: short, isMasked: false }
      : null
  }
  const masked = maskNames(short, names)
  const isEnough = isUnspaced(short)
    ? masked.replaceAll(blank, '').length >= 8
    : remainingContentWords(masked) >= minWordsBesideBlanks
  return isEnough && !leaks(masked, names) ? { text: masked, isMasked: true } : null
}

/** One word is enough where the author gives translations: then the whole meaning is that short. */
function minContentWords({ definition, confidence }: LessonConcept): number {
  return confidence === 'high' && countWords(definition) <= 3 ? 1 : 2
}

/** Both directions of a definition as self-graded cards. */
export function makeConceptCards(concept: LessonConcept, phrases: Phrases): Drafts {
  const drafts = noDrafts()
  if (!concept.isDefined) return drafts
  const line = concept.source.first
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
    explanation: explain(concept),
    program: null,
    concepts: [concept.id],
    source: concept.source,
  })

  const meaning = shortenMeaning(concept.definition)
  const toMeaning = `${concept.id}/term-to-meaning`
  if (meaning === null) {
    drafts.rejected.push({
      rule: 'E05',
      line,
      item: toMeaning,
      message:
        `The definition of “${concept.term}” is longer than ${maxAnswerWords} words or ${maxAnswerGraphemes} ` +
        'characters, too long to be recalled as one answer. Say the essential in its first sentence.',
    })
  } else if (isEnumeration(meaning)) {
    drafts.rejected.push({
      rule: 'E05',
      line,
      item: toMeaning,
      message: `“${concept.term}” is explained by a list. Say in one sentence what its members have in common.`,
    })
  } else {
    const { prompt, answer } = phrases.meaningOf(concept, meaning)
    drafts.cards.push(card('term-to-meaning', 'self-graded', prompt, answer, [answer]))
  }

  if (concept.confidence === 'low') return drafts
  const description = descriptionFor(concept)
  if (description === null) {
    drafts.warnings.push({
      rule: 'W11',
      line,
      message:
        `The definition of “${concept.term}” repeats its own words or says too little without them, so nothing asks ` +
        'for the term. Define it without using the word.',
    })
  } else {
    drafts.cards.push(
      card(
        'meaning-to-term',
        'self-graded',
        phrases.termFor(concept, description.text),
        concept.shown,
        acceptedNames(concept),
      ),
    )
  }
  return drafts
}

const exampleLead =
  /(?:such as|like|including|for example|for instance|e\.g\.|i\.e\.|example:?|say)[,:]?\s*$/iu
const joint = /^\s*(?:,|\/|and\b|or\b|&)/iu
const jointBefore = /(?:,|\/|\band|\bor|&)\s*$/iu
const leansOnOthers =
  /^(?:it|its|they|their|this|that|these|those|here|there|however|but|and|so|then|also|instead|otherwise|thus|therefore|for example|for instance|in this|in our|above|below|now|next|first|finally|notice|note|let[’']s|we|you|if you|when you|as|both|again|after that|suppose)\b/iu

/**
 * A sentence with one code span blanked, if just one blank makes sense: the only span, or one that stands apart from
 * the others, not an example among many, not said elsewhere in the sentence.
 */
export function makeBlank(
  sentence: string,
  keep: readonly string[],
): { prompt: string; answer: string } | null {
  const spans = [...sentence.matchAll(/`([^`]+)`/gu)]
  for (const span of spans) {
    const answer = (span[1] ?? '').trim()
    const before = sentence.slice(0, span.index)
    const after = sentence.slice(span.index + span[0].length)
    const isTypeable =
      answer.length >= 2 && answer.length <= 24 && /\p{L}/u.test(answer) && !/[[\]{}=,"']/u.test(answer)
    if (!isTypeable || exampleLead.test(before) || joint.test(after) || jointBefore.test(before)) continue
    if (spans.length > 2 || keep.some((name) => leaks(answer, [name]) || leaks(name, [answer]))) continue
    const prompt = `${before}${blank}${after}`
    if (
      leaks(prompt.replaceAll(blank, ' '), [answer]) ||
      sharesHeadWord(prompt.replaceAll(blank, ' '), [answer])
    )
      continue
    if (remainingContentWords(prompt) < 4) continue
    return { prompt, answer }
  }
  return null
}

/** Whether a sentence can be read without the text around it. */
export function standsAlone(sentence: string): boolean {
  const words = countWords(sentence)
  return (
    words >= 6 &&
    words <= 28 &&
    /[.。]$/u.test(sentence) &&
    !leansOnOthers.test(sentence) &&
    !/\b(?:above|below|following|previous|this (?:program|example|code|lesson|section)|the (?:program|example) (?:above|below)|our|we|let[’']s)\b/iu.test(
      sentence,
    )
  )
}

/** A cloze card on a code span of the definition. */
export function makeDefinitionCloze(concept: LessonConcept): GeneratedCard | null {
  if (!concept.isDefined || concept.confidence === 'low') return null
  const short = shortenMeaning(concept.definition) ?? concept.definition
  const found = fitsAnswer(short) ? makeBlank(short, namesOf(concept)) : null
  if (found === null) return null
  const statement = startsWithVerb(found.prompt)
    ? found.prompt.replace(/^\p{Lu}(?=\p{Ll})/u, (char) => char.toLowerCase())
    : found.prompt
  const prompt = startsWithVerb(found.prompt)
    ? `${concept.shown} ${statement}`
    : `${concept.shown}: ${statement}`
  if (leaks(prompt.replaceAll(blank, ' '), [found.answer])) return null
  return clozeCard(concept, prompt, found.answer, concept.source, explain(concept))
}

export function clozeCard(
  concept: LessonConcept,
  prompt: string,
  answer: string,
  source: GeneratedCard['source'],
  explanation: string,
): GeneratedCard {
  return {
    id: `${concept.id}/statement`,
    kind: 'cloze',
    facet: 'statement',
    prompt,
    code: null,
    answer: `\`${answer}\``,
    accepted: [`\`${answer}\``, ...(/\w\.\w+$/u.test(answer) ? [answer.split('.').at(-1) ?? answer] : [])],
    options: [],
    explanation,
    program: null,
    concepts: [concept.id],
    source,
  }
}
