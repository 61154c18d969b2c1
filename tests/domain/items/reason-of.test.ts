import { expect, test } from 'vitest'
import { reasonOf } from '#domain/items/reason-of'

const sentence = 'Coroutine: An object made by calling an `async def` function.'
const gap = {
  kind: 'cloze' as const,
  prompt: 'Coroutine: An object made by calling an ____ function.',
  answer: '`async def`',
  explanation: sentence,
}

test('the sentence without its gap is no reason', () => {
  expect(reasonOf(gap)).toBeNull()
})

test('the definition of a term explains it', () => {
  const card = { ...gap, prompt: 'An object made by calling an `async def` function.', answer: 'Coroutine' }
  expect(reasonOf({ ...card, kind: 'term-typed' })).toBe(sentence)
})

test('an explanation is a reason if it says more', () => {
  const explanation = `${sentence} Calling it runs nothing.`
  expect(reasonOf({ ...gap, explanation })).toBe(explanation)
})

test('steps that are only repeated are no reason for their order', () => {
  const steps = { kind: 'step-order' as const, prompt: 'In which order?', answer: ['Collect', 'Clean'] }
  expect(reasonOf({ ...steps, explanation: 'Collect; Clean' })).toBeNull()
  expect(reasonOf({ ...steps, explanation: 'Dirty data misleads.' })).toBe('Dirty data misleads.')
})
