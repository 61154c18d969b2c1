import { describe, expect, it } from 'vitest'
import { endsWithPreposition, firstWordOf, hasVerb, isPresentVerb } from '#domain/language/english-tags'

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
