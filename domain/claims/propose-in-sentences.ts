import type { CandidateForm, ClaimCandidate, Mark } from '#domain/claims/candidate'
import { markedSpans, type MarkedSpan } from '#domain/claims/marked-spans'
import { anyOf, escape } from '#domain/language/patterns'
import { hasAny } from '#domain/language/word-tests'
import {
  endsWithPreposition,
  firstWordOf,
  isPresentVerb,
  isProperty,
  verbAt,
} from '#domain/language/english-tags'
import type { LanguageData } from '#domain/language/language'
import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { capitalise } from '#domain/lesson/definiens'
import { readAliases, splitTerm } from '#domain/lesson/read-head'
import { countWords, splitSentences, withoutCode } from '#domain/lesson/words'

const maxTermWords = 6

/** A sentence with the marked words in it, whose places count from its start. */
interface Sentence {
  text: string
  index: number
  spans: readonly MarkedSpan[]
}

interface Found {
  form: CandidateForm
  term: string
  mark: Mark
  aliases?: readonly string[]
  meaning: string
  isAtStart: boolean
  /** The name with its article, if the sentence says what it was. */
  was?: string
  /** The copula in front of the meaning. */
  link?: string
}

/** The patterns of a language, compiled once. */
interface Patterns {
  copula: RegExp
  copulaAnywhere: RegExp
  allCopulas: RegExp
  /** `If Y, …` with a short clause behind it. */
  conditionFirst: RegExp
  naming: RegExp
  article: RegExp
  leadingArticle: RegExp
  action: RegExp
  gloss: RegExp
  frames: readonly RegExp[]
  /** Where a clause may start that has a subject of its own. */
  clauseStart: RegExp
  clauseEnd: RegExp
  /** `is X if …`, `has an X when …`: what has to be met by an X. */
  criterion: RegExp
  /** `it does …` at the start of a sentence. */
  anaphor: RegExp
  /** A gloss behind words that are not marked. */
  bareGloss: RegExp
  /** `is commonly` at the end of a clause, before `referred to as`. */
  openCopula: RegExp
  /** `, and` at the end of a clause, before the next one. */
  openEnd: RegExp
  /** `of a map` between a name and the verb behind it. */
  complement: RegExp
  /** Whether what is said begins with a determiner, a question word or a conjunction, as it does behind a verb. */
  objectStart: RegExp
}

const compiled = new Map<string, Patterns>()

function patternsOf(language: LanguageData): Patterns {
  const known = compiled.get(language.code)
  if (known !== undefined) return known
  const article = `(?:${anyOf(language.articles)})`
  const patterns: Patterns = {
    copula: new RegExp(`^\\s*(?:${anyOf(language.copulas)})(?=[\\s:,])[\\s:,]+`, 'iu'),
    copulaAnywhere: new RegExp(`(?<=\\S)\\s(?:${anyOf(language.copulas)}),?\\s+`, 'iu'),
    allCopulas: new RegExp(`(?<=\\S)\\s(?:${anyOf(language.copulas)})\\s+`, 'giu'),
    conditionFirst: new RegExp(
      `^\\s*(?:${anyOf(language.conditions)})\\s+([^,;:]{10,160}),\\s+[^,;:]{0,40}$`,
      'iu',
    ),
    naming: new RegExp(`(?<=^|[\\s,(])(?:${anyOf(language.namings)})(?=[\\s:,“„«"])`, 'giu'),
    article: new RegExp(`^${article}(?<=['’])|^${article}\\s+`, 'iu'),
    leadingArticle: new RegExp(`^\\s*(?:${article}\\s+)?`, 'iu'),
    action: /^\s+(\p{Ll}{2,})(?=\s)/u,
    gloss: new RegExp(
      `^\\s*(?:,|[(]|\\s[–—-])\\s*(?:(?:${anyOf(language.glosses)})[,:]?|(?:${anyOf(language.relatives)})(?:\\s+(?:${anyOf(language.copulas)}))?)\\s+(.+)$`,
      'isu',
    ),
    clauseStart: new RegExp(`(?<=[;:]\\s|\\s[–—]\\s|,\\s(?:${anyOf(language.conjunctions)})\\s)`, 'u'),
    clauseEnd: new RegExp(
      `(?:;|\\s?:\\s(?=(?:${anyOf(language.pronouns)})\\s)|\\s(?:[–—]|--)\\s|[.!?。]$|(?<!(?:\\.|\\b)\\p{Lu}|\\.\\p{Ll})[.!?]\\s).*$`,
      'isu',
    ),
    criterion: new RegExp(
      `\\s(?:${anyOf([...language.namings, ...language.copulas, ...language.possessions])})\\s+(?:${article}\\s+)?([^\\s,;:.]+(?:\\s[^\\s,;:.]+)?),?\\s+(?:${anyOf(language.conditions)})\\s+(.+)$`,
      'isu',
    ),
    anaphor: new RegExp(`^(?:${anyOf(language.anaphors)})\\s+(?=\\p{Ll})(.+)$`, 'isu'),
    bareGloss: new RegExp(
      `(?:,\\s(?:${anyOf(language.relatives)})\\s(?:(?:${anyOf(language.copulas)})\\s)?|,\\s(?:${anyOf(language.glosses)}),?\\s|\\s[(](?=[^()]{15,})|[,:]\\s(?=(?:${anyOf(language.articles.filter((word) => !language.relatives.includes(word)))})(?:(?<=['’])|\\s))|:\\s(?=(?:\\S+\\s){1,3}(?:${anyOf(language.relatives)})\\s))(.+)$`,
      'isu',
    ),
    openCopula: new RegExp(
      `\\s(?:${anyOf(language.copulas)})(?:\\s(?:${anyOf(language.functionWords)}|\\p{L}+ly))?\\s*$`,
      'iu',
    ),
    openEnd: new RegExp(`[,;:–—]?(?:\\s(?:${anyOf(language.conjunctions)}))?\\s*$`, 'iu'),
    complement: new RegExp(
      `^\\s(?:${anyOf(language.functionWords)})\\s\\S+(?:\\s\\S+)?(?=\\s(?:${anyOf(language.copulas)})[\\s,:])`,
      'iu',
    ),
    objectStart: new RegExp(
      `^(?:${article}(?:(?<=['’])|\\s)|(?:${anyOf([...language.questionWords.filter((word) => !language.copulas.includes(word)), ...language.relatives, ...language.conditions, ...language.pronouns])})\\s|\\d)`,
      'iu',
    ),
    frames: language.frames.map(
      ([before, after]) =>
        new RegExp(
          `(?<=^|[\\s,;:])${escape(before)}\\s+(?:${article}\\s+)?(\\S.{0,60}?)(?:\\s*\\(([^()]{1,60})\\))?${after === '' ? '(?=\\s+' + article + '\\s)' : `\\s+${escape(after)}(?=[\\s:])`}[\\s:]+(.+)$`,
          'isu',
        ),
    ),
  }
  compiled.set(language.code, patterns)
  return patterns
}

function sentencesOf(block: TextBlock, text: string): Sentence[] {
  const spans = markedSpans(block.lines, block.text)
  const offset = block.text.length - text.length
  let from = offset
  return splitSentences(text).map((sentence, index) => {
    const start = Math.max(block.text.indexOf(sentence, from), from)
    from = start + sentence.length
    return {
      text: sentence,
      index,
      spans: spans
        .filter((span) => span.start >= start && span.end <= from)
        .map((span) => ({ ...span, start: span.start - start, end: span.end - start })),
    }
  })
}

/** The text up to the end of the clause: a semicolon, a colon before a pronoun, a dash or a full stop, but not in code. */
function clauseFrom(text: string, { clauseEnd }: Patterns): string {
  const end = clauseEnd.exec(withoutCode(text))
  return text.slice(0, end?.index ?? text.length).trim()
}

/** The clauses of a text, each with what separates it from the next one; nothing in code separates. */
function splitClauses(text: string, { clauseStart }: Patterns): string[] {
  let start = 0
  return withoutCode(text)
    .split(clauseStart)
    .map(({ length }) => text.slice(start, (start += length)))
}

const isTerm = (text: string): boolean => text !== '' && countWords(text) <= maxTermWords && text.length <= 60

const aliasIn = /^\s*\(([^()]{1,60})\)/u
const otherName = /^\s*,\s*((?:\S+\s){0,5}?\S+)\s*,/u

/** Whether a relative clause tells what somebody or something once did, and not what it is: `who won a prize`. */
function isOfOnce(clause: string, { code }: LanguageData): boolean {
  const [verb = ''] = clause.split(' ')
  return code === 'en' && firstWordOf(clause) === 'verb' && !/s$/u.test(verb)
}

/** An apposition, which ends before a comma if its sentence goes on with a verb behind it: `A, a B of C, does …`. */
function appositionIn(text: string, patterns: Patterns, { code, copulas }: LanguageData): string {
  const clause = clauseFrom(text, patterns)
  const comma = clause.lastIndexOf(', ')
  const behind = clause.slice(comma + 2)
  const goesOn =
    comma > 0 &&
    (copulas.includes(behind.split(' ')[0] ?? '') || (code === 'en' && firstWordOf(behind) === 'verb'))
  return goesOn ? clause.slice(0, comma) : clause
}

/** Whether a word after a name says what it does. English tells verbs from nouns; elsewhere any content word will do. */
function isAction(word: string, rest: string, { code, functionWords, articles }: LanguageData): boolean {
  if (word === '' || [functionWords, articles].some((words) => words.includes(word))) return false
  return code !== 'en' || isPresentVerb(`It ${rest.trim().split(/\s+/u).slice(0, 8).join(' ')}`, word)
}

const isPast = (copula: string, { pastCopulas }: LanguageData): boolean =>
  pastCopulas.includes(copula.trim().toLowerCase())

/** Whether a copula and the words behind it say what somebody did for a while: `was looking for a route`. */
const isProgressive = (copula: string, rest: string, language: LanguageData): boolean =>
  language.code === 'en' && isPast(copula, language) && firstWordOf(rest) === 'gerund'

/** The name of something that was, with its article if that is definite. */
function wasCalled(article: string, term: string, language: LanguageData): Pick<Found, 'was'> {
  const folded = article.toLowerCase()
  const isDefinite = language.articles.includes(folded) && !language.indefiniteArticles.includes(folded)
  return { was: isDefinite ? `${capitalise(article)} ${term}` : term }
}

/** What follows a marked name: `(ABBR) is …`, `, also called **B**, is …`, `is …`, `does …`, `, a … that …`, `– …`. */
function afterSpan(
  sentence: Sentence,
  span: MarkedSpan,
  patterns: Patterns,
  language: LanguageData,
): Found[] {
  const before = sentence.text.slice(0, span.start)
  const isAtStart = before.replace(patterns.leadingArticle, '') === ''
  let rest = sentence.text.slice(span.end)
  const aliases: string[] = []
  const alias = aliasIn.exec(rest)
  if (alias !== null) {
    if (countWords(alias[1] ?? '') <= 4) aliases.push((alias[1] ?? '').replaceAll('`', ''))
    rest = rest.slice(alias[0].length)
  }
  const other = otherName.exec(rest)
  const afterOther = other === null ? '' : rest.slice(other[0].length)
  if (other !== null && (patterns.copula.test(afterOther) || patterns.action.test(afterOther)))
    rest = afterOther
  const complement = patterns.complement.exec(rest)
  if (complement !== null && !hasAny(complement[0], language.negations))
    rest = rest.slice(complement[0].length)
  const name = span.mark === 'code' ? { term: span.text, aliases: [] } : splitTerm(span.text)
  const found = { term: name.term, mark: span.mark, aliases: [...name.aliases, ...aliases], isAtStart }
  if (!isTerm(name.term)) return []
  const copula = patterns.copula.exec(rest)
  if (copula !== null && isProgressive(copula[0], rest.slice(copula[0].length), language)) return []
  if (copula !== null) {
    const article = before.trim().split(' ').at(-1) ?? ''
    const was = isPast(copula[0], language) ? wasCalled(article, name.term, language) : {}
    const link = copula[0]
    return [
      { ...found, ...was, link, form: 'copula', meaning: clauseFrom(rest.slice(copula[0].length), patterns) },
    ]
  }
  if (alias !== null && countWords(alias[1] ?? '') >= 3)
    return [{ ...found, aliases: [], form: 'apposition', meaning: alias[1] ?? '' }]
  const gloss = patterns.gloss.exec(rest)
  if (gloss !== null && !isOfOnce(gloss[1] ?? '', language))
    return [
      {
        ...found,
        form: 'apposition',
        meaning: appositionIn(gloss[1] ?? '', patterns, language).replace(/\)$/u, ''),
      },
    ]
  const aside = /^\s*(?:,|:|\s[–—-])\s+(.+)$/su.exec(rest)
  if (aside !== null) {
    const meaning = appositionIn(aside[1] ?? '', patterns, language)
    return patterns.article.test(meaning) || !/^\s*,/u.test(rest)
      ? [{ ...found, form: 'apposition', meaning }]
      : []
  }
  // `The Accept header names …`: what kind of thing it is stands between name and verb.
  const kind = span.mark === 'code' ? /^\s+\p{Ll}+(?=\s\p{Ll}+s\s)/u.exec(rest) : null
  if (kind !== null && !isAction(kind[0].trim(), rest, language)) rest = rest.slice(kind[0].length)
  const action = patterns.action.exec(rest)
  const verb = action?.[1] ?? ''
  // Behind a preposition it is not the subject: `out of a queue comes …`.
  const isSubject = language.code !== 'en' || !endsWithPreposition(before)
  const isVerb = language.possessions.includes(verb) || isAction(verb, rest, language)
  return isVerb && isSubject ? [{ ...found, form: 'action', meaning: clauseFrom(rest, patterns) }] : []
}

/**
 * The words before `is called`: a noun phrase that can stand alone, without the clauses before it; null if it cannot.
 * Only a noun phrase with a relative clause may have commas or end in a preposition: `A word, right or wrong, that one
 * looks at`.
 */
function namedThing(before: string, patterns: Patterns, language: LanguageData): string | null {
  const clause = splitClauses(before.trim().replace(/,$/u, ''), patterns).at(-1) ?? ''
  const words = clause.toLowerCase().split(/\s+/u)
  const [first = '', second = '', last = ''] = [words[0], words[1], words.at(-1)]
  const isDependent = (word: string): boolean =>
    language.pronouns.includes(word) && !language.freeRelatives.includes(word)
  const hasRelative = words.slice(1, -1).some((word) => language.relatives.includes(word))
  const isNounPhrase =
    language.freeRelatives.includes(first) ||
    [language.relatives, language.functionWords].some((list) => list.includes(second)) ||
    language.articles.includes(first) ||
    (language.code === 'en' && firstWordOf(clause) === 'gerund')
  const isOpen =
    isDependent(first) ||
    language.functionWords.includes(first) ||
    [language.articles, language.conjunctions, language.conditions].some((list) => list.includes(last)) ||
    (!hasRelative && (isDependent(last) || language.functionWords.includes(last) || clause.includes(',')))
  return words.length < 3 || !isNounPhrase || isOpen ? null : clause
}

/** The condition in `If Y, we speak of X` and `When Y, it is called X`; null if the words before the name have none. */
function conditionIn(before: string, { conditionFirst }: Patterns): string | null {
  return conditionFirst.exec(before)?.[1] ?? null
}

/** `Y is called **X**`, `Y are called X`, `Y are the **X**`, `we call **X** a Y`. */
function named(
  sentence: Sentence,
  previous: Sentence | undefined,
  patterns: Patterns,
  language: LanguageData,
): Found[] {
  const { text, spans } = sentence
  const found: Found[] = []
  for (const match of text.matchAll(patterns.naming)) {
    const end = match.index + match[0].length
    const after = text.slice(end)
    const span = spans.find(({ start }) => start >= end && countWords(text.slice(end, start)) <= 2)
    const named = after.replace(patterns.leadingArticle, '')
    const bare = clauseFrom(named, patterns)
      .replace(/[,:(].*$/su, '')
      .trim()
    const term = span?.text ?? bare
    const endOfName = span?.end ?? text.length - named.length + bare.length
    const behind = clauseFrom(text.slice(endOfName).replace(/^[\s,:]+/u, ''), patterns)
    const before = text.slice(0, match.index).replace(patterns.openCopula, '')
    const condition = conditionIn(before, patterns)
    const thing = namedThing(before, patterns, language)
    const meaning = condition ?? thing ?? (patterns.article.test(behind) ? behind : '')
    const isName =
      span !== undefined ||
      (countWords(term) <= 3 && !language.functionWords.includes(term.split(' ')[0] ?? ''))
    if (isTerm(term) && isName && countWords(meaning) >= 3)
      found.push({
        ...{ form: condition === null ? 'naming' : 'criterion', term, mark: span?.mark ?? 'none', meaning },
        isAtStart: false,
      })
    // `… This is called X`: what the sentence before it says.
    else if (isTerm(term) && isName && previous !== undefined && isNearby(before, language))
      found.push({
        ...{ form: 'naming', term, mark: span?.mark ?? 'none', meaning: clauseFrom(previous.text, patterns) },
        isAtStart: false,
      })
  }
  for (const span of spans) {
    const before = text.slice(0, span.start)
    const isLast = clauseFrom(text.slice(span.end), patterns).replace(/[\s.:!]/gu, '') === ''
    const copula = isLast ? [...before.matchAll(patterns.allCopulas)].at(-1) : undefined
    const clause = copula === undefined ? '' : before.slice(0, copula.index)
    const meaning = clause === '' ? null : namedThing(clause, patterns, language)
    const between = copula === undefined ? '' : before.slice(copula.index + copula[0].length)
    if (meaning !== null && countWords(between) <= 3 && !saysHow(span.text, between, language))
      found.push({ form: 'naming', term: span.text, mark: span.mark, meaning, isAtStart: false })
  }
  return found
}

/** Whether words behind a copula say how something is, as in `its debut was revolutionary`, or what a colon announces. */
const saysHow = (name: string, between: string, { code }: LanguageData): boolean =>
  between.includes(':') || (code === 'en' && countWords(name) === 1 && isProperty(name))

/** Whether a text is a single word for what is near, such as `This`. */
const isNearby = (text: string, { nearby }: LanguageData): boolean =>
  nearby.includes(text.trim().toLowerCase())

/** `By X we mean Y`, whether X is marked or not. */
function framed({ text, spans }: Sentence, patterns: Patterns): Found[] {
  for (const frame of patterns.frames) {
    const [, name = '', alias = '', meaning = ''] = frame.exec(text) ?? []
    const marked = spans.findLast((span) => name.includes(span.text))
    const term = marked?.text ?? name.replace(/[`“”„«»"]/gu, '').trim()
    if (!isTerm(term) || countWords(term) > 4) continue
    const mark = marked?.mark ?? 'none'
    const aliases = alias === '' ? [] : [alias.replaceAll('`', '')]
    return [{ form: 'naming', term, mark, aliases, meaning: clauseFrom(meaning, patterns), isAtStart: true }]
  }
  return []
}

/** What stands in brackets right behind a name; `''` if nothing does. */
const bracketsBehind = (text: string, name: string): string =>
  /^\s\(([^()]{1,60})\)/u.exec(text.slice(text.indexOf(name) + name.length))?.[1] ?? ''

/** The clauses of a sentence that have subjects of their own; `…, and cannot be changed` goes on about the one before. */
function clausesIn(
  text: string,
  patterns: Patterns,
  { code, copulas, functionWords }: LanguageData,
): string[] {
  const clauses: string[] = []
  for (const clause of splitClauses(text, patterns)) {
    const [first = ''] = clause.split(' ')
    const hasNoSubject =
      copulas.includes(first) ||
      functionWords.includes(first) ||
      (code === 'en' && firstWordOf(clause) === 'verb')
    if (hasNoSubject && clauses.length > 0) clauses.push(`${clauses.pop() ?? ''}${clause}`)
    else clauses.push(clause)
  }
  return clauses
}

/** `X is Y` or `X does Y` without a mark on X. */
function unmarked({ text, spans }: Sentence, patterns: Patterns, language: LanguageData): Found[] {
  let from = 0
  return clausesIn(text, patterns, language).flatMap((whole, index): Found[] => {
    const start = text.indexOf(whole, from)
    from = start + whole.length
    const clause = whole
      .replace(/^(\S+(?:\s\S+){0,3}?)\s\([^()]{1,60}\)(?=\s\p{Ll})/u, '$1')
      .replace(/^(\S+(?:\s\S+){0,3}?),\s[^,]{3,60},(?=\s\p{Ll})/u, '$1')
    const firstCopula = patterns.copulaAnywhere.exec(clause)
    const isFar = firstCopula === null || countWords(clause.slice(0, firstCopula.index)) > maxTermWords
    const verb = firstVerb(clause, isFar, patterns, language)
    const copula = verb === null || (firstCopula !== null && firstCopula.index <= verb) ? firstCopula : null
    const end = copula?.index ?? verb
    if (end === null) return []
    let subject = clause.slice(0, end)
    const aside = /^([^,]+),\s[^,]+,$/u.exec(subject)
    subject = (aside?.[1] ?? subject.replace(/^.*,\s/su, '')).replace(patterns.article, '')
    const alias = /^(.*\S)\s*\(([^()]{1,60})\)$/u.exec(subject)
    const term = (alias?.[1] ?? subject)
      .replace(/\s--?.*$/u, '')
      // `An eigenvector of $f$ is …` says what an eigenvector is.
      .replace(/\s\S{1,3}\s[$`][^$`]*[$`]$/u, '')
      .trim()
    const isMarked = spans.some((span) => span.start >= start && span.start < start + end)
    const first = (term.split(' ')[0] ?? '').toLowerCase()
    const last = (term.split(' ').at(-1) ?? '').toLowerCase()
    const isOpen = [language.relatives, language.functionWords].some((words) => words.includes(last))
    const isStandIn = [language.pronouns, language.conditions, language.functionWords].some((words) =>
      words.includes(first),
    )
    // A list goes on behind a colon.
    const isCutOff = text.endsWith(':') && text.endsWith(whole)
    if (!isTerm(term) || countWords(term) > 4 || isMarked || isStandIn || isOpen || isCutOff) return []
    const base = { term, mark: 'none' as const, isAtStart: index === 0 }
    const inside = alias?.[2] ?? ''
    const otherNames = readAliases(inside)
    if (countWords(inside) >= 4 && otherNames.length === 0)
      return [{ ...base, form: 'apposition', meaning: inside }]
    const aliases =
      alias === null
        ? readAliases(bracketsBehind(whole, term))
        : otherNames.length > 0
          ? otherNames
          : [inside.replaceAll('`', '')]
    const article = clause.slice(0, clause.indexOf(term)).trim().split(' ').at(-1) ?? ''
    const was = copula !== null && isPast(copula[0], language) ? wasCalled(article, term, language) : {}
    const predicate = clause.slice(copula === null ? end : copula.index + copula[0].length)
    if (copula !== null && isProgressive(copula[0], predicate, language)) return []
    const meaning = clauseFrom(predicate.replace(patterns.openEnd, ''), patterns)
    const link = copula === null ? {} : { link: copula[0] }
    return [{ ...base, ...was, ...link, form: copula === null ? 'action' : 'copula', aliases, meaning }]
  })
}

/** `… miasma, that is, bad air …`, `buboes (swellings of …)`: a gloss behind words that are not marked. */
function glossed({ text, spans }: Sentence, patterns: Patterns, language: LanguageData): Found[] {
  const gloss = patterns.bareGloss.exec(text)
  if (gloss === null) return []
  const before = text.slice(0, gloss.index)
  if (spans.some(({ start, end }) => start < gloss.index && end > gloss.index - 2)) return []
  const words: string[] = []
  for (const word of before.split(/\s+/u).reverse()) {
    const folded = word.toLowerCase()
    const isEnd =
      /[,;:.!?()`"“”«»]/u.test(word) ||
      [language.functionWords, language.articles, language.pronouns, language.copulas].some((list) =>
        list.includes(folded),
      )
    if (isEnd || words.length === 3) break
    words.unshift(word)
  }
  const term = words.join(' ')
  const inBrackets = /^\s[(]/u.test(gloss[0])
  const meaning = inBrackets
    ? (/^[^()]*/u.exec(gloss[1] ?? '')?.[0] ?? '').replace(/^[(]/u, '')
    : appositionIn(gloss[1] ?? '', patterns, language)
  if (!isTerm(term) || countWords(meaning) < 3) return []
  const isAtStart = before.replace(patterns.leadingArticle, '') === term
  return [{ form: 'apposition', term, mark: 'none', meaning, isAtStart }]
}

/** `A task is CPU-bound if its speed is limited by the processor`. */
function criterion({ text, spans }: Sentence, patterns: Patterns): Found[] {
  const [, name = '', condition = ''] = patterns.criterion.exec(text) ?? []
  const bare = name.replace(/[`“”„«»"]/gu, '')
  const span = spans.find((each) => each.text === bare)
  const meaning = clauseFrom(condition, patterns)
  if (!isTerm(bare) || countWords(meaning) < 3) return []
  return [{ form: 'criterion', term: bare, mark: span?.mark ?? 'none', meaning, isAtStart: false }]
}

/** `… a fluid mosaic model. It describes …`: what a sentence says of the name marked, or named first, before it. */
function anaphoric(sentence: Sentence, before: Sentence | undefined, patterns: Patterns): Found[] {
  const [, rest = ''] = patterns.anaphor.exec(sentence.text) ?? []
  const span = before?.spans.at(-1)
  if (span === undefined || before?.spans.length !== 1 || !isTerm(span.text)) return []
  const meaning = clauseFrom(rest, patterns).replace(patterns.copula, '')
  const isAtStart = before.text.slice(0, span.start).replace(patterns.leadingArticle, '') === ''
  return countWords(meaning) < 3
    ? []
    : [{ form: 'anaphor', term: span.text, mark: span.mark, meaning, isAtStart }]
}

/**
 * The index at which a clause's verb starts, if a short noun phrase comes before it; null otherwise. English verbs are
 * known to the tagger. In German, a noun is known by its capital; elsewhere, a word between a noun with its article and
 * an object is taken for a verb.
 *
 * @param isFar whether no copula stands near the start, so that another verb may be guessed
 */
function firstVerb(
  clause: string,
  isFar: boolean,
  patterns: Patterns,
  { code, functionWords, pronouns }: LanguageData,
): number | null {
  if (code === 'en') return verbAt(clause, !isFar)
  const noun = (
    code === 'de'
      ? /^(?:\p{L}{3,5}\s)?\p{Lu}\p{L}{3,}\s(?=(\p{Ll}{3,})\s)/u
      : /^(?:\S+['’]\S+|\S+\s\S+)(?:\s\S+){0,2}?\s(?=(\p{Ll}{3,})\s)/u
  ).exec(clause)
  if (noun === null || functionWords.includes(noun[1] ?? '') || pronouns.includes(noun[1] ?? '')) return null
  const isObject = patterns.objectStart.test(clause.slice(noun[0].length + (noun[1] ?? '').length + 1))
  // Dutch verbs of the third person end in a t.
  const isVerb = isObject || (code === 'nl' && /[^t]t$/u.test(noun[1] ?? ''))
  const isNoun = code === 'de' || (patterns.article.test(clause) && isVerb)
  return isNoun ? noun[0].trimEnd().length : null
}

/** The kind of article right before a name in a sentence. */
function determinerOf(
  term: string,
  sentence: string,
  { articles, indefiniteArticles }: LanguageData,
): ClaimCandidate['determiner'] {
  const before = sentence.slice(0, Math.max(sentence.indexOf(term), 0)).toLowerCase()
  const article = /[\p{L}]+['’]?(?=[\s`"“„«*_]*$)/u.exec(before)?.[0] ?? ''
  if (!articles.includes(article)) return 'none'
  return indefiniteArticles.includes(article) ? 'indefinite' : 'definite'
}

/** Names and what sentences of running text say about them. */
export function proposeInSentences(
  block: TextBlock,
  text: string,
  firstIndex: number,
  language: LanguageData,
): ClaimCandidate[] {
  const patterns = patternsOf(language)
  const all = sentencesOf(block, text)
  return all.flatMap((sentence) => {
    const found = [
      ...sentence.spans.flatMap((span) => afterSpan(sentence, span, patterns, language)),
      ...named(sentence, all[sentence.index - 1], patterns, language),
      ...framed(sentence, patterns),
      ...unmarked(sentence, patterns, language),
      ...glossed(sentence, patterns, language),
      ...criterion(sentence, patterns),
      ...anaphoric(sentence, all[sentence.index - 1], patterns),
    ]
    return found.map(({ aliases = [], was = null, link = null, ...each }) => ({
      ...each,
      aliases,
      was,
      link:
        link
          ?.replace(/[\s:,]+/gu, ' ')
          .trim()
          .toLowerCase() ?? null,
      subject: null,
      block,
      sections: block.sections,
      list: `${block.list}/sentences`,
      items: null,
      sentenceIndex: firstIndex + sentence.index,
      determiner: determinerOf(each.term, sentence.text, language),
      cell: null,
      file: block.source.file,
      line: block.source.first,
    }))
  })
}
