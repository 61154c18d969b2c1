import { expect, test } from 'vitest'
import { spendRequest } from '#server/study/request-budget'

const start = Date.parse('2026-11-23T10:00:00Z')
const after = (seconds: number) => new Date(start + seconds * 1_000)

/** How many of a number of requests at once are let through. */
const letThrough = (userId: string, requests: number, now: Date) =>
  Array.from({ length: requests }).filter(() => spendRequest(userId, now)).length

test('two thousand answers may arrive at once, and then one a second', () => {
  expect(letThrough('ada', 2_500, after(0))).toBe(2_000)
  expect(letThrough('ada', 10, after(3))).toBe(3)
  expect(letThrough('ada', 10, after(3.5))).toBe(0)
})

test('what is not used is kept, up to the whole budget', () => {
  expect(letThrough('bob', 100, after(0))).toBe(100)
  expect(letThrough('bob', 5_000, after(86_400))).toBe(2_000)
})

test('nobody uses up the budget of somebody else', () => {
  expect(letThrough('cyd', 3_000, after(0))).toBe(2_000)
  expect(letThrough('dan', 1, after(0))).toBe(1)
})

test('a clock that is set back gives nothing', () => {
  expect(letThrough('eve', 2_000, after(100))).toBe(2_000)
  expect(letThrough('eve', 1, after(0))).toBe(0)
})
