import type { PassageCandidate, PassageForm, PassageKind } from '#domain/claims/passage'
import { hasAny, isIn, startsWithAny } from '#domain/language/word-tests'
import { firstWordOf } from '#domain/language/english-tags'
import type { LanguageData } from '#domain/language/language'
import { cleanHeading } from '#domain/lesson/classify-heading'
import { contentStems, countWords } from '#domain/lesson/words'

/** What evidence for a passage may look at beside the passage itself. */
export interface PassageContext {
  language: LanguageData
  /** The passages of each kind and list, see `listKey`. */
  lists: ReadonlyMap<string, readonly PassageCandidate[]>
  /** Probability that a line defines something, or labels something. */
  defined: ReadonlyMap<number, number>
  labelled: ReadonlyMap<number, number>
  /** Lines with advice that the grammar of lessons reads. */
  advised: ReadonlySet<number>
}

/** One thing that speaks for or against a passage. How much it weighs is learned for each kind of passage. */
export interface PassageRule {
  id: string
  sees: (passage: PassageCandidate, context: PassageContext) => boolean
}

export const listKey = ({ kind, list, form }: PassageCandidate): string => `${kind} ${list} ${form}`

const rule = (id: string, sees: PassageRule['sees']): PassageRule => ({ id, sees })

const headingOf = ({ sections }: PassageCandidate): string => sections.at(-1)?.heading ?? ''
const siblingsOf = (passage: PassageCandidate, { lists }: PassageContext): readonly PassageCandidate[] =>
  lists.get(listKey(passage)) ?? []

type Part = 'what' | 'says'

/** What can be seen in either part of a passage: the advice and its reason, the question and its answer. */
function rulesFor(part: Part): PassageRule[] {
  const firstWords = ['verb', 'imperative', 'gerund', 'noun', 'adjective'] as const
  const starts = (classes: keyof LanguageData) => (passage: PassageCandidate, context: PassageContext) =>
    startsWithAny(passage[part], context.language[classes] as readonly string[])
  const has = (classes: keyof LanguageData) => (passage: PassageCandidate, context: PassageContext) =>
    hasAny(passage[part], context.language[classes] as readonly string[])
  return [
    ...firstWords.map((kind) =>
      rule(
        `${part} starts with a ${kind}`,
        (passage, { language }) => language.code === 'en' && firstWordOf(passage[part]) === kind,
      ),
    ),
    rule(`${part} starts with an article`, starts('articles')),
    rule(`${part} starts with a pronoun`, starts('pronouns')),
    rule(`${part} starts with what is near`, starts('nearby')),
    rule(`${part} starts with a person`, starts('persons')),
    rule(`${part} starts with a condition`, starts('conditions')),
    rule(`${part} starts with a conjunction`, starts('conjunctions')),
    rule(`${part} starts with a function word`, starts('functionWords')),
    rule(
      `${part} starts with a reason`,
      (passage, { language }) =>
        startsWithAny(passage[part], language.reasons) ||
        startsWithAny(passage[part], language.reasonsAfterComma),
    ),
    rule(`${part} starts with an urging`, starts('urgings')),
    rule(`${part} starts with an aside`, starts('asides')),
    rule(`${part} starts with a sequencer`, starts('sequencers')),
    rule(`${part} starts with a question word`, starts('questionWords')),
    rule(`${part} starts with a pointer`, starts('pointers')),
    rule(`${part} starts with an interjection`, starts('interjections')),
    rule(`${part} has a pointer`, has('pointers')),
    rule(`${part} has a person`, has('persons')),
    rule(`${part} has something near`, has('nearby')),
    rule(`${part} has an obligation`, has('obligations')),
    rule(`${part} has an urging`, has('urgings')),
    rule(`${part} has a copula`, has('copulas')),
    rule(`${part} has a condition`, has('conditions')),
    rule(`${part} has a reason`, has('reasons')),
    rule(`${part} has a relative`, has('relatives')),
    rule(`${part} has a possession`, has('possessions')),
    rule(`${part} has code`, (passage) => passage[part].includes('`')),
    rule(`${part} starts with code`, (passage) => passage[part].startsWith('`')),
    rule(`${part} has a digit`, (passage) => /\d/u.test(passage[part].replace(/`[^`]*`/gu, ''))),
    rule(`${part} has a year`, (passage) => /\b1\d{3}\b|\b20\d\d\b/u.test(passage[part])),
    rule(`${part} exclaims`, (passage) => /!["”»)]?$/u.test(passage[part])),
    rule(`${part} asks`, (passage) => /\?["”»)]?$/u.test(passage[part])),
    rule(`${part} trails off`, (passage) => /(?:…|\.\.\.)["”»)]?$/u.test(passage[part])),
    rule(`${part} ends with a colon`, (passage) => /[:：]$/u.test(passage[part])),
    rule(`${part} ends with a stop`, (passage) => /[.。]$/u.test(passage[part])),
    rule(`${part} has quotation marks`, (passage) => /["“”«»„]/u.test(passage[part])),
    rule(`${part} has brackets`, (passage) => /[()]/u.test(passage[part])),
    rule(`${part} starts with a capital`, (passage) => /^\p{Lu}/u.test(passage[part])),
    rule(`${part} of under five words`, (passage) => countWords(passage[part]) < 5),
    rule(`${part} of under eight words`, (passage) => countWords(passage[part]) < 8),
    rule(`${part} of over fifteen words`, (passage) => countWords(passage[part]) > 15),
    rule(`${part} of over twenty-five words`, (passage) => countWords(passage[part]) > 25),
  ]
}

const forms: readonly PassageForm[] = [
  ...(['head', 'row', 'because', 'colon', 'semicolon', 'dash', 'comma', 'or', 'next sentence'] as const),
  ...(['heading', 'marked line', 'item', 'lettered'] as const),
  ...(['numbered list', 'bullets', 'sequence', 'whole item', 'paragraph'] as const),
]

const headingIsIn = (passage: PassageCandidate, words: readonly string[]): boolean => {
  const heading = cleanHeading(headingOf(passage))
  return isIn(heading, words) || startsWithAny(heading, words)
}

const isAlert = (passage: PassageCandidate, { language }: PassageContext): boolean => {
  const container = passage.block?.container ?? ''
  return isIn(container.split(' ')[0] ?? '', language.keyPoints)
}

/** What can be seen of any passage. */
const around: readonly PassageRule[] = [
  ...forms.map((form) => rule(`form ${form}`, (passage) => passage.form === form)),
  ...(['terms', 'subject', 'stop', 'introduction', 'advice', 'uses', 'generic'] as const).map((kind) =>
    rule(`section ${kind}`, ({ sections }) => sections.at(-1)?.kind === kind),
  ),
  ...(['item', 'paragraph', 'row', 'description'] as const).map((kind) =>
    rule(`in a ${kind}`, ({ block }) => block?.kind === kind),
  ),
  rule('in a nested item', ({ block }) => (block?.parent ?? null) !== null),
  rule('in a numbered list', ({ block }) => block?.isOrdered === true),
  rule('in a quotation', ({ block }) => block?.isAside === true),
  rule('in a container', ({ block }) => (block?.container ?? null) !== null),
  rule('in a container of key points', isAlert),
  rule('below a heading for key points', (passage, { language }) => headingIsIn(passage, language.keyPoints)),
  rule('below a heading for steps', (passage, { language }) => headingIsIn(passage, language.steps)),
  rule('below a heading for asides', (passage, { language }) => headingIsIn(passage, language.asides)),
  rule('below a heading that asks', (passage) => /[?？]\s*$/u.test(headingOf(passage))),
  rule('below no heading but the title', ({ sections }) => sections.length < 2),
  rule('has a marked head', ({ block }) => block !== null && block.head !== null),
  rule('has key words', ({ block }) => (block?.keyWords.length ?? 0) > 0),
  rule('first sentence', ({ sentenceIndex }) => sentenceIndex === 0),
  rule('second sentence', ({ sentenceIndex }) => sentenceIndex === 1),
  rule('fourth sentence or later', ({ sentenceIndex }) => sentenceIndex > 2),
  rule('only sentence', ({ block }) => block?.sentences.length === 1),
  rule('two siblings of its form', (passage, context) => siblingsOf(passage, context).length === 2),
  rule('three siblings of its form', (passage, context) => siblingsOf(passage, context).length >= 3),
  rule('lone in its list', (passage, context) => siblingsOf(passage, context).length === 1),
  rule('its line defines something', ({ line }, { defined }) => (defined.get(line) ?? 0) >= 0.5),
  rule('its line may define something', ({ line }, { defined }) => {
    const probability = defined.get(line) ?? 0
    return probability >= 0.2 && probability < 0.5
  }),
  rule('its line labels something', ({ line }, { labelled }) => (labelled.get(line) ?? 0) >= 0.5),
  rule('the grammar reads advice there', ({ line }, { advised }) => advised.has(line)),
]

const share = (steps: readonly string[], test: (step: string) => boolean): number =>
  steps.filter(test).length / Math.max(steps.length, 1)

/** What can be seen of steps. */
const stepRules: readonly PassageRule[] = [
  rule('two steps', ({ steps }) => steps.length === 2),
  rule('three to six steps', ({ steps }) => steps.length >= 3 && steps.length <= 6),
  rule('more than six steps', ({ steps }) => steps.length > 6),
  ...(['verb', 'imperative', 'gerund', 'noun', 'adjective'] as const).map((kind) =>
    rule(
      `most steps start with a ${kind}`,
      ({ steps }, { language }) =>
        language.code === 'en' && share(steps, (step) => firstWordOf(step) === kind) > 0.5,
    ),
  ),
  rule('the first step starts with an imperative', ({ steps }, { language }) =>
    language.code === 'en' ? firstWordOf(steps[0] ?? '') === 'imperative' : false,
  ),
  rule('steps ask', ({ steps }) => share(steps, (step) => /\?$/u.test(step)) > 0),
  rule('steps exclaim', ({ steps }) => share(steps, (step) => /!$/u.test(step)) > 0),
  rule('most steps have code', ({ steps }) => share(steps, (step) => step.includes('`')) > 0.5),
  rule('no step has code', ({ steps }) => share(steps, (step) => step.includes('`')) === 0),
  rule('steps have heads', ({ block }) => block !== null && block.head !== null && block.head.meaning !== ''),
  rule(
    'most steps start with an article',
    ({ steps }, { language }) => share(steps, (step) => startsWithAny(step, language.articles)) > 0.5,
  ),
  rule(
    'most steps start with a pronoun',
    ({ steps }, { language }) => share(steps, (step) => startsWithAny(step, language.pronouns)) > 0.5,
  ),
  rule(
    'steps address somebody',
    ({ steps }, { language }) => share(steps, (step) => hasAny(step, language.persons)) > 0.3,
  ),
  rule(
    'most steps have a copula',
    ({ steps }, { language }) => share(steps, (step) => hasAny(step, language.copulas)) > 0.5,
  ),
  rule(
    'a step starts with a sequencer',
    ({ steps }, { language }) => share(steps, (step) => startsWithAny(step, language.sequencers)) > 0,
  ),
  rule('steps of under four words', ({ steps }) => share(steps, (step) => countWords(step) < 4) > 0.5),
  rule('steps of over twelve words', ({ steps }) => share(steps, (step) => countWords(step) > 12) > 0.5),
  rule('steps start small', ({ steps }) => share(steps, (step) => /^\p{Ll}/u.test(step)) > 0.5),
]

/** What can be seen of an answer beside its question. */
const answerRules: readonly PassageRule[] = [
  rule('the answer repeats a word of the question', (passage) => {
    const asked = contentStems(passage.what)
    return [...contentStems(passage.says)].some((stem) => asked.has(stem))
  }),
  rule('the answer is a whole block', ({ block, says: answer }) => block?.text === answer),
  rule('the question is in an exercise', ({ sections }, { language }) =>
    sections.some(({ heading, kind }) => kind === 'stop' && !isIn(cleanHeading(heading), language.keyPoints)),
  ),
]

const [what, says] = [rulesFor('what'), rulesFor('says')]

/** The rules for each kind of passage. */
export const passageRules: Readonly<Record<PassageKind, readonly PassageRule[]>> = {
  advice: [...around, ...what, ...says],
  question: [...around, ...what, ...says, ...answerRules],
  procedure: [...around, ...what, ...stepRules],
  statement: [...around, ...says],
}
