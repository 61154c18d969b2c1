import { contentWords, splitSentences, splitWords, stemWord } from '#domain/lesson/words'

function sameWords(first: string, second: string): boolean {
  const a = splitWords(first).map(stemWord)
  const b = splitWords(second).map(stemWord)
  return a.length > 0 && a.length === b.length && a.every((stem, index) => stem === b[index])
}

/** Upper-cases the first letter of a word of prose; code, names in mixed case and other scripts stay. */
export function capitalise(text: string): string {
  return text.replace(/^(\p{Ll})(?=\p{Ll}*(?:[\s,.'’-]|$))/u, (first) => first.toUpperCase())
}

/** Lower-cases the first word of a sentence unless it is code, a name or an abbreviation, or `I`. */
export function uncapitalise(text: string): string {
  return text.replace(/^(\p{Lu})(?=\p{Ll}+(?:[\s,.'’-]|$)|\s)/u, (first) =>
    first === 'I' ? first : first.toLowerCase(),
  )
}

/**
 * What a sentence says a term is: `Tuples are ordered collections.` gives `Ordered collections.` for the term
 * `Tuples`; a sentence that does not begin with the term is returned as it stands.
 */
export function definiensOf(sentence: string, names: readonly string[]): string {
  const match =
    /^(?:(?:an?|the|in \p{L}+, (?:an? )?)\s*)?(.{1,60}?)(?:\s+(?:keyword|statement|function|method|operator|module|class|decorator|command|clause|object|type))?\s+(?:(?:is|are)(?: (?:basically|simply|essentially|just))?|refers? to|means(?! that)|stands for|denotes?)\s+(\S.*)$/isu.exec(
      sentence,
    )
  const subject = match?.[1]
  const predicate = match?.[2]
  if (subject !== undefined && predicate !== undefined && names.some((name) => sameWords(subject, name))) {
    return capitalise(predicate)
  }
  const pronoun = /^(?:it(?:['’]s| is)|this is|they are|these are)\s+((?:an?|the|used)\s.*)$/isu.exec(
    sentence,
  )?.[1]
  return capitalise(pronoun ?? sentence)
}

/** Text that points at something a card cannot show. */
const pointsElsewhere =
  /\b(?:(?:as )?(?:shown|seen|described|mentioned|listed|discussed|noted|explained) (?:above|below|earlier|later|before|in)|the (?:following|above|below|previous|next|preceding) (?:\w+ )?(?:example|code|section|table|figure|diagram|snippet|list|program|lesson|chapter)s?|see (?:above|below|the|section|also|chapter|figure|table)|(?:above|below)[.:]?$|this (?:lesson|section|chapter|example|tutorial)|(?:in )?this (?:code|snippet)|next (?:lesson|section|chapter)|following (?:code|example|list|table))\b/iu

/** The first sentence of a meaning; null if it cannot stand alone on a card, with the reason. */
export function firstStatement(meaning: string): { text: string } | { problem: string } {
  const sentences = splitSentences(meaning)
  const usable = sentences.find((sentence) => !/[:：]$/u.test(sentence))
  const first = sentences[0]
  if (first === undefined) return { problem: 'it is empty' }
  if (usable === undefined || usable !== first) return { problem: 'it only introduces what follows' }
  if (/^(?:todo|tbd|tba|coming soon|n\/a|\?+|\.{3}|…)\W*$/iu.test(first))
    return { problem: 'it is not written yet' }
  if (/^(?:<?https?:\S+|www\.\S+|see\b.*|click\b.*)$/iu.test(first))
    return { problem: 'it only points elsewhere' }
  if (pointsElsewhere.test(first))
    return { problem: 'it leans on a text or an example that a card cannot show' }
  if (!/[\p{L}\p{N}]/u.test(first)) return { problem: 'it has no words' }
  return { text: first }
}

/** Whether the text only shows code and says nothing about it. */
export function isOnlyCode(text: string): boolean {
  return contentWords(text.replace(/`[^`]*`/gu, ' ')).length === 0 && /`/u.test(text)
}
