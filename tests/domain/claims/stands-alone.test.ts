import { describe, expect, it } from 'vitest'
import {
  advisesAlone,
  asksAlone,
  definesAlone,
  isAboutText,
  isNamedByText,
  statesAlone,
  tellsAlone,
  withoutPointers,
} from '#domain/claims/stands-alone'
import { english } from '#domain/language/lists/en'

describe('a name that only its text explains', () => {
  it.each([
    'Problem',
    'Key insight',
    'Better way',
    'Our first attempt',
    'Line 3',
    'What went wrong',
    'Worked example',
    'Office hours',
  ])('is %s', (name) => {
    expect(isNamedByText(name, english)).toBe(true)
  })

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
    'E.g. a tray for letters',
    'Like a tray for letters',
    'Imagine that you carry a tray',
    'Can be used instead of a feeder',
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

it('what a label says is no question and no task', () => {
  expect(tellsAlone('Would the loader stop at an empty line?', english)).toBe(false)
  expect(tellsAlone('Imagine a file without an end', english)).toBe(false)
  expect(tellsAlone('It stops at an empty line', english)).toBe(true)
})

it('a question has a noun before its first pronoun', () => {
  expect(asksAlone('Why was he so slow?', english)).toBe(false)
  expect(asksAlone('Why does a loader stop when it meets an empty line?', english)).toBe(true)
})

it('a question may be about the text itself', () => {
  expect(isAboutText('How do I read this tutorial?', english)).toBe(true)
  expect(isAboutText('How does a loader read?', english)).toBe(false)
})

it('a remark in brackets that names a part of the course is left out', () => {
  expect(withoutPointers('Reads a file (more in part 3)', english)).toBe('Reads a file')
  expect(withoutPointers('Reads a file (a header and 3 parts)', english)).toBe(
    'Reads a file (a header and 3 parts)',
  )
})

it('an example is no reason', () => {
  expect(advisesAlone('Use the loader', 'For example, it reads a file', english)).toBe(false)
  expect(advisesAlone('Use the loader', 'Here, we need a file', english)).toBe(false)
})

it('a reason may point at its advice, but at nothing further', () => {
  expect(advisesAlone('Close every file', 'This frees its handle', english)).toBe(true)
  expect(advisesAlone('Close every file', 'You need it in this lesson', english)).toBe(false)
})
