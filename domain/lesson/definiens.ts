import { isPresentVerb } from '#domain/language/english-tags'
import { contentWords, isUnspaced, splitSentences, stemmed, stemsIn, stemWord } from '#domain/lesson/words'

function sameWords(first: string, second: string): boolean {
  return stemmed(first) !== '' && stemmed(first) === stemmed(second)
}

/** Upper-cases the first letter of an ordinary word; leaves code, mixed-case names and other scripts unchanged. */
export function capitalise(text: string): string {
  if (isUnspaced(text)) return text
  return text.replace(/^(\p{Ll})(?=\p{Ll}*(?:[\s,.'’-]|$))/u, (first) => first.toUpperCase())
}

/** Lower-cases the first word of a sentence unless it is code, a name or an abbreviation, or `I`. */
export function uncapitalise(text: string): string {
  return text.replace(/^(\p{Lu})(?=\p{Ll}+(?:[\s,.'’-]|$)|\s)/u, (first) =>
    first === 'I' ? first : first.toLowerCase(),
  )
}

/**
 * A subject, a form of “to be” and a noun phrase with its article, in the European languages that prompts are written
 * in: `Ein Vertrag ist ein Rechtsgeschäft`.
 */
const copularSentence =
  /^(?:(?:an?|the|ein|eine|der|die|das|une?|le|la|les|una|el|los|las|il|lo|gli|uma?|os?)\s+)?(\S.{0,60}?)\s+(?:is|are|ist|sind|est|sont|es|son|è|sono|é|são)\s+((?:an?|the|ein|eine|der|die|das|une?|le|la|les|des|una|el|los|las|il|lo|gli|uma?|os?)\s\S.*)$/isu

/** The term that a sentence such as `A tuple is a sequence that …` defines; null if the sentence has another form. */
export function definiendumOf(sentence: string): string | null {
  const definiendum = copularSentence.exec(sentence)?.[1]
  return definiendum === undefined ||
    /^(?:it|this|that|they|these|there|es|dies|das|ce|c['’]|esto?|questo|isto)$/iu.test(definiendum)
    ? null
    : capitalise(definiendum.replaceAll('`', ''))
}

/** Nouns that follow a name and say what kind of thing it is: `the await keyword`. */
export const kindNouns =
  'keyword|statement|function|method|operator|module|class|decorator|command|clause|tag|property|attribute|type|object'

/** Sentences that define their subject; the first group is the subject, the second the definiens. */
const definingForms: RegExp[] = [
  new RegExp(
    `^(?:(?:an?|the|in \\p{L}+, (?:an? )?)\\s*)?(.{1,60}?)(?:\\s+(?:${kindNouns}))?\\s+` +
      '(?:(?:is|are)(?: (?:basically|simply|essentially|just))?|refers? to|means(?! that)|stands for|denotes?)\\s+(\\S.*)$',
    'isu',
  ),
  copularSentence,
]
/** Sentences that say what their subject does. */
const actionForm = /^(?:(?:an?|the)\s+)?(.{1,60}?)\s+((?!(?:is|was|has)\b)\p{L}{2,}s\s+\S.*)$/isu
const pronounForm = /^(?:it(?:['’]s| is)|this is|they are|these are)\s+((?:an?|the|used)\s.*)$/isu
/** A clause about the name before it: `which means at the end`. What it says of a use or a place defines nothing. */
const relativeForm = /^which\s+(?:means|denotes|stands for|refers to)\s+(\S.*)$/isu
/** A sentence whose subject is left out, as in a glossary: `Is the number of rows.` A question has its subject behind. */
const copulaForm = /^(?:is|are)\s+([^?]+)$/isu

/**
 * The defining part of a sentence: `Tuples are ordered collections.` gives `Ordered collections.` for the term
 * `Tuples`. A sentence that does not start with one of the names is returned unchanged.
 */
export function definiensOf(sentence: string, names: readonly string[]): string {
  for (const form of definingForms) {
    const [, subject, definiens] = form.exec(sentence) ?? []
    if (subject !== undefined && definiens !== undefined && names.some((name) => sameWords(subject, name)))
      return capitalise(definiens)
  }
  const [, agent = '', action = ''] = actionForm.exec(sentence) ?? []
  // In `Copies files`, said of `COPY`, the verb has the same stem as the name but is not the subject.
  const isAgent = (name: string): boolean =>
    sameWords(agent, name) && (!/s$/iu.test(agent) || /s$/iu.test(name))
  const said = [pronounForm, copulaForm, relativeForm]
    .map((form) => form.exec(sentence)?.[1])
    .find((text) => text !== undefined)
  // In `Group documents by a field`, said of `$group`, a noun ends like a verb.
  const isAction = names.some(isAgent) && isPresentVerb(`${agent} ${action}`, action.split(' ')[0] ?? '')
  return capitalise((isAction ? action : said) ?? sentence)
}

/** References to text, code or figures that a card cannot show. */
const refersElsewhere =
  /\b(?:(?:by|for|of|to|with) (?:anything|everything|something) else|the (?:former|latter)|(?:same|like) (?:as )?(?:above|before)|(?:as )?(?:shown|seen|described|mentioned|listed|discussed|noted|explained) (?:above|below|earlier|later|before|in)|previously (?:shown|seen|described|mentioned|listed|discussed|noted|explained|defined)|the (?:following|above|below|previous|next|preceding) (?:\w+ )?(?:example|code|section|table|figure|diagram|snippet|list|program|lesson|chapter)s?|see (?:above|below|the|section|also|chapter|figure|table)|(?:above|below)[.:]?$|this (?:lesson|section|chapter|example|tutorial)|(?:in )?this (?:code|snippet)|next (?:lesson|section|chapter)|following (?:code|example|list|table))\b/iu

/** A thing that is pointed at: `the number of that place`. */
const pointedAt =
  /\b(?:of|on|at|to|from|for|with|by|into|in) (?:that|those) (?!who|which|that|of|where|when|whose)(\p{L}+)/giu

/** Whether a sentence points at something that it has not named itself. */
const pointsBack = (sentence: string): boolean =>
  [...sentence.matchAll(pointedAt)].some(
    ({ index, 1: thing = '' }) => !stemsIn(sentence.slice(0, index)).includes(stemWord(thing.toLowerCase())),
  )

/** What is said by pointing at the sentence before: `Same, but in one line`, `Another form of it`. */
const saysSame =
  /^(?:(?:the )?same(?:\s*,|\s+(?:but|as (?:above|before)|thing)\b)|(?:yet )?another (?!(?:name|word|term|expression|spelling)\b))/iu

/** A sentence with fewer content words is a name rather than a definition: `Read mode.` */
const minStatementWords = 3

/**
 * The sentence of a meaning that defines the term: the first, unless that is only a name and the second says more.
 *
 * @returns the sentence, or why it cannot be understood on a card by itself
 */
export function firstStatement(meaning: string): { text: string } | { problem: string } {
  const [first, second] = splitSentences(meaning)
  if (first === undefined) return { problem: 'it is empty' }
  const reason = standaloneProblem(first)
  if (reason !== null) return { problem: reason }
  const isName =
    !isUnspaced(first) && contentWords(first.replace(/\([^()]*\)/gu, '')).length < minStatementWords
  const saysMore = second !== undefined && contentWords(second).length > contentWords(first).length
  return {
    text:
      isName && saysMore && standaloneProblem(second) === null && !refersBack.test(second) ? second : first,
  }
}

const refersBack = /^(?:it|they|this|these|those|for example|for instance|e\.g|also|however|but|see|note)\b/iu

function standaloneProblem(sentence: string): string | null {
  if (/[:：]$/u.test(sentence)) return 'it only introduces what follows'
  if (/^(?:todo|tbd|tba|coming soon|n\/a|\?+|\.{3}|…)\W*$/iu.test(sentence)) return 'it is not written yet'
  if (/^(?:<?https?:\S+|www\.\S+|see\b.*|click\b.*)$/iu.test(sentence)) return 'it only points elsewhere'
  if ([refersElsewhere, saysSame].some((pattern) => pattern.test(sentence)) || pointsBack(sentence))
    return 'it refers to text or an example that a card cannot show'
  return /[\p{L}\p{N}]/u.test(sentence) ? null : 'it has no words'
}

/** Whether a text consists of code spans without any words around them. */
export function isOnlyCode(text: string): boolean {
  return contentWords(text.replace(/`[^`]*`/gu, ' ')).length === 0 && /`/u.test(text)
}
