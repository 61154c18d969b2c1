import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardsByDifficulty, cardsByStability, recallToday } from '#domain/progress/memory-today'
import { defaultWeights } from '#domain/schedule/fsrs'

const card = (stability: number, elapsedDays: number, lesson = 'a') => ({
  ...{ stability, elapsedDays, lesson, difficulty: 5 },
})

test('a group is recalled as its cards are, on average', () => {
  // By the definition of stability, recall is 90 % after as many days.
  const cards = [card(10, 10), card(30, 30), card(10, 0), card(5, 0, 'b')]
  const recall = recallToday(cards, ({ lesson }) => lesson, defaultWeights)
  expect(recall.get('a')).toEqual({ cards: 3, recall: expect.closeTo((0.9 + 0.9 + 1) / 3, 6) as number })
  expect(recall.get('b')).toEqual({ cards: 1, recall: 1 })
})

test('cards are grouped by how long they are remembered, each limit belonging to the longer group', () => {
  const cards = [0.2, 0.99, 1, 6.9, 7, 21, 364, 365, 5_000].map((stability) => card(stability, 0))
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
  expect(cardsByDifficulty([card(1, 0)])).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0])
})
