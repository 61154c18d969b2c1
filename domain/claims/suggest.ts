import { finding, type Finding } from '#domain/findings/finding'

/**
 * A suggestion to the author of something that may be worth a card, with the comment that makes one.
 *
 * @param found what may be there, without final punctuation
 * @param otherWay another way to get a card, which goes before the comment; `''` if there is none
 */
export function suggest(
  line: number,
  found: string,
  { question, answer }: { question: string; answer: string },
  otherWay = '',
): Finding {
  return finding(
    'G26',
    { line },
    `${found}, but that is not sure enough for a card.`,
    `For a card, ${otherWay}paste \`${cardComment(question, answer)}\`.`,
  )
}

/** The comment that makes a card of a question and its answer. */
export function cardComment(question: string, answer: string): string {
  const bare = answer.replace(/[.\s]+$/u, '').replaceAll('-->', '')
  return `<!-- quiz:card Q: ${question.replaceAll('-->', '')} A: ${bare} -->`
}
