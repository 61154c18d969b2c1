import { finding, type Finding, type RejectedItem } from '#domain/findings/finding'
import type { LessonConcept } from '#domain/lesson/find-concepts'
import {
  contentStems,
  contentWords,
  countWords,
  foldText,
  hasOpenBracket,
  isUnspaced,
  nameKey,
  stemWord,
} from '#domain/lesson/words'
import { formOf, hasAbsoluteWord, lengthGivesAway, overlap } from '#domain/items/choice-form'
import type { Drafts } from '#domain/items/drafts'
import { type GeneratedCard, type GeneratedQuestion, type GeneratedVariant } from '#domain/items/items'
import { choiceKinds } from '#domain/items/kind-rules'
import { blank, leaks } from '#domain/items/mask-answer'
import { fitsAnswer } from '#domain/items/shorten-meaning'

type Item = GeneratedCard | GeneratedQuestion | GeneratedVariant

/** A rule that an item violates, and how. */
interface Violation {
  rule: RejectedItem['rule']
  found: string
}

const invisible = /[\p{Cc}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u
/** What is left of a link whose address is missing, of a link in a wiki, or of a tag. */
const hasMarkup = (text: string): boolean =>
  /\[\[|\]\s?[[(]|<\/?(?:a|img|span|div|br)\b/u.test(text.replace(/`[^`]*`/gu, ''))
const asksForTerm = new Set<Item['kind']>(['term-typed', 'term-choice', 'cloze'])

function textsOf(item: Item): string[] {
  const answers = Array.isArray(item.answer) ? item.answer : [item.answer]
  return [
    item.prompt,
    ...answers,
    ...(item.parts ?? []),
    ...item.accepted,
    ...item.options.flatMap(({ text, feedback }) => [text, feedback]),
    item.explanation,
  ]
}

/** A violation that only a bug in the item makers can cause. */
const fault = (found: string): Violation => ({ rule: 'E16', found })

/** The first rule that an item violates; null if it violates none. */
function findViolation(item: Item, lastLine: number): Violation | null {
  const { source, prompt, answer, options } = item
  const isTermCard = 'facet' in item && item.facet === 'meaning-to-term'
  const answerText = Array.isArray(answer) ? answer.join('\n') : answer
  if (
    (asksForTerm.has(item.kind) || isTermCard) &&
    leaks(prompt.replaceAll(blank, ' '), [answerText, ...item.accepted])
  ) {
    return { rule: 'E01', found: `The question for “${answerText}” gives its answer away: “${prompt}”` }
  }
  const brokenOff = item.program === null ? [prompt, answerText].find(hasOpenBracket) : undefined
  if (brokenOff !== undefined)
    return { rule: 'E57', found: `The text breaks off in a bracket: “${brokenOff}”.` }
  if (source.first < 1 || source.last > lastLine || source.first > source.last)
    return fault('It has no place in the lesson.')
  if (answerText.trim() === '') return fault('It has no answer.')
  const isLong = Array.isArray(answer) ? !answer.every(fitsAnswer) : !fitsAnswer(answer)
  if (item.program === null && isLong) return fault('Its answer is too long.')
  if (!/[?？؟]$/u.test(prompt) && !prompt.includes(blank) && item.code === null)
    return fault('Its prompt neither asks nor leaves a blank.')
  if (item.code === null && [prompt, answerText, ...options.map(({ text }) => text)].some(hasMarkup))
    return fault('It holds the markup of a link.')
  const hidden = textsOf(item)
    .map((text) => invisible.exec(text.replace(/[\n\t]/gu, ' '))?.[0])
    .find((character) => character !== undefined)
  if (hidden !== undefined)
    return { rule: 'E08', found: `The item holds the invisible character ${codePointOf(hidden)}.` }
  if (item.parts !== undefined) return findPairsViolation(item, item.parts)
  return choiceKinds.has(item.kind) ? findChoiceViolation(item, options) : null
}

const fewestParts = 3

/** The first rule for parts that are assigned that an item violates; null if it violates none. */
function findPairsViolation({ answer }: Item, parts: readonly string[]): Violation | null {
  const places = new Set(answer)
  if (!Array.isArray(answer) || answer.length !== parts.length) return fault('Its parts have no places.')
  if (parts.length < fewestParts || places.size < 2) return fault('It has too little to assign.')
  const same = parts.find((part, i) => parts.slice(i + 1).some((other) => nameKey(other) === nameKey(part)))
  return same === undefined ? null : { rule: 'E20', found: `“${same}” stands there twice.` }
}

/** The code point of a character in Unicode notation: `U+202E`. */
function codePointOf(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
  return `U+${hex.padStart(4, '0')}`
}

/** The first rule for choices that an item violates; null if it violates none. */
function findChoiceViolation(item: Item, options: Item['options']): Violation | null {
  const [key, ...more] = options.filter((option) => option.correct)
  if (key === undefined || more.length > 0) return fault('Not exactly one of its options is right.')
  const distractors = options.filter((option) => !option.correct)
  const texts = distractors.map(({ text }) => text)
  for (const [index, option] of options.entries()) {
    const same = options.slice(index + 1).find((other) => areEquivalent(item, option, other))
    if (same !== undefined)
      return { rule: 'E20', found: `“${option.text}” and “${same.text}” say the same thing.` }
  }
  if (options.length < 2 || options.length > 4) return fault(`It has ${options.length} options.`)
  if (item.kind !== 'outcome' && item.kind !== 'runs-next' && lengthGivesAway(key.text, texts))
    return fault('The right option can be told by its length.')
  if (item.kind === 'meaning-choice' && new Set(options.map(({ text }) => formOf(text))).size > 1)
    return fault('The right option can be told by its form.')
  if (!hasAbsoluteWord(key.text) && texts.some(hasAbsoluteWord))
    return { rule: 'E25', found: 'Only wrong options say “always” or “never”, which gives them away.' }
  const shared = item.kind === 'meaning-choice' ? wordSharedWithStem(item.prompt, key.text, texts) : undefined
  if (shared !== undefined)
    return { rule: 'E27', found: `Only the right option shares the word “${shared}” with the question.` }
  if (item.code === null && !isUnspaced(item.prompt) && countWords(item.prompt) < 6)
    return fault('It cannot be answered with its options covered.')
  if (options.some((option) => option.feedback.trim() === '')) return fault('An option has no feedback.')
  return null
}

type Option = Item['options'][number]

/** Whether two options are the same answer: outputs and task names if equal, prose also if one contains the other. */
function areEquivalent({ kind }: Item, one: Option, other: Option): boolean {
  const isCode = kind === 'output-choice' || kind === 'changed-output' || kind === 'runs-next'
  return isCode ? one.text === other.text : overlap(one.text, other.text)
}

/** A word that the key shares with the question's stem and with no other option; undefined if there is none. */
function wordSharedWithStem(stem: string, key: string, others: readonly string[]): string | undefined {
  const elsewhere = new Set(others.flatMap((text) => [...contentStems(text)]))
  const asked = contentStems(stem)
  return contentWords(key).find((word) => {
    const stemOfWord = stemWord(word)
    return asked.has(stemOfWord) && !elsewhere.has(stemOfWord)
  })
}

/**
 * Rejects the items that violate a rule, questions and variants of rejected cards, and equal questions with different
 * answers (E02).
 *
 * @param concepts the concepts of the lesson, to report those that too few items ask about
 * @param lastLine number of lines of the lesson's file
 * @returns the remaining items, with all findings
 */
export function lintItems(drafts: Drafts, concepts: readonly LessonConcept[], lastLine: number): Drafts {
  const findings: Finding[] = [...drafts.findings]
  const keep = <Kept extends Item>(items: readonly Kept[]): Kept[] => {
    const valid = items.filter((item) => {
      const violation = findViolation(item, lastLine)
      if (violation !== null) findings.push(finding(violation.rule, placeOf(item), violation.found))
      return violation === null
    })
    return dropConflicts(valid, findings)
  }
  const cards = keep(drafts.cards)
  const cardIds = new Set(cards.map((card) => card.id))
  const questions = keep(drafts.questions.filter((question) => cardIds.has(question.card)))
  const variants = keep(drafts.variants.filter((variant) => cardIds.has(variant.card)))
  findings.push(
    ...undertestedConcepts(concepts, [...cards, ...questions], findings),
    ...itemsWithoutConcept(cards, concepts.length > 0),
  )
  return { cards, questions, variants, findings }
}

const placeOf = ({ id, source }: Item) => ({ line: source.first, item: id })

/** Key of what an item asks: ignores case, spacing and punctuation in prose, but nothing in code. */
function questionKey({ kind, prompt, code, parts = [] }: Item): string {
  const spans = prompt.match(/`[^`]+`/gu) ?? []
  return [kind, foldText(prompt), ...spans, code ?? '', ...parts].join('\n')
}

function dropConflicts<Kept extends Item>(items: readonly Kept[], findings: Finding[]): Kept[] {
  const lines = new Map<string, number>()
  const unique = items.filter((item) => {
    const line = lines.get(item.id)
    if (line !== undefined) {
      findings.push(finding('E04', placeOf(item), `The item on line ${line} has the same id.`))
      return false
    }
    lines.set(item.id, item.source.first)
    return true
  })
  const byFace = Map.groupBy(unique, questionKey)
  return unique.filter((item) => {
    const same = byFace.get(questionKey(item)) ?? []
    if (same.length === 1) return true
    const answers = new Set(
      same.map(({ answer }) => foldText(Array.isArray(answer) ? answer.join('\n') : answer)),
    )
    if (answers.size === 1) return same[0] === item
    const others = same.filter((other) => other !== item).map((other) => other.source.first)
    const found = `The same question has another answer on line ${others.join(' and ')}.`
    findings.push(finding('E02', placeOf(item), found))
    return false
  })
}

/** A finding for each concept with fewer than two kinds of items, unless another finding already explains why. */
function undertestedConcepts(
  concepts: readonly LessonConcept[],
  items: readonly Item[],
  reported: readonly Finding[],
): Finding[] {
  return concepts.flatMap((concept) => {
    const faces = new Set(
      items
        .filter((item) => item.concepts.includes(concept.id))
        .map((item) => ('facet' in item ? `${item.kind}/${item.facet}` : item.kind)),
    )
    if (faces.size >= 2 || reported.some(({ line }) => line === concept.source.first)) return []
    const place = { line: concept.source.first }
    return faces.size === 0
      ? [finding('W64', place, `Nothing asks about “${concept.term}”.`)]
      : [finding('W64', place, `Only one item asks about “${concept.term}”.`)]
  })
}

/** One finding for all items that belong to no concept. */
function itemsWithoutConcept(cards: readonly GeneratedCard[], hasConcepts: boolean): Finding[] {
  const lines = cards
    .filter((card) => card.concepts.length === 0)
    .map((card) => card.source.first)
    .sort((a, b) => a - b)
  const [first] = lines
  if (first === undefined) return []
  const where =
    lines.length === 1
      ? `The item from line ${first} belongs`
      : `The items from lines ${lines.join(', ')} belong`
  const found = `${where} to no concept of the lesson.`
  const whatToDo = hasConcepts ? 'Name one before the block: `<!-- quiz: concepts=… -->`.' : undefined
  return [finding('W13', { line: first }, found, whatToDo)]
}
