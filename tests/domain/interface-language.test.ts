import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseLanguage, isOffered, languages } from '#domain/interface-language'

const none = { setting: null, cookie: null, accepted: null }

test('the setting comes before what was chosen in the browser, and that before what the browser asks for', () => {
  const all = { setting: 'de', cookie: 'en', accepted: 'en' }
  expect(chooseLanguage(all, false)).toBe('de')
  expect(chooseLanguage({ ...all, setting: 'browser' }, false)).toBe('en')
  expect(chooseLanguage({ ...all, setting: null, cookie: null, accepted: 'de' }, false)).toBe('de')
  expect(chooseLanguage(none, false)).toBe('en')
})

test.each([
  ['de', 'de'],
  ['de-AT,en;q=0.9', 'de'],
  ['fr,de;q=0.8,en;q=0.7', 'de'],
  ['en;q=0.5, de;q=0.8', 'de'],
  ['DE-ch', 'de'],
  ['de;q=0,en', 'en'],
  ['fr,*;q=0.1', 'en'],
  ['fr', 'en'],
  ['', 'en'],
])('whoever accepts “%s” gets %s', (accepted, language) => {
  expect(chooseLanguage({ ...none, accepted }, false)).toBe(language)
})

test('a pseudo-language is chosen only where that is allowed, and never by what a browser accepts', () => {
  const cookie = { ...none, cookie: 'en-XA' }
  expect(chooseLanguage(cookie, true)).toBe('en-XA')
  expect(chooseLanguage(cookie, false)).toBe('en')
  expect(chooseLanguage({ ...none, accepted: 'en-XA' }, true)).toBe('en')
})

test('whatever is sent, the language is one of those on offer', () => {
  const sent = fc.option(fc.oneof(fc.string(), fc.constantFrom(...languages, 'de-AT;q=x', 'en;q=2,*')))
  fc.assert(
    fc.property(sent, sent, sent, (setting, cookie, accepted) => {
      expect(isOffered(chooseLanguage({ setting, cookie, accepted }, false))).toBe(true)
    }),
  )
})
