import { createHash } from 'node:crypto'

const symbolNames = new Map<string, string>(
  Object.entries({
    '+': 'plus',
    '-': 'minus',
    '*': 'star',
    '/': 'slash',
    '%': 'percent',
    '=': 'equals',
    '<': 'less',
    '>': 'greater',
    '!': 'not',
    '&': 'and',
    '|': 'bar',
    '^': 'caret',
    '~': 'tilde',
    '@': 'at',
    '#': 'hash',
    $: 'dollar',
    '?': 'question',
    ':': 'colon',
    '.': 'dot',
    ',': 'comma',
  }),
)

/**
 * A slug for ids and URLs: lower-case letters, digits and underscores of any script, joined by hyphens, at most 80
 * characters. Text of only symbols is spelled out (`==` gives `equals-equals`); blank text gives `''`.
 */
export function toSlug(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('`', '').trim()
  const words = plain
    .replace(/['’]/gu, '')
    .replace(/c\+\+/gu, 'cpp')
    .replace(/\b([cf])#/gu, '$1-sharp')
    .split(/[^\p{L}\p{N}\p{M}_]+/u)
    .filter((word) => word !== '')
  if (words.length > 0) return words.join('-').slice(0, 80)
  return [...plain]
    .filter((char) => !/\s/u.test(char))
    .map((char) => symbolNames.get(char) ?? `u${(char.codePointAt(0) ?? 0).toString(16)}`)
    .join('-')
    .slice(0, 80)
}

/** The first twelve hexadecimal digits of the text's SHA-256. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
