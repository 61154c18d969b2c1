import { countGraphemes, countWords, isStopWord, splitWords } from '#domain/lesson/words'

const maxWords = 4
const maxGraphemes = 40

/** Words that authors emphasise without naming anything. */
const emphasisWords = new Set(
  (
    'always never ever still even again soon later now today early late before after instead together alone ' +
    'many much few less least several enough none nothing nobody everything everybody someone anyone everyone ' +
    'different equal new old true false real really quite too good bad better best worse worst big small large ' +
    'long short high low fast slow easy hard simple main important necessary possible impossible right wrong ' +
    'exactly directly immediately automatically explicitly implicitly please note warning caution attention tip ' +
    'pay remember key whole entire own single second third last next time times way thing things'
  ).split(' '),
)

/** Names of types and parameters, which fit too many sentences to be asked for. */
const typeNames = new Set(
  'string array boolean number object function integer float default optional required'.split(' '),
)

/** Text before a word that says the word is a name: `is called a …`. */
const namingPhrase = /(?:^|\s)(?:called|named|termed|known as|referred to as)\s+(an?\s+|the\s+)?["“]?$/iu
/** Text before a word that tells readers to press, open or read something. */
const instructionBefore =
  /(?:^|\s)(?:click(?: on)?|press|tap|select|choose|pick|open|visit|see|go to|install)\s+(?:the\s+)?["“]?$/iu
const interfaceElement =
  /^["”]?\s+(?:app|application|button|chapter|dialog|field|menu|option|page|panel|section|tab|window)s?(?!\p{L})/iu
/** Text before a noun: it ends with an article, a possessive or a preposition. */
const beforeNoun =
  /(?:^|[\s(])(?:an?|the|its|their|of|in|into|from|by|with|as|for|on|at|than|between|through)\s+["“]?$/iu
/** Text after the last noun of a phrase: it starts with punctuation or a function word. */
const endOfPhrase = /^["”]?(?:\s*[.,;!?)–—。，；]|\s*$|\s+(\p{L}+)(?!\p{L}))/u

/** Text before the last member of an enumeration of three, where many other words would fit. */
const beforeLastMember = /\p{L},\s\S+(?:\s\S+){0,2}?,?\s(?:and|or)\s+["“]?$/iu

const numbersIn = (text: string): string[] => text.match(/\d+(?:[.,]\d+)*/gu) ?? []

/**
 * Whether emphasised words in a sentence are worth asking for: a number, a name or, in English, a noun that is
 * recognisable by its position. Other words may be emphasised for stress, and too many others would fit in their place.
 *
 * @param before the part of the sentence before the words
 * @param after the part of the sentence after them
 */
export function isAskableKeyWord(text: string, before: string, after: string): boolean {
  if (countWords(text) > maxWords || countGraphemes(text) > maxGraphemes) return false
  const words = splitWords(text)
  const isEmphasis = (word: string): boolean =>
    isStopWord(word) || emphasisWords.has(word) || typeNames.has(word)
  if (words.every(isEmphasis) || instructionBefore.test(before) || interfaceElement.test(after)) return false
  if (beforeLastMember.test(before)) return false
  const numbers = numbersIn(text)
  // Another mention of the number, as in `sleep(2)`, gives it away.
  if (numbers.length > 0) return !numbersIn(before + after).some((number) => numbers.includes(number))
  const isFirst = !/[\p{L}\p{N}]/u.test(before)
  const isAllCaps = words.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase()
  if (isFirst || isAllCaps || !/\p{L}{2}/u.test(text)) return false
  return isName(text) || (!words.some(isEmphasis) && isNoun(words, before, after))
}

/** Whether words are an English noun: after “is called”, or two or three words between a preposition and a boundary. */
function isNoun(words: readonly string[], before: string, after: string): boolean {
  if (words.length > 3) return false
  const end = endOfPhrase.exec(after)
  if (end === null || (end[1] !== undefined && !isStopWord(end[1].toLowerCase()))) return false
  const named = namingPhrase.exec(before)
  if (named !== null) return named[1] !== undefined || (end[1] === undefined && !words[0]?.endsWith('ly'))
  return words.length > 1 && beforeNoun.test(before)
}

/** Whether words are a name: capitalised within a sentence, except for short words such as `of`. */
function isName(text: string): boolean {
  const words = text.split(/\s+/u)
  const first = words[0] ?? ''
  return (
    /^["“]?\p{Lu}/u.test(first) &&
    words.every((word) => /^["“]?[\p{Lu}\p{N}]/u.test(word) || word.length <= 3)
  )
}
