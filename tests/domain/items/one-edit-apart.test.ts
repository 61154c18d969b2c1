import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areOneEditApart } from '#domain/items/one-edit-apart'

test.each([
  ['a letter left out', 'corutine', 'coroutine'],
  ['a letter too much', 'corouttine', 'coroutine'],
  ['another letter', 'corautine', 'coroutine'],
  ['two neighbours swapped', 'corotuine', 'coroutine'],
  ['the first letter missing', 'oroutine', 'coroutine'],
  ['one emoji for another, each of two code units', 'a🐍', 'a🦊'],
])('one edit apart: %s', (_, given, right) => {
  expect(areOneEditApart(given, right)).toBe(true)
})

test.each([
  ['the same text', 'coroutine', 'coroutine'],
  ['two empty texts', '', ''],
  ['two other letters', 'corootime', 'coroutine'],
  ['letters swapped across another', 'ba c', 'c ab'],
  ['two letters missing', 'coroune', 'coroutine'],
])('not one edit apart: %s', (_, given, right) => {
  expect(areOneEditApart(given, right)).toBe(false)
})

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '🐍'), maxLength: 8 })

test('whatever is typed wrong in one place is found, from either side', () => {
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
