import type { LessonConcept } from '#domain/lesson/find-concepts'
import type { Finding } from '#domain/lesson/lesson'
import { contentStems, countWords, foldText, isUnspaced } from '#domain/lesson/words'
import { formOf, hasAbsoluteWord, lengthGivesAway, overlap } from '#domain/items/choice-form'
import type { Drafts } from '#domain/items/item-draft'
import {
  choiceKinds,
  type GeneratedCard,
  type GeneratedQuestion,
  type GeneratedVariant,
  type RejectedItem,
} from '#domain/items/items'
import { blank, leaks } from '#domain/items/mask-answer'
import { fitsAnswer } from '#domain/items/shorten-meaning'

type Item = GeneratedCard | GeneratedQuestion | GeneratedVariant

interface Objection {
  rule: string
  message: string
}

const invisible = /[\p{Cc}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u
const asksForTerm = new Set<Item['kind']>(['term-typed', 'term-choice', 'cloze'])

function textsOf(item: Item): string[] {
  const answers = Array.isArray(item.answer) ? item.answer : [item.answer]
  return [
    item.prompt,
    ...answers,
    ...item.accepted,
    ...item.options.flatMap(({ text, feedback }) => [text, feedback]),
    item.explanation,
  ]
}

/** What every item must hold to; the first rule that it breaks. */
function objectionTo(item: Item, lastLine: number): Objection | null {
  const { source, prompt, answer, options } = item
  const isTermCard = 'facet' in item && item.facet === 'meaning-to-term'
  const answerText = Array.isArray(answer) ? answer.join('\n') : answer
  if (
    (asksForTerm.has(item.kind) || isTermCard) &&
    leaks(prompt.replaceAll(blank, ' '), [answerText, ...item.accepted])
  ) {
    return { rule: 'E01', message: 'The question contains its answer. Say it without the word.' }
  }
  if (source.first < 1 || source.last > lastLine || source.first > source.last) {
    return { rule: 'E03', message: 'The item has no place in the lesson.' }
  }
  if (answerText.trim() === '') return { rule: 'E05', message: 'The item has no answer.' }
  if (item.program === null && !fitsAnswer(answerText)) {
    return {
      rule: 'E05',
      message: 'The answer is longer than 25 words or 120 characters. Say it in one short sentence.',
    }
  }
  if (!/[?？؟]$/u.test(prompt) && !prompt.includes(blank) && item.code === null) {
    return { rule: 'E06', message: 'The prompt neither asks nor leaves a blank.' }
  }
  if (textsOf(item).some((text) => invisible.test(text.replace(/[\n\t]/gu, ' ')))) {
    return {
      rule: 'E08',
      message: 'The item holds invisible characters. Remove control and direction marks.',
    }
  }
  return choiceKinds.has(item.kind) ? objectionToChoice(item, options) : null
}

/** What a choice must hold to besides; the first rule that it breaks. */
function objectionToChoice(item: Item, options: Item['options']): Objection | null {
  const [only, ...more] = options.filter((option) => option.correct)
  if (only === undefined || more.length > 0)
    return { rule: 'E20', message: 'A choice question needs exactly one right option.' }
  const others = options.filter((option) => !option.correct)
  const texts = others.map(({ text }) => text)
  if (options.some((option, index) => options.slice(index + 1).some((other) => saySame(item, option, other))))
    return { rule: 'E20', message: 'Two options say the same. Make the definitions differ.' }
  if (options.length < 2 || options.length > 4)
    return { rule: 'E21', message: 'A choice question has two to four options.' }
  if (item.kind !== 'outcome' && item.kind !== 'runs-next' && lengthGivesAway(only.text, texts))
    return { rule: 'E23', message: 'The right option can be told by its length.' }
  if (item.kind === 'meaning-choice' && new Set(options.map(({ text }) => formOf(text))).size > 1)
    return { rule: 'E24', message: 'The right option can be told by its form. Put the definitions alike.' }
  if (!hasAbsoluteWord(only.text) && texts.some(hasAbsoluteWord))
    return { rule: 'E25', message: 'Only wrong options say “always” or “never”, which tells them.' }
  if (item.kind === 'meaning-choice' && sharesWordWithStem(item.prompt, only.text, texts))
    return { rule: 'E27', message: 'The right option shares a word with the question that no other has.' }
  if (item.code === null && !isUnspaced(item.prompt) && countWords(item.prompt) < 6)
    return { rule: 'E28', message: 'The question cannot be answered with its options covered.' }
  if (options.some((option) => option.feedback.trim() === ''))
    return { rule: 'E31', message: 'An option has no feedback.' }
  return null
}

type Choosable = Item['options'][number]

/** Outputs are the same only if they are equal; words also if one stands within the other. */
function saySame({ kind }: Item, one: Choosable, other: Choosable): boolean {
  const isCode = kind === 'output-choice' || kind === 'runs-next'
  return isCode ? one.text === other.text : overlap(one.text, other.text)
}

function sharesWordWithStem(stem: string, key: string, others: readonly string[]): boolean {
  const elsewhere = new Set(others.flatMap((text) => [...contentStems(text)]))
  const asked = contentStems(stem)
  return [...contentStems(key)].some((word) => asked.has(word) && !elsewhere.has(word))
}

/** Leaves out what breaks a rule, and equal items with different answers (E02); says why. */
export function lintItems(drafts: Drafts, concepts: readonly LessonConcept[], lastLine: number): Drafts {
  const rejected: RejectedItem[] = [...drafts.rejected]
  const keep = <Kept extends Item>(items: readonly Kept[]): Kept[] => {
    const sound = items.filter((item) => {
      const objection = objectionTo(item, lastLine)
      if (objection !== null) rejected.push({ ...objection, line: item.source.first, item: item.id })
      return objection === null
    })
    return dropClashes(sound, rejected)
  }
  const cards = keep(drafts.cards)
  const cardIds = new Set(cards.map((card) => card.id))
  const questions = keep(drafts.questions.filter((question) => cardIds.has(question.card)))
  return {
    cards,
    questions,
    variants: keep(drafts.variants.filter((variant) => cardIds.has(variant.card))),
    rejected,
    warnings: [
      ...drafts.warnings,
      ...thinConcepts(concepts, [...cards, ...questions], [...drafts.warnings, ...rejected]),
      ...orphans(cards, concepts.length > 0),
    ],
  }
}

/** What an item asks, after case, spaces and the punctuation of its words; in code every sign counts. */
function faceOf({ kind, prompt, code }: Item): string {
  const spans = prompt.match(/`[^`]+`/gu) ?? []
  return [kind, foldText(prompt), ...spans, code ?? ''].join('\n')
}

function dropClashes<Kept extends Item>(items: readonly Kept[], rejected: RejectedItem[]): Kept[] {
  const seenIds = new Set<string>()
  const unique = items.filter((item) => {
    if (seenIds.has(item.id)) {
      rejected.push({
        rule: 'E04',
        line: item.source.first,
        item: item.id,
        message: 'Another item has the same id. Give one of the two an id of its own.',
      })
      return false
    }
    seenIds.add(item.id)
    return true
  })
  const byFace = Map.groupBy(unique, faceOf)
  return unique.filter((item) => {
    const same = byFace.get(faceOf(item)) ?? []
    if (same.length === 1) return true
    const answers = new Set(
      same.map(({ answer }) => foldText(Array.isArray(answer) ? answer.join('\n') : answer)),
    )
    if (answers.size === 1) return same[0] === item
    const others = same.filter((other) => other !== item).map((other) => other.source.first)
    rejected.push({
      rule: 'E02',
      line: item.source.first,
      item: item.id,
      message: `The same question has another answer on line ${others.join(' and ')}. Make the two differ, or merge them.`,
    })
    return false
  })
}

/** Concepts that too little asks for, unless the author has been told the reason already. */
function thinConcepts(
  concepts: readonly LessonConcept[],
  items: readonly Item[],
  told: readonly Finding[],
): Finding[] {
  return concepts.flatMap((concept) => {
    const faces = new Set(
      items
        .filter((item) => item.concepts.includes(concept.id))
        .map((item) => ('facet' in item ? `${item.kind}/${item.facet}` : item.kind)),
    )
    if (faces.size >= 2 || told.some(({ line }) => line === concept.source.first)) return []
    return [
      {
        rule: 'W13',
        line: concept.source.first,
        message:
          faces.size === 0
            ? `Nothing asks for “${concept.term}”. Define it in one short sentence without its own words.`
            : `Only one item asks for “${concept.term}”. A sharper definition or an example would give more.`,
      },
    ]
  })
}

/** Items that belong to no concept, told once. */
function orphans(cards: readonly GeneratedCard[], hasConcepts: boolean): Finding[] {
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
  return [
    {
      rule: 'W13',
      line: first,
      message:
        `${where} to no concept of the lesson. ` +
        (hasConcepts
          ? 'Name one before the block: `<!-- quiz: concepts=… -->`.'
          : 'Define one (`- **Term**: meaning`), or name one of another lesson before the block: `<!-- quiz: concepts=… -->`.'),
    },
  ]
}
