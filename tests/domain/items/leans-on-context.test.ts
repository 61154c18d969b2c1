import { expect, test } from 'vitest'
import { english } from '#domain/language/lists/en'
import { isAboutOther, leansOnContext } from '#domain/items/leans-on-context'

test.each([
  'Settings that can be changed in this menu',
  'All notebooks in these lectures',
  'This benefits you in your own programs',
  'Those are equal',
  'Above, the list is sorted',
])('“%s” points at the text around it', (text) => {
  expect(leansOnContext(text, english)).toBe(true)
})

test.each([
  'A value that this is compared with',
  'A collection without duplicates',
  'What `this menu` means',
  'Those who pray',
  'Below the lungs',
  'Above 38 °C',
])('“%s” can stand alone', (text) => {
  expect(leansOnContext(text, english)).toBe(false)
})

test('what they are is no meaning of one thing, but may be one of several', () => {
  expect(isAboutOther('Order', 'They are equal if both are empty', english)).toBe(true)
  expect(isAboutOther('Tuples', 'They never change', english)).toBe(false)
})

test('what belongs to something named before is no meaning', () => {
  expect(isAboutOther('Radius', 'Its half is enough', english)).toBe(true)
  expect(isAboutOther('Radius', 'Half the diameter of a circle', english)).toBe(false)
})
