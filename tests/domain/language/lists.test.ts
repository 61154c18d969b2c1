import { expect, it } from 'vitest'
import { languages } from '#domain/language/language-of'

it.each(languages.map((language) => [language.code, language] as const))(
  'a word of %s stands once in each list',
  (_, language) => {
    const lists = Object.entries(language).filter(([name]) => name !== 'code' && name !== 'frames')
    for (const [name, words] of lists as [string, readonly string[]][]) {
      const twice = words.filter((word, index) => words.indexOf(word) !== index)
      expect([name, twice]).toEqual([name, []])
    }
  },
)
