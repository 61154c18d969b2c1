import { contentWords, isUnspaced, splitSentences, stemmed } from '#domain/lesson/words'

function sameWords(first: string, second: string): boolean {
  return stemmed(first) !== '' && stemmed(first) === stemmed(second)
}

/** Upper-cases the first letter of a word of prose; code, names in mixed case and other scripts stay. */
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

/** `Ein Vertrag ist ein Rechtsgeschäft` in the languages of the phrases: articles, a thing, and what it is. */
const copularSentence =
  /^(?:(?:an?|the|ein|eine|der|die|das|une?|le|la|les|una|el|los|las|il|lo|gli|uma?|os?)\s+)?(\S.{0,60}?)\s+(?:is|are|ist|sind|est|sont|es|son|è|sono|é|são)\s+((?:an?|the|ein|eine|der|die|das|une?|le|la|les|des|una|el|los|las|il|lo|gli|uma?|os?)\s\S.*)$/isu

/** What a sentence such as `A tuple is a sequence that …` is about; null if it has another form. */
export function definiendumOf(sentence: string): string | null {
  const definiendum = copularSentence.exec(sentence)?.[1]
  return definiendum === undefined ||
    /^(?:it|this|that|they|these|there|es|dies|das|ce|c['’]|esto?|questo|isto)$/iu.test(definiendum)
    ? null
    : capitalise(definiendum.replaceAll('`', ''))
}

/** What may stand behind a name to say what kind of thing it names: `the await keyword`. */
export const kindWords =
  'keyword|statement|function|method|operator|module|class|decorator|command|clause|tag|property|attribute|type|object'

/** Sentences that say of their subject, first, what it is, second. */
const definingForms: RegExp[] = [
  new RegExp(
    `^(?:(?:an?|the|in \\p{L}+, (?:an? )?)\\s*)?(.{1,60}?)(?:\\s+(?:${kindWords}))?\\s+` +
      '(?:(?:is|are)(?: (?:basically|simply|essentially|just))?|refers? to|means(?! that)|stands for|denotes?)\\s+(\\S.*)$',
    'isu',
  ),
  copularSentence,
]
/** What it does. */
const actionForm = /^(?:(?:an?|the)\s+)?(.{1,60}?)\s+((?!(?:is|was|has)\b)\p{L}{2,}s\s+\S.*)$/isu
const pronounForm = /^(?:it(?:['’]s| is)|this is|they are|these are)\s+((?:an?|the|used)\s.*)$/isu

/**
 * What a sentence says a term is: `Tuples are ordered collections.` gives `Ordered collections.` for the term
 * `Tuples`; a sentence that does not begin with the term is returned as it stands.
 */
export function definiensOf(sentence: string, names: readonly string[]): string {
  for (const form of definingForms) {
    const [, subject, definiens] = form.exec(sentence) ?? []
    if (subject !== undefined && definiens !== undefined && names.some((name) => sameWords(subject, name)))
      return capitalise(definiens)
  }
  const [, agent = '', action] = actionForm.exec(sentence) ?? []
  // Of `COPY`, `copies files` says what it does: there the verb itself has the stem of the name.
  const isAgent = (name: string): boolean =>
    sameWords(agent, name) && (!/s$/iu.test(agent) || /s$/iu.test(name))
  return capitalise((names.some(isAgent) ? action : pronounForm.exec(sentence)?.[1]) ?? sentence)
}

/** Text that points at something a card cannot show. */
const refersElsewhere =
  /\b(?:(?:by|for|of|to|with) (?:anything|everything|something) else|the (?:former|latter)|(?:same|like) (?:as )?(?:above|before)|(?:as )?(?:shown|seen|described|mentioned|listed|discussed|noted|explained) (?:above|below|earlier|later|before|in)|the (?:following|above|below|previous|next|preceding) (?:\w+ )?(?:example|code|section|table|figure|diagram|snippet|list|program|lesson|chapter)s?|see (?:above|below|the|section|also|chapter|figure|table)|(?:above|below)[.:]?$|this (?:lesson|section|chapter|example|tutorial)|(?:in )?this (?:code|snippet)|next (?:lesson|section|chapter)|following (?:code|example|list|table))\b/iu

/** Fewer content words than this name something without saying what it is: `Read mode.` */
const minStatementWords = 3

/**
 * The sentence of a meaning that says what the term is: the first, unless that is a mere name and the second says
 * more. If it cannot stand alone on a card, the reason.
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
  if (refersElsewhere.test(sentence)) return 'it leans on a text or an example that a card cannot show'
  return /[\p{L}\p{N}]/u.test(sentence) ? null : 'it has no words'
}

/** Whether the text only shows code and says nothing about it. */
export function isOnlyCode(text: string): boolean {
  return contentWords(text.replace(/`[^`]*`/gu, ' ')).length === 0 && /`/u.test(text)
}
