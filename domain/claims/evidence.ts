import type { ClaimCandidate } from '#domain/claims/candidate'
import type { LessonContext } from '#domain/claims/lesson-context'
import { isOnlyLinks, linkedTexts } from '#domain/claims/linked-text'
import { hasAny, isIn, startsWithAny, wordsOf } from '#domain/language/word-tests'
import { firstWordOf, nounPhraseEnd, verbAt, type NounPhraseEnd } from '#domain/language/english-tags'
import { cleanHeading, subjectOf } from '#domain/lesson/classify-heading'
import type { Definition } from '#domain/lesson/parsed-lesson'
import { countWords, foldText, splitSentences, splitWords, stemmed } from '#domain/lesson/words'

/** One thing that speaks for or against a reading of a candidate outside tables. How much it weighs is learned. */
export interface EvidenceRule {
  id: string
  sees: (candidate: ClaimCandidate, context: LessonContext) => boolean
}

const rule = (id: string, sees: EvidenceRule['sees']): EvidenceRule => ({ id, sees })

/** The meaning's first sentence. */
const statementOf = ({ meaning }: ClaimCandidate): string => splitSentences(meaning)[0] ?? ''
const headingOf = ({ sections }: ClaimCandidate): string => sections.at(-1)?.heading ?? ''

const isReadAs = ({ term, aliases, source }: Definition, candidate: ClaimCandidate): boolean =>
  source.first <= candidate.line &&
  candidate.line <= source.last &&
  [term, ...aliases].some((name) => stemmed(name) === stemmed(candidate.term))

const forms = [
  ...(['head', 'plain-head', 'bare', 'run-in', 'copula', 'action', 'anaphor'] as const),
  ...(['criterion', 'naming', 'apposition', 'heading', 'lead'] as const),
] as const
const marks = ['strong', 'emphasis', 'code', 'quotes', 'none'] as const
const firstWords = ['verb', 'imperative', 'gerund', 'noun', 'adjective'] as const

const siblings = ({ list, form }: ClaimCandidate, { lists }: LessonContext): ClaimCandidate[] =>
  (lists.get(list) ?? []).filter((other) => other.form === form)

/** A marked name that recurs in its lesson is a term of it. */
const timesNamed = ({ term }: ClaimCandidate, { stems }: LessonContext): number =>
  stemmed(term) === '' ? 0 : stems.split(stemmed(term)).length - 1

const english = (candidate: ClaimCandidate, { language }: LessonContext, part: 'term' | 'meaning') =>
  language.code === 'en' ? firstWordOf(part === 'term' ? candidate.term : statementOf(candidate)) : null

/** Forms whose text is what a sentence says of its subject. */
const sentenceForms = ['copula', 'action', 'apposition', 'naming', 'anaphor', 'criterion'] as const
const nounPhraseEnds = [
  'relative',
  'participle',
  'infinitive',
  'preposition',
  'end',
  'other',
  'none',
] as const

const endOfText = (candidate: ClaimCandidate, { language }: LessonContext): NounPhraseEnd | null =>
  language.code === 'en' ? nounPhraseEnd(statementOf(candidate)) : null

const isPlural = ({ term }: ClaimCandidate): boolean => /\p{L}{2,}[^s]s$/u.test(term)
const isGeneric = (candidate: ClaimCandidate): boolean =>
  candidate.determiner === 'indefinite' || (candidate.determiner === 'none' && isPlural(candidate))

/** How a sentence links name and text: by “to be”, by “was”, by a word for meaning, or not at all. */
function linkOf(
  { link }: ClaimCandidate,
  { language }: LessonContext,
): 'being' | 'past' | 'meaning' | 'none' {
  if (link === null) return 'none'
  if (language.beings.includes(link)) return 'being'
  return language.pastCopulas.includes(link) ? 'past' : 'meaning'
}

/** The sentence around a candidate of running text; `''` for any other. */
const sentenceAround = ({ form, block, sentenceIndex }: ClaimCandidate): string =>
  (sentenceForms as readonly string[]).includes(form) ? (block?.sentences[sentenceIndex] ?? '') : ''

const stemsBefore = ({ line }: ClaimCandidate, { stems, stemsFrom }: LessonContext): string =>
  stems.slice(0, stemsFrom.get(line) ?? 0)

export const evidenceRules: readonly EvidenceRule[] = [
  ...nounPhraseEnds.map((end) =>
    rule(`text is a noun phrase, then ${end}`, (candidate, context) => endOfText(candidate, context) === end),
  ),
  ...(['copula', 'apposition', 'head', 'plain-head'] as const).flatMap((form) =>
    nounPhraseEnds.map((end) =>
      rule(
        `form ${form}, noun phrase, then ${end}`,
        (candidate, context) => candidate.form === form && endOfText(candidate, context) === end,
      ),
    ),
  ),
  ...(['being', 'past', 'meaning'] as const).map((link) =>
    rule(`link ${link}`, (candidate, context) => linkOf(candidate, context) === link),
  ),
  ...sentenceForms.flatMap((form) => [
    rule(`form ${form}, generic name`, (candidate) => candidate.form === form && isGeneric(candidate)),
    ...(['definite', 'none'] as const).map((determiner) =>
      rule(
        `form ${form}, determiner ${determiner}`,
        (candidate) =>
          candidate.form === form && candidate.determiner === determiner && !isGeneric(candidate),
      ),
    ),
    rule(
      `form ${form}, first sentence`,
      (candidate) => candidate.form === form && candidate.sentenceIndex === 0,
    ),
    rule(`form ${form}, first mention`, (candidate, context) => {
      const name = stemmed(candidate.term)
      return candidate.form === form && name !== '' && !stemsBefore(candidate, context).includes(` ${name}`)
    }),
    rule(`form ${form}, in the middle`, (candidate) => candidate.form === form && !candidate.isAtStart),
  ]),
  rule(
    'generic name, being, article and relative clause',
    (candidate, context) =>
      isGeneric(candidate) &&
      linkOf(candidate, context) === 'being' &&
      startsWithAny(candidate.meaning, context.language.articles) &&
      hasAny(statementOf(candidate).split(' ').slice(2).join(' '), context.language.relatives),
  ),
  rule(
    'being and indefinite article',
    (candidate, context) =>
      linkOf(candidate, context) === 'being' &&
      startsWithAny(candidate.meaning, context.language.indefiniteArticles),
  ),
  rule(
    'definite name, being and indefinite article',
    (candidate, context) =>
      candidate.determiner === 'definite' &&
      linkOf(candidate, context) === 'being' &&
      startsWithAny(candidate.meaning, context.language.indefiniteArticles),
  ),
  rule('sentence addresses somebody', (candidate, { language }) =>
    hasAny(sentenceAround(candidate), language.persons),
  ),
  rule('sentence speaks for its author', (candidate, { language }) =>
    hasAny(sentenceAround(candidate), language.speakers),
  ),
  rule('sentence starts with a condition', (candidate, { language }) =>
    startsWithAny(sentenceAround(candidate), language.conditions),
  ),
  rule('sentence starts with a function word', (candidate, { language }) =>
    startsWithAny(sentenceAround(candidate), language.functionWords),
  ),
  rule('sentence starts with a pronoun', (candidate, { language }) =>
    startsWithAny(sentenceAround(candidate), language.pronouns),
  ),
  rule('sentence asks or exclaims', (candidate) => /[?!]["”»]?$/u.test(sentenceAround(candidate))),
  rule('sentence has a pointer', (candidate, { language }) =>
    hasAny(sentenceAround(candidate), language.pointers),
  ),
  rule('sentence refers to what is near', (candidate, { language }) =>
    hasAny(sentenceAround(candidate), language.nearby),
  ),
  rule('sentence has a digit', (candidate) => /\d/u.test(sentenceAround(candidate).replace(/`[^`]*`/gu, ''))),
  rule('sentence names somebody', (candidate) =>
    /(?<=\p{Ll},?\s)\p{Lu}\p{Ll}{2,}/u.test(sentenceAround(candidate)),
  ),
  rule('sentence of over thirty words', (candidate) => countWords(sentenceAround(candidate)) > 30),
  rule('only sentence of its block', ({ block, form }) => block?.sentences.length === 1 && form !== 'head'),
  rule('name recurs below', ({ term, line }, { stems, stemsFrom }) => {
    const from = stemsFrom.get(line)
    const name = stemmed(term)
    return from !== undefined && name !== '' && stems.slice(from).split(` ${name}`).length > 2
  }),
  rule('text has a verb', (candidate, { language }) =>
    language.code === 'en' ? verbAt(statementOf(candidate), true) !== null : false,
  ),
  rule('text negates', (candidate, { language }) => hasAny(statementOf(candidate), language.negations)),
  rule('text starts with a question word', ({ meaning }, { language }) =>
    startsWithAny(meaning, language.questionWords),
  ),
  rule('text has an example mark', (candidate, { language }) =>
    hasAny(statementOf(candidate), language.exampleMarks),
  ),
  rule(
    'text is an adjective alone',
    (candidate, context) =>
      english(candidate, context, 'meaning') === 'adjective' && countWords(statementOf(candidate)) <= 3,
  ),
  rule(
    'another candidate of its sentence is marked',
    (candidate, { lists }) =>
      candidate.mark === 'none' &&
      (lists.get(candidate.list) ?? []).some(
        (other) =>
          other.mark !== 'none' &&
          other.line === candidate.line &&
          other.sentenceIndex === candidate.sentenceIndex &&
          other.form !== 'action',
      ),
  ),
  rule(
    'siblings in the sentences of its block',
    (candidate, { lists }) =>
      (lists.get(candidate.list) ?? []).filter(
        (other) =>
          other.form === candidate.form && other.mark === candidate.mark && other.line === candidate.line,
      ).length > 1,
  ),
  ...forms.map((form) => rule(`form ${form}`, (candidate) => candidate.form === form)),
  ...marks.map((mark) => rule(`mark ${mark}`, (candidate) => candidate.mark === mark)),
  ...forms.flatMap((form) =>
    marks.map((mark) =>
      rule(`form ${form}, mark ${mark}`, (candidate) => candidate.form === form && candidate.mark === mark),
    ),
  ),
  rule('first sentence of its block', ({ sentenceIndex }) => sentenceIndex === 0),
  rule('in the middle of a sentence', ({ isAtStart }) => !isAtStart),
  rule('in a list item', ({ block }) => block?.kind === 'item'),
  rule('in a nested item', ({ block }) => (block?.parent ?? null) !== null),
  rule('in a definition list', ({ block }) => block?.kind === 'description'),
  rule('in a quotation', ({ block }) => block?.isAside === true),
  rule('two siblings of its form', (candidate, context) => siblings(candidate, context).length === 2),
  rule('three siblings of its form', (candidate, context) => siblings(candidate, context).length >= 3),
  rule('lone in its list', (candidate, context) => siblings(candidate, context).length === 1),
  rule('short texts in its list', (candidate, context) => {
    const texts = siblings(candidate, context).map(({ meaning }) => countWords(meaning))
    return texts.filter((words) => words <= 5).length > texts.length / 2
  }),
  rule('articles in its list', (candidate, context) => {
    const all = siblings(candidate, context)
    return (
      all.filter(({ meaning }) => startsWithAny(meaning, context.language.articles)).length > all.length / 2
    )
  }),
  rule('attributes in its list', (candidate, context) =>
    siblings(candidate, context).some(
      (other) => other !== candidate && isIn(other.term, context.language.attributes),
    ),
  ),
  rule(
    'the name heads several lists',
    ({ term }, { listsWithName }) => (listsWithName.get(foldText(term)) ?? 0) > 1,
  ),
  rule('the heading names it', (candidate) => {
    const subject = subjectOf(headingOf(candidate)) ?? headingOf(candidate)
    return stemmed(subject) === stemmed(candidate.term)
  }),
  rule('the heading contains it', (candidate) =>
    splitWords(stemmed(headingOf(candidate))).includes(splitWords(stemmed(candidate.term)).at(-1) ?? ' '),
  ),
  rule('the title names it', ({ term }, { title }) => stemmed(title).includes(stemmed(term))),
  rule('named twice', (candidate, context) => timesNamed(candidate, context) === 2),
  rule('named more often', (candidate, context) => timesNamed(candidate, context) > 2),
  rule('first mention', ({ term, line }, { stems, stemsFrom }) => {
    const [from, name] = [stemsFrom.get(line), stemmed(term)]
    return from !== undefined && name !== '' && !stems.slice(0, from).includes(` ${name}`)
  }),
  rule('right below its heading', ({ sections, block }) => {
    const below = (block?.source.first ?? 0) - (sections.at(-1)?.line ?? 0)
    return block !== null && below > 0 && below <= 2
  }),
  rule('name occurs in a program', ({ term }, { code }) => term.length > 2 && code.includes(term)),
  ...(['definite', 'indefinite'] as const).map((kind) =>
    rule(
      `name behind ${kind === 'definite' ? 'a definite' : 'an indefinite'} article`,
      ({ determiner }) => determiner === kind,
    ),
  ),
  ...(['terms', 'subject', 'stop', 'introduction', 'advice', 'uses', 'generic'] as const).map((kind) =>
    rule(`section ${kind}`, ({ sections }) => sections.at(-1)?.kind === kind),
  ),
  // The name.
  rule('name of one word', ({ term }) => countWords(term) === 1),
  rule('name of two or three words', ({ term }) => countWords(term) === 2 || countWords(term) === 3),
  rule('name of four words or more', ({ term }) => countWords(term) > 3),
  rule('name is an attribute', ({ term }, { language }) => isIn(term, language.attributes)),
  rule('name ends with an attribute', ({ term }, { language }) =>
    isIn(wordsOf(term).at(-1) ?? '', language.attributes),
  ),
  rule('name is an aside', ({ term }, { language }) =>
    [term, wordsOf(term)[0] ?? ''].some((text) => isIn(text, language.asides)),
  ),
  rule('name is of administration', ({ term }, { language }) => isIn(term, language.administration)),
  rule('name ends with a word of administration', ({ term }, { language }) =>
    isIn(wordsOf(term).at(-1) ?? '', language.administration),
  ),
  rule('name is of administration, or a sibling is', (candidate, context) =>
    siblings(candidate, context).some(({ term }) => isIn(term, context.language.administration)),
  ),
  rule('the heading is of administration', (candidate, { language }) =>
    isIn(cleanHeading(headingOf(candidate)), language.administration),
  ),
  rule('a heading above is of administration', ({ sections }, { language }) =>
    sections.slice(0, -1).some(({ heading }) => isIn(cleanHeading(heading), language.administration)),
  ),
  rule('name is a link to another site', ({ term, block }) =>
    block === null ? false : linkedTexts(block).some((text) => foldText(text) === foldText(term)),
  ),
  rule('name ends with a shell noun', ({ term }, { language }) =>
    isIn(wordsOf(term).at(-1) ?? '', language.shellNouns),
  ),
  rule('name has a word for a degree', ({ term }, { language }) => hasAny(term, language.degrees)),
  rule('name starts with a pronoun', ({ term }, { language }) => startsWithAny(term, language.pronouns)),
  rule('name contains a pronoun', ({ term }, { language }) => hasAny(term, language.pronouns)),
  rule('name starts with a function word', ({ term }, { language }) =>
    startsWithAny(term, language.functionWords),
  ),
  rule('name contains a function word', ({ term }, { language }) => hasAny(term, language.functionWords)),
  rule('name has an article', ({ term }, { language }) => hasAny(term, language.articles)),
  rule('name has a digit', ({ term }) => /\d/u.test(term)),
  rule('name is a numbered part of the lesson', ({ term }, { language }) => {
    const [, part = ''] = /^(\p{L}+)\.?\s\d/u.exec(term) ?? []
    return [language.lessonParts, language.nearby, language.asides].some((words) => isIn(part, words))
  }),
  rule('name is a number', ({ term }) => /^[\d.,\s]+$/u.test(term)),
  rule('name is capitalised', ({ term }) => /^\p{Lu}/u.test(term)),
  rule('name is an abbreviation', ({ term }) => /^\p{Lu}{2,6}s?$/u.test(term)),
  rule('name is a statement of code', ({ term, mark }) => mark === 'code' && /[=:\s]/u.test(term)),
  rule('name asks or exclaims', ({ term }) => /[?!]$/u.test(term)),
  rule('name has aliases', ({ aliases }) => aliases.length > 0),
  rule('name is plural', ({ term }) => /\p{L}{2,}s$/u.test(term)),
  ...firstWords.map((kind) =>
    rule(`name starts with a ${kind}`, (candidate, context) => english(candidate, context, 'term') === kind),
  ),
  // What is said.
  rule('text of one word', ({ meaning }) => countWords(meaning) === 1),
  rule('text of two or three words', ({ meaning }) => countWords(meaning) === 2 || countWords(meaning) === 3),
  rule('text of four or five words', ({ meaning }) => countWords(meaning) === 4 || countWords(meaning) === 5),
  rule('text of over twenty-five words', (candidate) => countWords(statementOf(candidate)) > 25),
  rule('text starts with an article', ({ meaning }, { language }) =>
    startsWithAny(meaning, language.articles),
  ),
  rule('text starts with an indefinite article', ({ meaning }, { language }) =>
    startsWithAny(meaning, language.indefiniteArticles),
  ),
  rule('text starts with a pronoun', ({ meaning }, { language }) =>
    startsWithAny(meaning, language.pronouns),
  ),
  rule('text starts with a function word', ({ meaning }, { language }) =>
    startsWithAny(meaning, language.functionWords),
  ),
  rule('text starts with a condition', ({ meaning }, { language }) =>
    startsWithAny(meaning, language.conditions),
  ),
  rule('text starts with a pointer', ({ meaning }, { language }) =>
    startsWithAny(meaning, language.pointers),
  ),
  rule('text starts with an interjection', ({ meaning }, { language }) =>
    startsWithAny(meaning, language.interjections),
  ),
  rule('text contains a pointer', (candidate, { language }) =>
    hasAny(statementOf(candidate), language.pointers),
  ),
  rule('text has a relative clause', (candidate, { language }) =>
    hasAny(statementOf(candidate).split(' ').slice(2).join(' '), language.relatives),
  ),
  rule(
    'text starts with an article and has a relative clause',
    (candidate, { language }) =>
      startsWithAny(candidate.meaning, language.articles) &&
      hasAny(statementOf(candidate).split(' ').slice(2).join(' '), language.relatives),
  ),
  rule('text names a part of the lesson', (candidate, { language }) =>
    hasAny(statementOf(candidate), language.lessonParts),
  ),
  rule('text starts with praise', ({ meaning }, { language }) =>
    [0, 1].some((index) => isIn(wordsOf(meaning)[index] ?? '', language.praise)),
  ),
  rule('text addresses somebody', (candidate, { language }) =>
    hasAny(statementOf(candidate), language.persons),
  ),
  rule('text has a digit', (candidate) => /\d/u.test(statementOf(candidate).replace(/`[^`]*`/gu, ''))),
  rule('text names somebody', (candidate, { language }) =>
    language.code === 'de' ? false : /(?<=\p{Ll},?\s)\p{Lu}\p{Ll}{2,}/u.test(statementOf(candidate)),
  ),
  rule('text starts with a name', (candidate, { language }) =>
    language.code === 'de'
      ? false
      : /^(?:\p{Lu}\p{L}*\.?\s)?\p{Lu}\p{Ll}+(?:\s\p{Lu}|,\s\p{Lu})/u.test(statementOf(candidate)),
  ),
  rule('text starts with a copula or a negation', (candidate, { language }) =>
    [language.copulas, language.negations].some((words) => startsWithAny(statementOf(candidate), words)),
  ),
  rule(
    'text starts with a past verb',
    (candidate, context) =>
      english(candidate, context, 'meaning') === 'verb' && /^\p{L}+[^s]\b/u.test(statementOf(candidate)),
  ),
  ...(['head', 'plain-head', 'run-in'] as const).map((form) =>
    rule(
      `form ${form}, text has a verb`,
      (candidate, { language }) =>
        candidate.form === form && language.code === 'en' && verbAt(statementOf(candidate), true) !== null,
    ),
  ),
  rule('clauses in its list', (candidate, context) => {
    const texts = siblings(candidate, context).map(statementOf)
    const clauses = texts.filter((text) => context.language.code === 'en' && verbAt(text, true) !== null)
    return clauses.length * 2 > texts.length
  }),
  rule('noun phrases that tell something apart in its list', (candidate, context) => {
    const all = siblings(candidate, context)
    const ends = all.map((each) => endOfText(each, context))
    const tellApart = ends.filter((end) => end !== null && end !== 'none' && end !== 'other' && end !== 'end')
    return tellApart.length * 2 > all.length
  }),
  rule('text speaks for its author', (candidate, { language }) =>
    hasAny(statementOf(candidate), language.speakers),
  ),
  rule('text refers to what is near', (candidate, { language }) =>
    hasAny(statementOf(candidate), language.nearby),
  ),
  rule('text asks or exclaims', (candidate) => /[?!]["”»]?$/u.test(statementOf(candidate))),
  rule('text ends with a colon', ({ meaning }) => /[:：]$/u.test(meaning)),
  rule('text is code', ({ meaning }) => /^`[^`]+`[.,]?$/u.test(meaning)),
  rule('text is a link to another site', ({ meaning, block }) =>
    block === null ? false : isOnlyLinks(meaning, block),
  ),
  rule('text starts with code', ({ meaning }) => meaning.startsWith('`')),
  rule('text starts with a capital', ({ meaning }) => /^\p{Lu}/u.test(meaning)),
  rule('text is a number', ({ meaning }) => /^[^\p{L}]*\d[^\p{L}]*(?:\p{L}{1,3})?$/u.test(meaning)),
  rule(
    'text repeats the name',
    ({ term, meaning }) => stemmed(term) !== '' && ` ${stemmed(meaning)} `.includes(` ${stemmed(term)} `),
  ),
  rule('text names the name first', ({ term, meaning }, { language }) => {
    const bare = meaning
      .replace(new RegExp(`^(?:${language.articles.join('|')})\\s+`, 'iu'), '')
      .replaceAll('`', '')
    return bare.toLowerCase().startsWith(term.toLowerCase())
  }),
  ...firstWords.map((kind) =>
    rule(
      `text starts with a ${kind}`,
      (candidate, context) => english(candidate, context, 'meaning') === kind,
    ),
  ),
  rule(
    'sentence, text starts with an article',
    ({ form, meaning }, { language }) => form === 'copula' && startsWithAny(meaning, language.articles),
  ),
  rule(
    'unmarked sentence, recurs or in heading',
    (candidate, context) =>
      candidate.mark === 'none' &&
      (candidate.form === 'copula' || candidate.form === 'action') &&
      (timesNamed(candidate, context) > 2 || stemmed(headingOf(candidate)).includes(stemmed(candidate.term))),
  ),
  // The grammar of lessons.
  ...(['high', 'medium', 'low'] as const).map((confidence) =>
    rule(`the grammar defines it, ${confidence}`, (candidate, { grammar }) =>
      grammar.definitions.some(
        (definition) => definition.confidence === confidence && isReadAs(definition, candidate),
      ),
    ),
  ),
  rule('the grammar labels it', ({ term, line }, { grammar }) =>
    grammar.labelled.some(({ label, source }) => source.first === line && foldText(label) === foldText(term)),
  ),
  rule('the grammar defines something else here', (candidate, { grammar }) =>
    grammar.definitions.some(
      (definition) => definition.source.first === candidate.line && !isReadAs(definition, candidate),
    ),
  ),
]
