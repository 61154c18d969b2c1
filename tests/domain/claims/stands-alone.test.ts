import { describe, expect, it } from 'vitest'
import { advisesAlone, isNamedByText, statesAlone } from '#domain/claims/stands-alone'
import { english } from '#domain/language/lists/en'

describe('a name that only its text explains', () => {
  it.each(['Problem', 'Key insight', 'Better way', 'Our first attempt', 'Line 3'])('is %s', (name) => {
    expect(isNamedByText(name, english)).toBe(true)
  })

  it.each(['Key', 'Primary key', 'Task', 'Method', 'Theorem 3'])('is not %s', (name) => {
    expect(isNamedByText(name, english)).toBe(false)
  })
})

it('a sentence whose subject is pointed at does not stand alone', () => {
  expect(statesAlone('The order of this list is kept', english)).toBe(false)
  expect(statesAlone('A list keeps its order', english)).toBe(true)
})

it('a reason may point at its advice, but at nothing further', () => {
  expect(advisesAlone('Close every file', 'This frees its handle', english)).toBe(true)
  expect(advisesAlone('Close every file', 'You need it in this lesson', english)).toBe(false)
})
