import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areOneEditApart } from '#domain/items/one-edit-apart'

test.each([
  ['a missing letter', 'corutine', 'coroutine'],
  ['an extra letter', 'corouttine', 'coroutine'],
  ['a different letter', 'corautine', 'coroutine'],
  ['two adjacent letters swapped', 'corotuine', 'coroutine'],
  ['a missing first letter', 'oroutine', 'coroutine'],
  ['one emoji for another, each of two code units', 'a🐍', 'a🦊'],
])('one edit apart: %s', (_, given, right) => {
  expect(areOneEditApart(given, right)).toBe(true)
})

test.each([
  ['the same text', 'coroutine', 'coroutine'],
  ['two empty texts', '', ''],
  ['two different letters', 'corootime', 'coroutine'],
  ['letters swapped across another', 'ba c', 'c ab'],
  ['two missing letters', 'coroune', 'coroutine'],
])('not one edit apart: %s', (_, given, right) => {
  expect(areOneEditApart(given, right)).toBe(false)
})

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '🐍'), maxLength: 8 })

test('any single edit is recognised, in both directions', () => {
  const edit = fc.record({
    at: fc.nat(8),
    out: fc.constantFrom(0, 1),
    put: fc.constantFrom('', 'a', 'x', '🦊'),
  })
  fc.assert(
    fc.property(letters, edit, (text, { at, out, put }) => {
      const edited = [...text]
      edited.splice(at, out, ...[...put])
      const isChanged = edited.join('') !== text
      expect(areOneEditApart(text, edited.join(''))).toBe(isChanged)
      expect(areOneEditApart(edited.join(''), text)).toBe(isChanged)
    }),
  )
})
