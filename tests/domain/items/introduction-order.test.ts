import { expect, test } from 'vitest'
import { introductionOrder } from '#domain/items/introduction-order'
import type { GeneratedCard } from '#domain/items/items'

const card = (id: string, concept: string | null, program: string | null = null): GeneratedCard => ({
  id,
  facet: program === null ? 'term-to-meaning' : 'behaviour',
  kind: 'self-graded',
  prompt: '',
  code: null,
  answer: '',
  accepted: [],
  options: [],
  explanation: '',
  program,
  concepts: concept === null ? [] : [concept],
  source: { file: 'lesson.md', first: 1, last: 1 },
})

test('concepts and programs alternate, and the cards of one concept are spread out', () => {
  const cards = [
    card('task 1', 'task'),
    card('task 2', 'task'),
    card('future 1', 'future'),
    card('future 2', 'future'),
    card('run 1', 'task', 'run 1'),
    card('run 2', null, 'run 2'),
  ]
  const order = introductionOrder(cards).map(({ id }) => id)
  expect(order).toEqual(['task 1', 'run 1', 'future 1', 'run 2', 'task 2', 'future 2'])
})

test('no card is lost if there are more programs than concepts', () => {
  const cards = [card('a', null, 'a'), card('b', null, 'b'), card('c', 'c')]
  expect(introductionOrder(cards).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
})
