import { expect, test } from 'vitest'
import { movedParts } from '#domain/content/moved-parts'

const moves = (before: Record<string, string>, after: Record<string, string>) =>
  Object.fromEntries(movedParts(new Map(Object.entries(before)), new Map(Object.entries(after))))

test('a heading that was reworded takes its cards along', () => {
  expect(moves({ a: 'tasks', b: 'tasks', c: 'loop' }, { a: 'all-tasks', b: 'all-tasks', c: 'loop' })).toEqual(
    {
      tasks: 'all-tasks',
    },
  )
})

test('a heading with the same words before another one changes the anchor of the other', () => {
  expect(moves({ a: 'example', b: 'example-2' }, { a: 'example-2', b: 'example-3', c: 'example' })).toEqual({
    example: 'example-2',
    'example-2': 'example-3',
  })
})

test('a part that keeps at least half of its cards stays, whatever is taken out of it', () => {
  expect(moves({ a: 'tasks', b: 'tasks' }, { a: 'tasks', b: 'futures' })).toEqual({})
})

test('cards that are gone or new say nothing about it', () => {
  expect(moves({ a: 'tasks', gone: 'loop' }, { a: 'tasks', new: 'futures' })).toEqual({})
})
