import { beforeAll, describe, expect, test } from 'vitest'
import type { Updateable } from 'kysely'
import type { DB } from '#prisma/database'
import type { Rating } from '#domain/schedule/rating'
import { studyDayOf } from '#domain/schedule/study-day'
import { database } from '#server/database/database'
import type { Transaction } from '#server/database/transaction'
import { today } from '#server/progress/today'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeCourse, makeLearner } from '#tests/support/sample-course'
import { watchDatabase } from '#tests/support/watch-database'

const start = new Date('2026-09-01T08:00:00Z')
const on = (day: number) => new Date(start.getTime() + day * 86_400_000)
const firstDay = studyDayOf(start.getTime(), { timeZone: 'Europe/Berlin', rolloverHour: 4 })

const learned = Array.from({ length: 100 }, (_, index) => `c${index}/term`)
beforeAll(() => makeCourse('b', { first: learned, second: ['new/term', 'newer/term', 'newest/term'] }))

let keys = 0
async function rate(userId: string, cardId: string, now: Date, rating: Rating = 3) {
  const { follows } = await database.read((db) =>
    db
      .selectFrom('CardSchedule')
      .select('follows')
      .where('userId', '=', userId)
      .where('cardId', '=', cardId)
      .executeTakeFirstOrThrow(),
  )
  const answer = { rating, answer: null, durationMillis: null } as const
  const shown = { key: `catch-up-key-${++keys}`, cardId, itemId: `item of ${cardId}`, follows }
  await recordReview(userId, { ...shown, ...answer, atMillis: now.getTime() }, now)
}

/** A learner who studied until the first day, and whose hundred cards became due on the ten days after it. */
async function makeAbsentee(id: string, settings: Updateable<DB['Settings']> = {}): Promise<string> {
  const userId = await makeLearner(id)
  await beginLesson(userId, 'b/first', on(0))
  await rate(userId, 'b/c0/term', on(0))
  await database.write(async (db) => {
    for (const [index, card] of learned.entries()) {
      const memory = { state: 'Review', stability: 5 + (index % 20), difficulty: 5, reps: 1 } as const
      await db
        .updateTable('CardSchedule')
        .set({ ...memory, step: 0, dueAtMillis: null, dueDay: firstDay + 1 + (index % 10) })
        .set({ lastStudyDay: firstDay, lastReviewedAtMillis: on(0).getTime() })
        .set({ lastEventAtMillis: on(0).getTime() })
        .where('userId', '=', userId)
        .where('cardId', '=', `b/${card}`)
        .execute()
    }
    if (Object.keys(settings).length > 0) {
      await db.updateTable('Settings').set(settings).where('userId', '=', userId).execute()
    }
  })
  await beginLesson(userId, 'b/second', on(0))
  return userId
}

const dueOf = async (userId: string, count: number) => {
  const { cards } = await studyQueue(userId, on(41))
  return cards.slice(0, count)
}

describe('after forty days away', () => {
  test('a part of what is due is asked, nothing new, and the start page says how long the rest takes', async () => {
    const userId = await makeAbsentee('returns')
    const summary = await today(userId, on(41))
    expect(summary.counts).toEqual({ learning: 0, review: 20, new: 0 })
    expect(summary.catchUp).toMatchObject({ awayDays: 40, hasJustReturned: true, due: 100 })
    expect(summary.catchUp?.moreDays).toBeGreaterThanOrEqual(4)
    expect(summary.catchUp?.moreDays).toBeLessThan(15)
    expect(summary.week.map(({ due }) => due).slice(0, 3)).toEqual([20, 20, 20])
  })

  test('those that have waited longest come first', async () => {
    const userId = await makeAbsentee('longest')
    const shown = await dueOf(userId, 10)
    const number = (cardId: string) => Number(/\d+/.exec(cardId)?.[0])
    expect(shown.map(({ cardId }) => number(cardId) % 10)).toEqual(Array.from({ length: 10 }, () => 0))
  })

  test('an answer leaves one less for today, and the next day goes on', async () => {
    const userId = await makeAbsentee('goes-on')
    for (const { cardId } of await dueOf(userId, 3)) await rate(userId, cardId, on(41))
    expect((await studyQueue(userId, on(41))).counts).toEqual({ learning: 0, review: 17, new: 0 })
    const tomorrow = await today(userId, on(42))
    expect(tomorrow.counts.review).toBe(20)
    expect(tomorrow.catchUp).toMatchObject({ awayDays: 40, hasJustReturned: false, due: 97 })
  })

  test('the goal in minutes says how much a day is, unless there is a maximum', async () => {
    const withGoal = await makeAbsentee('has-goal', { goalMinutes: 10 })
    expect((await studyQueue(withGoal, on(41))).counts.review).toBe(50)
    const withBoth = await makeAbsentee('has-both', { goalMinutes: 10, maxMinutes: 5 })
    expect((await studyQueue(withBoth, on(41))).counts.review).toBe(25)
  })

  test('without either, a day is what was usual before', async () => {
    const userId = await makeAbsentee('studied-much')
    for (const card of learned.slice(0, 30)) await rate(userId, `b/${card}`, on(0))
    const { counts, catchUp } = await today(userId, on(60))
    // One of them was answered before.
    expect(counts.review).toBe(31)
    expect(catchUp).toMatchObject({ awayDays: 59 })
  })

  test('the plan stays while forgotten cards take up the minutes of the day', async () => {
    const userId = await makeAbsentee('forgets', { maxMinutes: 3 })
    const shown = await dueOf(userId, 6)
    for (const { cardId } of shown) await rate(userId, cardId, on(41), 1)
    for (const { cardId } of shown) await rate(userId, cardId, on(41 + 1 / 48))
    const summary = await today(userId, on(41 + 1 / 24))
    // Fifteen answers fit into three minutes, and twelve are given.
    expect(summary.counts).toEqual({ learning: 0, review: 3, new: 0 })
    expect(summary.catchUp).toMatchObject({ awayDays: 40, hasJustReturned: true })
  })

  test('who wants no reviews has nothing to catch up on, and is asked new cards', async () => {
    const userId = await makeAbsentee('wants-no-reviews', { reviewsPerDay: 0 })
    const summary = await today(userId, on(41))
    expect(summary.counts).toEqual({ learning: 0, review: 0, new: 3 })
    expect(summary.catchUp).toBeNull()
  })

  test('the learner may take more', async () => {
    const userId = await makeAbsentee('takes-more')
    expect((await studyQueue(userId, on(41), { ahead: true })).counts.review).toBe(100)
    expect((await studyQueue(userId, on(41), { lessonId: 'b/first' })).counts.review).toBe(100)
  })

  test('something is left for tomorrow even if cards that are not due take up the rest of the day', async () => {
    const userId = await makeAbsentee('was-sure')
    const reviews = (db: Transaction) =>
      db.updateTable('CardSchedule').where('userId', '=', userId).where('state', '=', 'Review')
    await database.write(async (db) => {
      const given = await db
        .selectFrom('ReviewLog')
        .selectAll()
        .where('userId', '=', userId)
        .executeTakeFirstOrThrow()
      await reviews(db)
        .set({ dueDay: firstDay + 300 })
        .execute()
      for (const card of learned.slice(0, 18)) {
        await reviews(db)
          .set({ dueDay: firstDay + 5 })
          .where('cardId', '=', `b/${card}`)
          .execute()
      }
      for (const card of learned.slice(20, 25)) {
        const mistake = { correct: 0, confidence: 'sure' } as const
        const row = { ...given, ...mistake, id: card, key: card, cardId: `b/${card}` }
        await db.insertInto('ReviewLog').values(row).execute()
      }
    })
    const summary = await today(userId, on(41))
    expect(summary.counts.review).toBe(20)
    expect(summary.catchUp).toMatchObject({ due: 18, moreDays: 1 })
  })

  test('once the rest fits into a day, all of it is asked, with new cards', async () => {
    const userId = await makeAbsentee('catches-up')
    await database.write((db) =>
      db
        .updateTable('CardSchedule')
        .set({ dueDay: firstDay + 300 })
        .where('userId', '=', userId)
        .where('dueDay', '>', firstDay + 2)
        .execute(),
    )
    const summary = await today(userId, on(41))
    expect(summary.counts).toEqual({ learning: 0, review: 20, new: 3 })
    expect(summary.catchUp).toBeNull()
  })
})

test('a break is found between many days of study, of which few are looked up', async () => {
  const userId = await makeAbsentee('studies-daily')
  const days = Array.from({ length: 60 }, (_, index) => index + 1).filter((day) => day <= 20 || day > 40)
  await database.write(async (db) => {
    const given = await db
      .selectFrom('ReviewLog')
      .selectAll()
      .where('userId', '=', userId)
      .executeTakeFirstOrThrow()
    const rows = days.map((day) => ({
      ...given,
      ...{ id: `day ${day}`, key: `day ${day}`, atMillis: on(day).getTime() },
    }))
    await db.insertInto('ReviewLog').values(rows).execute()
  })
  const { use } = await watchDatabase(() => studyQueue(userId, on(61)))
  expect(use.queries).toBeLessThanOrEqual(30)
  const summary = await today(userId, on(61))
  expect(summary.catchUp).toMatchObject({ awayDays: 20, hasJustReturned: false })
})

test('answers that were given in another program do not end a break', async () => {
  const userId = await makeAbsentee('studies-elsewhere')
  await database.write(async (db) => {
    const given = await db
      .selectFrom('ReviewLog')
      .selectAll()
      .where('userId', '=', userId)
      .executeTakeFirstOrThrow()
    const imported = { importedFrom: 'anki', id: 'elsewhere', key: 'elsewhere' } as const
    await db
      .insertInto('ReviewLog')
      .values({ ...given, ...imported, atMillis: on(38).getTime() })
      .execute()
  })
  expect((await today(userId, on(41))).catchUp).toMatchObject({ awayDays: 40, hasJustReturned: true })
})

test('after a few days without study, everything that is due is asked', async () => {
  const userId = await makeAbsentee('was-busy')
  const summary = await today(userId, on(7))
  expect(summary.counts).toEqual({ learning: 0, review: 70, new: 3 })
  expect(summary.catchUp).toBeNull()
})

test('a maximum of minutes leaves room for new cards only beside the reviews', async () => {
  const userId = await makeAbsentee('is-short-of-time', { maxMinutes: 3 })
  // Fifteen answers at twelve seconds each. Two days after the first, twenty cards are due; one day after it, ten.
  expect((await studyQueue(userId, on(2))).counts).toEqual({ learning: 0, review: 15, new: 0 })
  expect((await studyQueue(userId, on(1))).counts).toEqual({ learning: 0, review: 10, new: 2 })
  for (const { cardId } of (await studyQueue(userId, on(2))).cards.slice(0, 5)) {
    await rate(userId, cardId, on(2))
  }
  expect((await studyQueue(userId, on(2))).counts.review).toBe(10)
})
