import { expect, test } from 'vitest'
import { defaultWeights } from '#domain/schedule/fsrs'
import { forgettingCurve } from '#domain/progress/forgetting-curve'

test('the curve starts at 1 after each rating, and has fallen to 90 % after as many days as the stability', () => {
  const [first, second] = forgettingCurve(
    [
      { studyDay: 100, stability: 4 },
      { studyDay: 104, stability: 10 },
    ],
    114,
    defaultWeights,
  )
  expect(first?.[0]).toEqual({ day: 100, recall: 1 })
  expect(first?.at(-1)).toMatchObject({ day: 104, recall: expect.closeTo(0.9, 6) as number })
  expect(second?.[0]).toEqual({ day: 104, recall: 1 })
  expect(second?.at(-1)?.recall).toBeCloseTo(0.9, 6)
})

test('the curve always falls between ratings', () => {
  const [piece] = forgettingCurve([{ studyDay: 0, stability: 3 }], 30, defaultWeights)
  const recalls = piece?.map(({ recall }) => recall) ?? []
  expect(recalls).toEqual(recalls.toSorted((a, b) => b - a))
})

test('of several ratings on one day only the last has a piece of the curve', () => {
  const pieces = forgettingCurve(
    [
      { studyDay: 7, stability: 1 },
      { studyDay: 7, stability: 2 },
    ],
    9,
    defaultWeights,
  )
  expect(pieces).toHaveLength(1)
  expect(pieces[0]?.at(-1)?.recall).toBeCloseTo(0.9, 6)
})

test('there is no curve without ratings', () => {
  expect(forgettingCurve([], 5, defaultWeights)).toEqual([])
})
