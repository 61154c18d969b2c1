import { expect, it } from 'vitest'
import { fitsAnswer, shortenMeaning } from '#domain/items/shorten-meaning'

it('leaves a sentence that fits as it is', () => {
  expect(shortenMeaning('A bird, which sings.')).toBe('A bird, which sings.')
})

it.each([
  [
    'The penalty lowers the score of every word that has been used before but, unlike the other penalty that was described, does so by the same amount however often the word has been used.',
    'The penalty lowers the score of every word that has been used before.',
  ],
  [
    'A folder in which the program keeps everything that it needs to know about a single project, including the history of all files, their owners, and the settings of everybody who works on them.',
    'A folder in which the program keeps everything that it needs to know about a single project.',
  ],
])('cuts at an aside, and leaves no conjunction behind: %s', (sentence, short) => {
  expect(shortenMeaning(sentence)).toBe(short)
})

it('leaves a formula or code whole, or out', () => {
  const sentence =
    'The posterior $p(z | x)$ says how likely each hidden value is once all of the data have been seen (which `fit(x)` takes as given, whatever their number, their order, and the way in which they were drawn).'
  const short = shortenMeaning(sentence)
  expect(short).toContain('$p(z | x)$')
  expect(short).not.toContain('fit')
})

it('gives up on a sentence without anything to leave out', () => {
  const sentence = `${'one two three four five six seven '.repeat(5)}eight.`
  expect(fitsAnswer(sentence)).toBe(false)
  expect(shortenMeaning(sentence)).toBeNull()
})
