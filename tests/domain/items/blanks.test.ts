import { expect, test } from 'vitest'
import { english } from '#domain/language/lists/en'
import { blankCode, blankPredicate } from '#domain/items/blank-sentence'
import { maskNames } from '#domain/items/mask-answer'

test.each([
  [
    'Closing a pipe before its reader ends is a mistake.',
    'Closing a pipe before its reader ends is ____.',
    'a mistake',
  ],
  [
    'Reading from a pipe whose writer has left is not possible.',
    'Reading from a pipe whose writer has left is ____.',
    'not possible',
  ],
])('of a short fact, what is said of its subject is blanked: %s', (sentence, prompt, answer) => {
  expect(blankPredicate(sentence, english)).toEqual({ prompt, answer })
})

test.each([
  ['it goes on', 'A pipe without a writer is closed when its last reader has gone away.'],
  ['it says nothing of its own', 'A pipe with readers and a writer is all of that.'],
  ['two things are said', 'A pipe is a file and a socket is one.'],
  ['nothing is left to know it by', 'It is a mistake.'],
])('a fact is left alone if %s', (_, sentence) => {
  expect(blankPredicate(sentence, english)).toBeNull()
})

test('code that is only an example is not blanked', () => {
  const any = () => true
  expect(blankCode('A form that takes the output of a command, as in `echo $(ls)`.', english, any)).toBeNull()
  expect(
    blankCode('Names of programs (e.g. `sort`) are looked up in several folders.', english, any),
  ).toBeNull()
  expect(blankCode('The names of all files in a folder are printed by `ls`.', english, any)?.answer).toBe(
    '`ls`',
  )
})

test('a name is only blanked where its own words stand', () => {
  const names = ['with and raise statements', 'context']
  const shown = '`with` and `raise` statements'
  expect(maskNames('Raising a `Context` is possible in contexts', names, shown)).toBe(
    'Raising a ____ is possible in ____',
  )
  expect(maskNames('Catches `Exceptions` and an exception', ['exception'])).toBe(
    'Catches `Exceptions` and an ____',
  )
})

test('a formula stays as it is, whatever its commands are called', () => {
  expect(maskNames('A sum, as in $\\sum_{i=1}^n i$', ['Sum'])).toBe('A ____, as in $\\sum_{i=1}^n i$')
})

test('a word that goes on from the stem of a name is hidden, too', () => {
  expect(maskNames('Compensates the owner', ['Compensatory damages'])).toBe('____ the owner')
  expect(maskNames('Composes a letter', ['Compensatory damages'])).toBe('Composes a letter')
})
