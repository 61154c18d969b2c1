import { hasAny, isIn, startsWithAny, wordsOf } from '#domain/language/word-tests'
import { firstWordOf } from '#domain/language/english-tags'
import type { LanguageData } from '#domain/language/language'
import type { Definition } from '#domain/lesson/parsed-lesson'
import { contentWords, hasOpenBracket, splitSentences } from '#domain/lesson/words'

/**
 * Whether a name means something only in its text, because none of its words says more than that: `Problem`, `Key insight`,
 * `Another way`, `Last two`, `Our first attempt`, `Line 3`.
 */
export function isNamedByText(name: string, language: LanguageData): boolean {
  const { degrees, praise, pronouns, articles, positions, nearby, shellNouns, lessonParts } = language
  const [part = '', number = '', ...others] = wordsOf(name)
  if (/^\d+$/u.test(number) && others.length === 0)
    return [nearby, lessonParts].some((list) => list.includes(part))
  if (hasAny(name, language.persons) || asksItself(name, language) || isBesideText(name, language))
    return true
  const empty = [degrees, pronouns, positions, shellNouns]
  const isEmpty = (lists: readonly (readonly string[])[], word: string): boolean =>
    lists.some((list) => list.includes(word))
  const words = wordsOf(name)
  // A single word of praise may be a term: `Key`.
  return words.length === 1
    ? isEmpty(empty, part) && !praise.includes(part)
    : words.length > 1 && words.every((word) => isEmpty([...empty, praise, articles], word))
}

/** Whether a name of several words is that of an example or of the administration of a course: `Small example`, `Office hours`. */
const isBesideText = (name: string, { administration, examples }: LanguageData): boolean =>
  wordsOf(name).length > 1 && (isIn(name, administration) || hasAny(name, examples))

/** Whether a name is a question without its mark: `What happens`. */
function asksItself(name: string, { questionWords, pronouns }: LanguageData): boolean {
  const [first = '', ...rest] = wordsOf(name)
  return rest.length > 0 && questionWords.includes(first) && pronouns.includes(first)
}

/** Whether a text points at something that stands beside it: `this level`, `the example`. */
function pointsOutside(text: string, language: LanguageData): boolean {
  const { nearby, demonstratives, relatives, articles, lessonParts, leadIns } = language
  const prose = text.replace(/`[^`]*`/gu, '')
  const words = wordsOf(prose)
  // The number of an issue or of a change: `did not close the file (#812)`.
  if (/(?<![\w&#])#\d{2,}\b/u.test(prose)) return true
  return words.some((word, index) => {
    const next = words[index + 1] ?? ''
    if (articles.includes(word)) return lessonParts.includes(next) && leadIns.includes(next)
    const isDeictic = demonstratives.includes(word) && nearby.includes(word)
    return isDeictic && !relatives.includes(word) && !relatives.includes(next)
  })
}

/** Whether a text ends with a relative pronoun, or with one and code: `the first element for which \`fn\``. */
function endsInRelative(text: string, relatives: readonly string[]): boolean {
  const last = wordsOf(text.replace(/\s*`[^`]*`[\s.]*$/u, '')).at(-1) ?? ''
  return relatives.includes(last)
}

/** Whether a text ends before what it announces: in a bracket, or as in `abstract if it`. */
function isCutOff(
  text: string,
  { articles, conjunctions, conditions, anaphors, relatives }: LanguageData,
): boolean {
  const [before = '', last = ''] = wordsOf(text).slice(-2)
  return (
    hasOpenBracket(text) ||
    endsInRelative(text, relatives) ||
    [articles, conjunctions].some((words) => words.includes(last)) ||
    (conditions.includes(before) && anaphors.includes(last))
  )
}

/** Whether a text gives an example, a picture or a comparison in place of what something is: `e.g. …`, `Imagine …`, `like …`. */
const onlyIllustrates = (text: string, language: LanguageData): boolean =>
  [language.imaginings, language.comparisons].some((words) => startsWithAny(text, words)) ||
  opensExample(text, language)

/** Whether a text starts with a phrase or an abbreviation that opens an example, with its dots or without. */
function opensExample(text: string, { exampleMarks, glosses }: LanguageData): boolean {
  const bare = (words: string): string => words.toLowerCase().replaceAll('.', '').replaceAll(',', '').trim()
  const start = `${bare(text.split(' ').slice(0, 3).join(' '))} `
  return exampleMarks.some(
    (mark) => /[. ]/u.test(mark) && !glosses.includes(mark) && start.startsWith(`${bare(mark)} `),
  )
}

/** Whether an English text says when something has a property, and not what it is: `asleep until something happens`. */
const saysWhen = (text: string, { code, conditions }: LanguageData): boolean =>
  code === 'en' && conditions.includes(wordsOf(text)[1] ?? '') && firstWordOf(text) === 'adjective'

/** Whether a text talks to the reader: `You won't need it`, `What do you want to reach?`. */
const addressesReader = (text: string, language: LanguageData): boolean =>
  [language.persons, language.speakers].some((words) => startsWithAny(text, words)) ||
  (/[?!]["”»]?$/u.test(text) && hasAny(text, language.persons)) ||
  isTask(text, language)

/** Whether a text is part of a task for the reader: `a folder with your initials`, but not `the commit you work on`. */
function isTask(text: string, { persons, functionWords }: LanguageData): boolean {
  const words = wordsOf(text.replace(/`[^`]*`/gu, ''))
  return (
    words.length <= maxTaskWords &&
    words.some((word, index) => persons.includes(word) && functionWords.includes(words[index - 1] ?? ''))
  )
}

/** Longer texts may say what something does for everybody: `splits the sum with your neighbour and …`. */
const maxTaskWords = 8

/** Whether a text is a clause behind something else: `which is written as two dots`. */
function isRelativeClause(text: string, { relatives, freeRelatives, copulas }: LanguageData): boolean {
  const [first = '', second = ''] = wordsOf(text)
  return relatives.includes(first) && !freeRelatives.includes(first) && copulas.includes(second)
}

/**
 * Whether an English text about a name in words is an order to the reader; what code does is often said so, as in `Sort
 * the lines`.
 */
const isOrder = (name: string, text: string, { code }: LanguageData): boolean =>
  code === 'en' && /^\p{L}[\p{L}\s'’-]*$/u.test(name) && firstWordOf(text) === 'imperative'

/** Whether what a label stands before can be understood on a card. */
export function tellsAlone(text: string, language: LanguageData): boolean {
  const [first = ''] = splitSentences(text)
  return !(
    addressesReader(first, language) ||
    pointsOutside(first, language) ||
    startsWithAny(first, language.imaginings) ||
    asks(text)
  )
}

/** Whether a text has a question, which leaves to the reader what is right. */
const asks = (text: string): boolean =>
  splitSentences(text).some((sentence) => /[?？]["”»)]?$/u.test(sentence))

/** Whether a question names what it is about, and not only by a pronoun: `Why was he so popular?` */
export function asksAlone(question: string, language: LanguageData): boolean {
  const words = wordsOf(question)
  const pronoun = words.findIndex((word) => language.thirdPersons.includes(word))
  const before = words.slice(0, Math.max(pronoun, 0)).join(' ')
  return pronoun < 0 || contentWords(before).length > 0
}

/** Whether a question or a goal is about the text itself: `How do I read this tutorial?` */
export function isAboutText(text: string, { nearby, lessonParts }: LanguageData): boolean {
  const words = wordsOf(text)
  return words.some((word, index) => nearby.includes(word) && lessonParts.includes(words[index + 1] ?? ''))
}

/** A text without remarks in brackets that name a numbered part of the course: `(covered in part 2)`. */
export const withoutPointers = (text: string, { numberedParts }: LanguageData): string =>
  text.replace(/\s*\([^()`]*\)/gu, (remark) => {
    const words = wordsOf(remark)
    return words.some((word, index) => numberedParts.includes(word) && /^\d+$/u.test(words[index + 1] ?? ''))
      ? ''
      : remark
  })

/** Whether advice and its reason can be understood on a card; the reason may point at the advice: `This wakes it up.` */
export function advisesAlone(what: string, reason: string, language: LanguageData): boolean {
  const [first = '', ...rest] = reason.split(' ')
  const behind = rest.join(' ')
  // `Here, we …` tells what the text does next.
  if (first.endsWith(',') && isIn(first.slice(0, -1), language.demonstratives)) return false
  return !pointsOutside(what, language) && !pointsOutside(behind, language) && !opensExample(reason, language)
}

/** As many words of a sentence as belong to its subject; further on, `this` mostly means what the sentence has named. */
const subjectWords = 5

/** Whether the subject of a sentence is named in the sentence itself. */
export const statesAlone = (text: string, language: LanguageData): boolean =>
  !pointsOutside(text.split(' ').slice(0, subjectWords).join(' '), language)

/** Whether a definition can be understood on a card, without the text that it stands in. */
export function definesAlone(
  { term, meaning, isCode }: Pick<Definition, 'term' | 'meaning' | 'isCode'>,
  language: LanguageData,
): boolean {
  const [first = ''] = splitSentences(meaning)
  return !(
    addressesReader(first, language) ||
    pointsOutside(first, language) ||
    isRelativeClause(first, language) ||
    isCutOff(first, language) ||
    saysWhen(first, language) ||
    onlyIllustrates(first, language) ||
    hasAny(first.replace(/`[^`]*`/gu, ''), language.speakers) ||
    (startsWithAny(first, language.modals) && !asks(first)) ||
    (!isCode && first.endsWith('!')) ||
    (!isCode && (isNamedByText(term, language) || isOrder(term, first, language)))
  )
}
