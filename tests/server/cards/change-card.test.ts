import { beforeAll, expect, test } from 'vitest'
import { flagItem, flagsOfCard, resolveFlag } from '#server/cards/flag-item'
import { readCard } from '#server/cards/read-card'
import { database } from '#server/database/database'
import { beginLesson } from '#tests/support/begin-lesson'
import { studyDayOf } from '#domain/schedule/study-day'
import { changeCard } from '#server/study/change-card'
import { UnknownCardError, recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { makeCourse, makeLearner } from '#tests/support/sample-course'
import { storedSchedule } from '#tests/support/stored-schedule'

const now = new Date('2026-11-23T08:00:00Z')
const cardId = 'change/coroutine/meaning'
const itemId = `item of ${cardId}`

beforeAll(() => makeCourse('change', { lesson: ['coroutine/meaning', 'task/meaning'] }))

async function learner(id: string) {
  const userId = await makeLearner(id)
  await beginLesson(userId, 'change/lesson', now)
  return userId
}

const schedule = (userId: string) => storedSchedule(userId, cardId)
const queued = async (userId: string) => (await studyQueue(userId, now)).cards.map((card) => card.cardId)
const flagsSeenBy = (id: string, isAuthor: boolean) =>
  database.read((db) => flagsOfCard(db, { id, isAuthor }, cardId))

test.each(['buried', 'suspended'] as const)(
  'a card that is %s is not asked; undo brings it back',
  async (change) => {
    const userId = await learner(`who has ${change}`)
    const before = await schedule(userId)
    await changeCard(userId, { key: 'key-of-change', cardId, change: { event: change } }, now)
    expect(await queued(userId)).not.toContain(cardId)
    const undone = await undoReview(userId, 'key-of-change', now)
    expect(undone.kind).toBe('undone')
    expect(await queued(userId)).toContain(cardId)
    expect(await schedule(userId)).toEqual({ ...before, revision: 2 })
  },
)

test('a stored time that is no date breaks no page of its card', async () => {
  const userId = await learner('who has a bad clock')
  const rating = {
    rating: 3,
    answer: null,
    durationMillis: 1_000,
    atMillis: Number.MIN_SAFE_INTEGER,
  } as const
  // Nothing bounds the time that a browser names.
  await recordReview(userId, { key: 'bad-clock', cardId, itemId, revision: 0, ...rating }, now)
  const card = await readCard({ id: userId, isAuthor: false }, cardId, now)
  const [event] = card?.history ?? []
  expect(new Date(event?.atMillis ?? NaN).toISOString()).toBe('2026-11-23T08:00:00.000Z')
})

test('a change that comes twice under its key is made once, even after it was undone', async () => {
  const userId = await learner('twice')
  const change = { key: 'same-key', cardId, change: { event: 'suspended' } } as const
  await changeCard(userId, change, now)
  await undoReview(userId, 'same-key', now)
  await changeCard(userId, change, now)
  expect(await schedule(userId)).toMatchObject({ suspended: false, revision: 2 })
})

test('a rating can be undone after the card was buried, but not after another rating', async () => {
  const userId = await learner('several')
  const review = {
    key: 'first-rating',
    cardId,
    itemId,
    answer: null,
    durationMillis: null,
    atMillis: now.getTime(),
  }
  await recordReview(userId, { ...review, revision: 0, rating: 3 }, now)
  await changeCard(userId, { key: 'then-buried', cardId, change: { event: 'buried' } }, now)
  expect((await undoReview(userId, 'first-rating', now)).kind).toBe('undone')
  expect(await schedule(userId)).toMatchObject({ state: 'New', reps: 0, revision: 3 })
  await recordReview(userId, { ...review, key: 'again-rated', follows: null, rating: 3 }, now)
  expect((await undoReview(userId, 'then-buried', now)).kind).toBe('superseded')
  expect((await undoReview(userId, 'again-rated', now)).kind).toBe('undone')
  expect((await undoReview(userId, 'then-buried', now)).kind).toBe('undone')
  expect(await schedule(userId)).toMatchObject({ state: 'New', buriedUntilDay: null, revision: 6 })
})

test('a day to come back is set for what was learned, and leaves what is remembered as it is', async () => {
  const userId = await learner('planner')
  const change = { event: 'dueSet', inDays: 30 } as const
  await changeCard(userId, { key: 'too-early', cardId, change }, now)
  expect(await schedule(userId)).toMatchObject({ state: 'New', revision: 0 })
  const review = { key: 'rated-easy', cardId, itemId, answer: null, durationMillis: null }
  await recordReview(userId, { ...review, revision: 0, rating: 4, atMillis: now.getTime() }, now)
  const before = await schedule(userId)
  await changeCard(userId, { key: 'set-the-day', cardId, change }, now)
  const today = studyDayOf(now.getTime(), { timeZone: 'Europe/Berlin', rolloverHour: 4 })
  expect(await schedule(userId)).toEqual({ ...before, dueDay: today + 30, revision: 2 })
  await undoReview(userId, 'set-the-day', now)
  expect(await schedule(userId)).toEqual({ ...before, revision: 3 })
})

test('nobody can undo what another learner did', async () => {
  const userId = await learner('owner')
  const other = await learner('other')
  await changeCard(userId, { key: 'own-change', cardId, change: { event: 'suspended' } }, now)
  expect((await undoReview(other, 'own-change', now)).kind).toBe('nothing')
  expect((await schedule(userId)).suspended).toBe(true)
})

test('a flag is kept once, seen by its learner and by authors, and by nobody else', async () => {
  const userId = await learner('flagger')
  const flag = { key: 'key-of-flag', cardId, itemId, note: 'The answer is out of date.' }
  await flagItem(userId, flag, now)
  await flagItem(userId, flag, now)
  expect(await flagsSeenBy(userId, false)).toMatchObject([
    { note: flag.note, isOwn: true, isResolved: false },
  ])
  expect(await flagsSeenBy('somebody', true)).toMatchObject([{ note: flag.note, isOwn: false }])
  expect(await flagsSeenBy('somebody', false)).toEqual([])
})

test('a flag is resolved by an author or its learner, not by another learner', async () => {
  const userId = await learner('resolver')
  await flagItem(userId, { key: 'key-of-flag', cardId, itemId, note: 'Wrong.' }, now)
  const [flag] = await flagsSeenBy(userId, false)
  await resolveFlag({ id: 'somebody', isAuthor: false }, flag?.id ?? '', now)
  expect(await flagsSeenBy(userId, false)).toMatchObject([{ isResolved: false }])
  await resolveFlag({ id: 'somebody', isAuthor: true }, flag?.id ?? '', now)
  expect(await flagsSeenBy(userId, false)).toMatchObject([{ isResolved: true }])
})

test('a card or an item that does not exist is named', async () => {
  const userId = await learner('lost')
  const flag = { key: 'key-of-flag', cardId, itemId: 'none', note: 'Wrong.' }
  await expect(flagItem(userId, flag, now)).rejects.toThrow(UnknownCardError)
  await expect(
    changeCard(userId, { key: 'key-of-change', cardId: 'none', change: { event: 'buried' } }, now),
  ).rejects.toThrow(UnknownCardError)
})
