import { expect, test } from 'vitest'
import { reasonOf } from '#domain/items/reason-of'

const sentence = 'Coroutine: An object made by calling an `async def` function.'
const gap = {
  prompt: 'Coroutine: An object made by calling an ____ function.',
  answer: '`async def`',
  code: null,
  explanation: sentence,
}

test('the sentence without its gap is no reason', () => {
  expect(reasonOf(gap)).toBeNull()
})

test('a term and its meaning are no reason for each other', () => {
  const card = { ...gap, prompt: 'An object made by calling an `async def` function.', answer: 'Coroutine' }
  expect(reasonOf(card)).toBeNull()
})

test('an explanation is a reason if it says more', () => {
  const explanation = `${sentence} Calling it runs nothing.`
  expect(reasonOf({ ...gap, explanation })).toBe(explanation)
})

test('the explanation of a program is kept, whatever words it has', () => {
  const program = {
    prompt: 'What is printed?',
    answer: ['tea'],
    code: 'print("tea")',
    explanation: 'tea is printed',
  }
  expect(reasonOf(program)).toBe('tea is printed')
})
