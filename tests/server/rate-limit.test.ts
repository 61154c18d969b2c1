import { beforeEach, describe, expect, test } from 'vitest'
import { database } from '#server/database/database'
import { countHits, fullBudget, giveBack } from '#server/rate-limit'

const now = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const budget = { key: 'tea', hits: 2, windowMillis: 15 * 60_000 }

const count = (at = now) => database.write((db) => countHits(db, [budget], at))
const isFull = (at = now) => database.read(async (db) => (await fullBudget(db, [budget], at)) !== null)

beforeEach(async () => {
  await database.write((db) => db.deleteFrom('RateLimit').execute())
})

test('a budget is full after so many hits, until its window ends', async () => {
  await count()
  expect(await isFull()).toBe(false)
  await count(later(14))
  expect(await isFull(later(14))).toBe(true)
  expect(await isFull(later(15))).toBe(false)
})

test('a window that was begun before the clock was set back counts as ended', async () => {
  await count(later(60 * 24))
  await count(later(60 * 24))
  expect(await isFull()).toBe(false)
  await count()
  expect(await isFull()).toBe(false)
  await count()
  expect(await isFull()).toBe(true)
  expect(await isFull(later(15))).toBe(false)
})

describe('a hit that is given back', () => {
  test('does not count', async () => {
    await count()
    const hits = await count()
    await database.write((db) => giveBack(db, hits))
    expect(await isFull()).toBe(false)
  })

  test('is not taken from a later window', async () => {
    const hits = await count()
    await count(later(20))
    await count(later(20))
    await database.write((db) => giveBack(db, hits))
    expect(await isFull(later(20))).toBe(true)
  })
})

test('windows that have ended are removed as hits are counted, ten at a time, the oldest first', async () => {
  const ended = Array.from({ length: 25 }, (_, n) => ({
    key: `ended/${n}`,
    windowEndsMillis: now.getTime() - n,
    hits: 1,
  }))
  const running = { key: 'running', windowEndsMillis: now.getTime() + 1, hits: 1 }
  await database.write((db) =>
    db
      .insertInto('RateLimit')
      .values([...ended, running])
      .execute(),
  )
  const keys = () =>
    database.read(async (db) =>
      (await db.selectFrom('RateLimit').select('key').execute()).map(({ key }) => key),
    )
  await count()
  expect(await keys()).toEqual(expect.arrayContaining(['ended/14', 'ended/0', 'running', 'tea']))
  expect(await keys()).toHaveLength(17)
  await count()
  await count()
  expect((await keys()).sort()).toEqual(['running', 'tea'])
})
