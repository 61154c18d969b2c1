import { countGraphemes, countWords, isStopWord, splitWords } from '#domain/lesson/words'

const maxWords = 4
const maxGraphemes = 40

/** Words that authors set off for their weight, not because they name anything. */
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

/** What types and parameters are called: each of them stands in many sentences. */
const typeNames = new Set(
  'string array boolean number object function integer float default optional required'.split(' '),
)

/** Where a sentence says what something is called. */
const namingPhrase = /(?:^|\s)(?:called|named|termed|known as|referred to as)\s+(an?\s+|the\s+)?["“]?$/iu
/** What a reader is to press, open or read names no fact. */
const instructionBefore =
  /(?:^|\s)(?:click(?: on)?|press|tap|select|choose|pick|open|visit|see|go to|install)\s+(?:the\s+)?["“]?$/iu
const interfaceElement =
  /^["”]?\s+(?:app|application|button|chapter|dialog|field|menu|option|page|panel|section|tab|window)s?(?!\p{L})/iu
/** What stands before a noun. */
const beforeNoun =
  /(?:^|[\s(])(?:an?|the|its|their|of|in|into|from|by|with|as|for|on|at|than|between|through)\s+["“]?$/iu
/** What stands after a noun that ends its phrase: a sign, or a small word. */
const endOfPhrase = /^["”]?(?:\s*[.,;!?)–—。，；]|\s*$|\s+(\p{L}+)(?!\p{L}))/u

/**
 * Whether words that are set off in a sentence name a thing to know: a number, a name, or in English a noun where its
 * place shows that it is one. All others may be set off for stress, and in their place other words could stand.
 */
export function isAskableKeyWord(text: string, before: string, after: string): boolean {
  if (countWords(text) > maxWords || countGraphemes(text) > maxGraphemes) return false
  const words = splitWords(text)
  const isEmphasis = (word: string): boolean =>
    isStopWord(word) || emphasisWords.has(word) || typeNames.has(word)
  if (words.every(isEmphasis) || instructionBefore.test(before) || interfaceElement.test(after)) return false
  if (/\p{N}/u.test(text)) return true
  const isFirst = !/[\p{L}\p{N}]/u.test(before)
  const isAllCaps = words.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase()
  if (isFirst || isAllCaps || !/\p{L}{2}/u.test(text)) return false
  return isName(text) || (!words.some(isEmphasis) && isNoun(words, before, after))
}

/** A noun in English: where it is named, or two or three words that make one between a small word and an end. */
function isNoun(words: readonly string[], before: string, after: string): boolean {
  if (words.length > 3) return false
  const end = endOfPhrase.exec(after)
  if (end === null || (end[1] !== undefined && !isStopWord(end[1].toLowerCase()))) return false
  const named = namingPhrase.exec(before)
  if (named !== null) return named[1] !== undefined || (end[1] === undefined && !words[0]?.endsWith('ly'))
  return words.length > 1 && beforeNoun.test(before)
}

/** Capitals within a sentence; the small words of a name may have none. */
function isName(text: string): boolean {
  const words = text.split(/\s+/u)
  const first = words[0] ?? ''
  return (
    /^["“]?\p{Lu}/u.test(first) &&
    words.every((word) => /^["“]?[\p{Lu}\p{N}]/u.test(word) || word.length <= 3)
  )
}
