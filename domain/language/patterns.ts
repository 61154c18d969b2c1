/** The source of a pattern that matches a text literally. */
export const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

const matchesNothing = '(?!)'

/** Source of a pattern for any of some phrases; a longer one goes before a shorter one that it starts with. */
export const anyOf = (words: readonly string[]): string =>
  words.length === 0
    ? matchesNothing
    : [...words]
        .sort((a, b) => b.length - a.length)
        .map(escape)
        .join('|')
