import { beforeAll, expect, test } from 'vitest'
import { spendRequest } from '#server/study/request-budget'
import { makeLearner } from '#tests/support/sample-course'

const start = Date.parse('2026-11-23T10:00:00Z')
const after = (seconds: number) => new Date(start + seconds * 1_000)

beforeAll(async () => {
  for (const name of ['ada', 'bob', 'cyd', 'dan', 'eve']) await makeLearner(name)
})

/** How many of a number of requests, one after the other, are let through. */
async function letThrough(userId: string, requests: number, now: Date): Promise<number> {
  let passed = 0
  for (let n = 0; n < requests; n++) if (await spendRequest(userId, now)) passed += 1
  return passed
}

test('two thousand answers may arrive at once, and then one a second', async () => {
  expect(await letThrough('ada', 2_500, after(0))).toBe(2_000)
  expect(await letThrough('ada', 10, after(3))).toBe(3)
  expect(await letThrough('ada', 10, after(3.5))).toBe(0)
})

test('what is not used is kept, up to the whole budget', async () => {
  expect(await letThrough('bob', 100, after(0))).toBe(100)
  expect(await letThrough('bob', 5_000, after(86_400))).toBe(2_000)
})

test('nobody uses up the budget of somebody else', async () => {
  expect(await letThrough('cyd', 3_000, after(0))).toBe(2_000)
  expect(await letThrough('dan', 1, after(0))).toBe(1)
})

test('a clock that is set back gives nothing at once, and one a second from then on', async () => {
  expect(await letThrough('eve', 2_000, after(86_400))).toBe(2_000)
  expect(await letThrough('eve', 1, after(0))).toBe(0)
  expect(await letThrough('eve', 10, after(3))).toBe(3)
})
