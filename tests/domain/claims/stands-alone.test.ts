import { describe, expect, it } from 'vitest'
import { advisesAlone, definesAlone, isNamedByText, statesAlone } from '#domain/claims/stands-alone'
import { english } from '#domain/language/lists/en'

describe('a name that only its text explains', () => {
  it.each(['Problem', 'Key insight', 'Better way', 'Our first attempt', 'Line 3', 'What went wrong'])(
    'is %s',
    (name) => {
      expect(isNamedByText(name, english)).toBe(true)
    },
  )

  it.each(['Key', 'Primary key', 'Task', 'Method', 'Theorem 3'])('is not %s', (name) => {
    expect(isNamedByText(name, english)).toBe(false)
  })
})

describe('a meaning that a card cannot show without its text', () => {
  const defines = (meaning: string) => definesAlone({ term: 'Loader', meaning, isCode: false }, english)

  it.each([
    'Reads the header twice no more (#4711)',
    'The first row for which `accept`',
    'A file named after your group',
    'A thing of beauty!',
  ])('is “%s”', (meaning) => {
    expect(defines(meaning)).toBe(false)
  })

  it.each([
    'Reads the header of a file',
    'The first row for which `accept` is true',
    'The branch you work on',
    'Whatever starts at `#12`',
  ])('is not “%s”', (meaning) => {
    expect(defines(meaning)).toBe(true)
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
