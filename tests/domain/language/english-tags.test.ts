import { describe, expect, it } from 'vitest'
import {
  endsWithPreposition,
  firstWordOf,
  hasVerb,
  isGerundPhrase,
  isPresentVerb,
  mayBeOrder,
  nounPhraseEnd,
  verbAt,
} from '#domain/language/english-tags'

describe('the first word of an English phrase', () => {
  it.each([
    ['lets one thread in at a time', 'verb'],
    ['Stores the value of a key', 'verb'],
    ['used to open a file', 'verb'],
    ['can be changed later', 'verb'],
    ['Avoid nested loops', 'imperative'],
    ['Display the log', 'imperative'],
    ["Don't mix tabs and spaces", 'imperative'],
    ['forgetting to close a file', 'gerund'],
    ['names of files', 'noun'],
    ['opposite of a queue', 'adjective'],
    ['a queue that holds tasks', 'other'],
    ['`open` returns a file', 'other'],
    ['', 'other'],
  ])('%s: %s', (phrase, kind) => {
    expect(firstWordOf(phrase)).toBe(kind)
  })
})

it('is a verb only where the clause uses it as one', () => {
  expect(isPresentVerb('It locks the door', 'locks')).toBe(true)
  expect(isPresentVerb('Two locks on a door', 'locks')).toBe(false)
})

it('is said to happen only in a phrase with a verb', () => {
  expect(hasVerb('the door is closed')).toBe(true)
  expect(hasVerb('the closed door')).toBe(false)
})

it('is the object of a preposition behind one', () => {
  expect(endsWithPreposition('Out of a ')).toBe(true)
  expect(endsWithPreposition('While a ')).toBe(false)
})

describe('the verb of an English clause', () => {
  it.each([
    ['A tide table lists the hours of high water', 'lists'],
    ['Customs officers check the cargo', 'check'],
  ])('%s: %s', (clause, verb) => {
    expect(clause.slice((verbAt(clause, false) ?? 0) + 1).split(' ')[0]).toBe(verb)
  })

  it('is not looked for behind a comma', () => {
    expect(verbAt('In winter, ice closes the port', false)).toBeNull()
  })
})

describe('an order', () => {
  it.each(['Pin notices to the board', 'Lower the flag', 'Keep the hatch shut'])('may be %s', (clause) => {
    expect(mayBeOrder(clause)).toBe(true)
  })

  it.each(['The harbour is full', 'Ropes lie on the quay'])('is not %s', (clause) => {
    expect(mayBeOrder(clause)).toBe(false)
  })
})

describe('a noun phrase goes on with', () => {
  it.each([
    ['a wall that keeps the waves out', 'relative'],
    ['a map of the harbour', 'preposition'],
    ['a rope, three fathoms long', 'end'],
    ['is closed in winter', 'none'],
  ])('%s: %s', (text, end) => {
    expect(nounPhraseEnd(text)).toBe(end)
  })
})

describe('a gerund phrase', () => {
  it.each([
    ['Changing a list in its own loop', true],
    ['removing items from the list that a loop goes over', true],
    ['Writing the word in front of it did not help', false],
    ['Tying it to another number later does not reach back', false],
    ['Avoid nested loops', false],
  ])('%s: %s', (text, isPhrase) => {
    expect(isGerundPhrase(text)).toBe(isPhrase)
  })
})
