import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardsByDifficulty, cardsByStability, recallToday } from '#domain/progress/memory-today'

const card = (stability: number) => ({ stability, difficulty: 5 })

test('a group is recalled as its cards are, on average', () => {
  const cards = [...[0.9, 0.8, 1].map((recall) => ({ recall, lesson: 'a' })), { recall: 0.5, lesson: 'b' }]
  expect(recallToday(cards, ({ lesson }) => lesson)).toEqual(
    new Map([
      ['a', { cards: 3, recall: expect.closeTo(0.9, 6) as number }],
      ['b', { cards: 1, recall: 0.5 }],
    ]),
  )
})

test('cards are grouped by how long they are remembered, each limit belonging to the longer group', () => {
  const cards = [0.2, 0.99, 1, 6.9, 7, 21, 364, 365, 5_000].map(card)
  expect(cardsByStability(cards)).toEqual([2, 2, 1, 1, 1, 2])
})

test('every card has one group of stability and one of difficulty', () => {
  const anyCard = fc.record({
    stability: fc.double({ min: 0.001, max: 40_000, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(anyCard), (cards) => {
      for (const groups of [cardsByStability(cards), cardsByDifficulty(cards)])
        expect(groups.reduce((sum, count) => sum + count, 0)).toBe(cards.length)
    }),
  )
  expect(cardsByDifficulty([card(1)])).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0])
})
