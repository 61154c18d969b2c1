import { beforeAll, expect, test } from 'vitest'
import type { Updateable } from 'kysely'
import type { DB } from '#prisma/database'
import { defaultIntervals } from '#domain/schedule/intervals'
import { defaultWeights } from '#domain/schedule/fsrs'
import { isEasyDay } from '#domain/schedule/easy-days'
import { chooseWeights } from '#server/optimiser/learned-weights'
import { database } from '#server/database/database'
import { changeCard } from '#server/study/change-card'
import { lastMove, moveCards, undoLastMove } from '#server/study/move-cards'
import { previewSettings, previewWeights } from '#server/study/preview-settings'
import { recordReview } from '#server/study/record-review'
import type { StudySettings } from '#server/study/study-settings'
import { schedulesUnlikeTheirLog } from '#server/study/verify-schedules'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeCourse, makeLearner } from '#tests/support/sample-course'
import { storedSchedule } from '#tests/support/stored-schedule'

const start = new Date('2026-09-01T08:00:00Z')
const on = (day: number) => new Date(start.getTime() + day * 86_400_000)
const cards = Array.from({ length: 40 }, (_, index) => `c${index}/term`)
beforeAll(() => makeCourse('m', { first: cards }))

let keys = 0
async function rate(userId: string, cardId: string, now: Date) {
  const { follows } = await storedSchedule(userId, cardId)
  const review = { rating: 4, answer: null, durationMillis: null, atMillis: now.getTime() } as const
  const shown = { key: `move-cards-key-${++keys}`, cardId, itemId: `item of ${cardId}`, follows }
  await recordReview(userId, { ...shown, ...review }, now)
}

/** A learner who has answered each card twice. */
async function makeStudied(id: string): Promise<string> {
  const userId = await makeLearner(id)
  await beginLesson(userId, 'm/first', on(0))
  for (const card of cards) await rate(userId, `m/${card}`, on(0))
  for (const card of cards) await rate(userId, `m/${card}`, on(9))
  return userId
}

const change = (userId: string, settings: Updateable<DB['Settings']>) =>
  database.write((db) => db.updateTable('Settings').set(settings).where('userId', '=', userId).execute())

async function preview(userId: string, changes: Partial<StudySettings>, now: Date) {
  const previewed = await previewSettings(userId, changes, now)
  if (previewed === null) throw new Error('It was not asked too often.')
  return previewed
}

async function schedulesOf(userId: string) {
  const schedules = await Promise.all(cards.map((card) => storedSchedule(userId, `m/${card}`)))
  // The number of events is one that grows.
  return schedules.map((schedule) => ({ ...schedule, revision: null }))
}
const dueDays = async (userId: string) =>
  (await schedulesOf(userId)).map((schedule) => (schedule.state === 'Review' ? schedule.dueDay : null))
const unlike = (userId: string) => database.read((db) => schedulesUnlikeTheirLog(db, userId))

test('another desired retention moves nothing by itself, and everything once that is asked for', async () => {
  const userId = await makeStudied('asks')
  const before = await dueDays(userId)
  const previewed = await preview(userId, { desiredRetention: 0.97 }, on(10))
  expect(previewed).toMatchObject({ cards: 40, earlier: 40, later: 0, dueBefore: 0, dueAfter: 0 })
  const perWeek = (of: 'now' | 'then' | 'moved') => previewed.weeks.reduce((sum, week) => sum + week[of], 0)
  expect(perWeek('now')).toBe(0)
  expect(perWeek('moved')).toBeGreaterThan(5)
  await change(userId, { desiredRetention: 0.97 })
  expect(await dueDays(userId)).toEqual(before)
  expect(await moveCards(userId, on(10))).toBe(40)
  const after = await dueDays(userId)
  expect(after.every((day, index) => Number(day) < Number(before[index]))).toBe(true)
  expect(await unlike(userId)).toEqual([])
  expect(await moveCards(userId, on(10))).toBe(0)
})

test('undoing it restores every schedule exactly, and the log still leads to what is stored', async () => {
  const userId = await makeStudied('undoes')
  const before = await schedulesOf(userId)
  await change(userId, { desiredRetention: 0.8 })
  await moveCards(userId, on(10))
  const move = await lastMove(userId)
  expect(move).toEqual({ atMillis: on(10).getTime(), cards: 40 })
  expect(await undoLastMove(userId, on(11))).toBe(40)
  expect(await schedulesOf(userId)).toEqual(before)
  expect(await lastMove(userId)).toBeNull()
  expect(await unlike(userId)).toEqual([])
})

test('what a preview says of other parameters, before they are chosen, is what choosing them and moving cards leads to', async () => {
  const userId = await makeStudied('other-parameters')
  const id = 'shorter memory'
  const values = defaultWeights.values.map((value, index) => (index < 4 ? value / 2 : value))
  const compared = { trainedOn: 1, comparedOn: 1, comparedWith: defaultWeights.version, trainedAtMillis: 0 }
  const weights = { id, userId, weights: JSON.stringify(values), ...compared, logLoss: 1, logLossBefore: 2 }
  await database.write((db) => db.insertInto('LearnedWeights').values(weights).execute())
  const before = await schedulesOf(userId)
  const previewed = await previewWeights(userId, id, on(10))
  expect(previewed).toMatchObject({ cards: 40, earlier: 40, later: 0 })
  expect(previewed?.recall?.then).toBeLessThan(previewed?.recall?.now ?? 0)
  expect(await schedulesOf(userId)).toEqual(before)

  await chooseWeights(userId, id, on(10))
  const chosen = await preview(userId, {}, on(10))
  expect(chosen.weeks.map(({ now, moved }) => [now, moved])).toEqual(
    previewed?.weeks.map(({ then, moved }) => [then, moved]),
  )
  expect(chosen.recall).toBeNull()
  expect(await moveCards(userId, on(10))).toBe(40)
  const back = await previewWeights(userId, null, on(10))
  expect(back?.recall?.then).toBeCloseTo(previewed?.recall?.now ?? NaN)
  expect(await previewWeights(await makeLearner('has-none'), id, on(10))).toBeUndefined()
})

test('a card that was answered since keeps what the answer led to', async () => {
  const userId = await makeStudied('answers')
  await change(userId, { desiredRetention: 0.97 })
  await moveCards(userId, on(10))
  await rate(userId, 'm/c0/term', on(12))
  const answered = await storedSchedule(userId, 'm/c0/term')
  expect(await lastMove(userId)).toMatchObject({ cards: 39 })
  expect(await undoLastMove(userId, on(13))).toBe(39)
  expect(await storedSchedule(userId, 'm/c0/term')).toEqual(answered)
})

test('a day that the learner has set by hand stays', async () => {
  const userId = await makeStudied('by-hand')
  const byHand = {
    key: 'set-by-hand',
    cardId: 'm/c1/term',
    change: { event: 'dueSet', inDays: 200 },
  } as const
  await changeCard(userId, byHand, on(10))
  const { cards: movable } = await preview(userId, { desiredRetention: 0.97 }, on(10))
  expect(movable).toBe(39)
  await change(userId, { desiredRetention: 0.97 })
  const before = await storedSchedule(userId, 'm/c1/term')
  expect(await moveCards(userId, on(11))).toBe(39)
  expect(await storedSchedule(userId, 'm/c1/term')).toEqual(before)
})

test('a day that comes from another program was not set by hand', async () => {
  const userId = await makeStudied('imports')
  const before = await storedSchedule(userId, 'm/c1/term')
  const dueDay = before.state === 'Review' ? before.dueDay + 5 : null
  await database.write(async (db) => {
    const answered = await db
      .selectFrom('ReviewLog')
      .selectAll()
      .where('userId', '=', userId)
      .where('cardId', '=', 'm/c1/term')
      .orderBy('revision', 'desc')
      .executeTakeFirstOrThrow()
    const set = { event: 'dueSet', itemId: null, rating: null, dueDay, importedFrom: 'anki' } as const
    const times = { atMillis: on(10).getTime(), serverAtMillis: on(10).getTime() }
    const row = {
      ...answered,
      ...set,
      ...times,
      id: 'day-of-anki',
      key: 'day-of-anki',
      revision: before.revision + 1,
    }
    await db.insertInto('ReviewLog').values(row).execute()
    await db
      .updateTable('CardSchedule')
      .set({ dueDay, revision: row.revision, lastEventAtMillis: row.atMillis })
      .where('userId', '=', userId)
      .where('cardId', '=', 'm/c1/term')
      .execute()
  })
  expect(await unlike(userId)).toEqual([])
  await change(userId, { desiredRetention: 0.97 })
  expect(await preview(userId, {}, on(10))).toMatchObject({ cards: 40, earlier: 40 })
  expect(await moveCards(userId, on(11))).toBe(40)
  expect(await undoLastMove(userId, on(12))).toBe(40)
  expect(await storedSchedule(userId, 'm/c1/term')).toMatchObject({ dueDay })
  expect(await unlike(userId)).toEqual([])
})

test('cards are moved only so often in an hour', async () => {
  const userId = await makeLearner('moves-often')
  for (let n = 0; n < 20; n++) expect(await moveCards(userId, on(0))).toBe(0)
  expect(await moveCards(userId, on(0))).toBeNull()
  expect(await moveCards(userId, on(1))).toBe(0)
})

test('cards leave a day that has become easy, for one within their range', async () => {
  const userId = await makeStudied('rests')
  const easyDays = { sunday: 'minimum', saturday: 'minimum' } as const
  await change(userId, { intervals: JSON.stringify({ ...defaultIntervals, easyDays }) })
  const weekend = (days: (number | null)[]) => days.filter((day) => isEasyDay(day ?? 0, easyDays)).length
  const before = await dueDays(userId)
  expect(weekend(before)).toBeGreaterThan(3)
  expect(await moveCards(userId, on(10))).toBe(weekend(before))
  expect(weekend(await dueDays(userId))).toBe(0)
  expect(await unlike(userId)).toEqual([])
})

test('other weights move cards as if they had always been in force', async () => {
  const userId = await makeStudied('learned')
  const weights = JSON.stringify(defaultWeights.values.map((value, index) => (index < 4 ? value / 2 : value)))
  const compared = { trainedOn: 1, comparedOn: 1, comparedWith: defaultWeights.version }
  await database.write((db) =>
    db
      .insertInto('LearnedWeights')
      .values({
        id: 'weaker',
        userId,
        weights,
        trainedAtMillis: 0,
        ...compared,
        logLoss: 1,
        logLossBefore: 2,
      })
      .execute(),
  )
  await chooseWeights(userId, 'weaker', on(10))
  const before = await schedulesOf(userId)
  const { earlier } = await preview(userId, {}, on(10))
  expect(earlier).toBeGreaterThan(30)
  await moveCards(userId, on(10))
  expect(await unlike(userId)).toEqual([])
  await undoLastMove(userId, on(10))
  expect(await schedulesOf(userId)).toEqual(before)
})
