import { describe, expect, it } from 'vitest'
import { languages } from '#domain/language/language-of'

const twice = (words: readonly string[]): string[] =>
  words.filter((word, index) => words.indexOf(word) !== index)

describe.each(languages.map((language) => [language.code, language] as const))(
  'the words of %s',
  (_, language) => {
    it('stand once in each list', () => {
      const lists = Object.entries(language).filter(([name]) => name !== 'code' && name !== 'frames')
      for (const [name, words] of lists) expect([name, twice(words as string[])]).toEqual([name, []])
    })

    it('open a reason anywhere or only behind a comma, never both', () => {
      expect(twice([...language.reasons, ...language.reasonsAfterComma])).toEqual([])
    })
  },
)
