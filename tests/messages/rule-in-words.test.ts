import { expect, test } from 'vitest'
import { finding } from '#domain/findings/finding'
import { foundOnly, ruleInWords } from '#messages/rule-in-words'

test('a rule is said in the language of the interface, and one that is no more is not', () => {
  expect(ruleInWords('en', 'G17')?.title).toBe('The lesson is empty')
  expect(ruleInWords('de', 'G17')?.title).toBe('Die Lektion ist leer')
  expect(ruleInWords('de', 'G99')).toBeNull()
})

test('what was found is told from the advice of its rule, but not from advice of its own', () => {
  const general = finding('G17', { line: null }, 'The lesson is empty.')
  expect(foundOnly(general.rule, general.message)).toEqual({
    found: 'The lesson is empty.',
    hasOwnAdvice: false,
  })
  const special = finding('G23', { line: null }, 'It is nested too deeply.', 'Flatten the list.')
  expect(foundOnly(special.rule, special.message)).toEqual({ found: special.message, hasOwnAdvice: true })
})
