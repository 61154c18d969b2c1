import { expect, test } from 'vitest'
import { prerequisitesOf } from '#domain/lesson/prerequisites'

test('a section builds on what its concepts require, except what it deals with itself', () => {
  const requires = new Map([
    ['task', ['coroutine', 'loop']],
    ['gather', ['task', 'coroutine']],
  ])
  expect(prerequisitesOf(['gather', 'task'], requires)).toEqual(['coroutine', 'loop'])
  expect(prerequisitesOf(['coroutine'], requires)).toEqual([])
})
