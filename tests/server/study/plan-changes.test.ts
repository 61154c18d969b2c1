import { beforeAll, expect, test } from 'vitest'
import { defaultIntervals } from '#domain/schedule/intervals'
import { defaultWeights } from '#domain/schedule/fsrs'
import { changeLearningSettings } from '#server/account/learning-settings'
import { database } from '#server/database/database'
import { chooseWeights } from '#server/optimiser/learned-weights'
import { moveCards } from '#server/study/move-cards'
import { lastPlanChange, undoPlanChange } from '#server/study/plan-changes'
import { recordReview } from '#server/study/record-review'
import { schedulesUnlikeTheirLog } from '#server/study/verify-schedules'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeCourse, makeLearner } from '#tests/support/sample-course'
import { settingsForm } from '#tests/support/settings-form'
import { storedSchedule } from '#tests/support/stored-schedule'

const start = new Date('2026-09-01T08:00:00Z')
const on = (day: number) => new Date(start.getTime() + day * 86_400_000)
const cards = Array.from({ length: 12 }, (_, index) => `p/c${index}/term`)
beforeAll(() => makeCourse('p', { first: cards.map((id) => id.slice(2)) }))

let keys = 0
async function rate(userId: string, cardId: string, now: Date) {
  const { follows } = await storedSchedule(userId, cardId)
  const review = { rating: 4, answer: null, durationMillis: null, atMillis: now.getTime() } as const
  const shown = { key: `plan-key-${++keys}`, cardId, itemId: `item of ${cardId}`, follows }
  await recordReview(userId, { ...shown, ...review }, now)
}

/** A learner who has answered each card twice, and has parameters of their own to choose. */
async function makeStudied(id: string): Promise<string> {
  const userId = await makeLearner(id)
  await beginLesson(userId, 'p/first', on(0))
  for (const day of [0, 9]) for (const card of cards) await rate(userId, card, on(day))
  const weights = JSON.stringify(defaultWeights.values.map((value, index) => (index < 4 ? value / 2 : value)))
  const compared = { trainedOn: 1, comparedOn: 1, comparedWith: defaultWeights.version, trainedAtMillis: 0 }
  await database.write((db) =>
    db
      .insertInto('LearnedWeights')
      .values({ id: `weights of ${id}`, userId, weights, ...compared, logLoss: 1, logLossBefore: 2 })
      .execute(),
  )
  return userId
}

const settingsOf = (userId: string) =>
  database.read((db) =>
    db.selectFrom('Settings').selectAll().where('userId', '=', userId).executeTakeFirstOrThrow(),
  )
async function schedulesOf(userId: string) {
  const schedules = await Promise.all(cards.map((card) => storedSchedule(userId, card)))
  // The number of events is one that grows.
  return schedules.map((schedule) => ({ ...schedule, revision: null }))
}
const save = (userId: string, changes: Record<string, string>, now: Date) =>
  changeLearningSettings(userId, { ...settingsForm, ...changes }, now)

test.each<[setting: string, change: (userId: string, now: Date) => Promise<unknown>]>([
  ['desiredRetention', (userId, now) => save(userId, { desiredRetention: '0.97' }, now)],
  ['easyDays', (userId, now) => save(userId, { sunday: 'minimum', saturday: 'minimum' }, now)],
  ['maxMinutes', (userId, now) => save(userId, { maxMinutes: '15' }, now)],
  ['reviewsPerDay', (userId, now) => save(userId, { reviewsPerDay: '20' }, now)],
  ['longestDays', (userId, now) => save(userId, { longestDays: '30' }, now)],
  ['weightsId', (userId, now) => chooseWeights(userId, `weights of ${userId}`, now)],
])('a change of %s is taken back, with all that was moved after it', async (setting, change) => {
  const userId = await makeStudied(`changes-${setting.toLowerCase()}`)
  const [settings, schedules] = [await settingsOf(userId), await schedulesOf(userId)]
  await change(userId, on(10))
  expect(await settingsOf(userId)).not.toEqual(settings)
  expect(await lastPlanChange(userId)).toEqual({ atMillis: on(10).getTime(), changed: [setting] })
  await moveCards(userId, on(11))
  expect(await undoPlanChange(userId, on(12))).toBe(true)
  expect(await settingsOf(userId)).toEqual(settings)
  expect(await schedulesOf(userId)).toEqual(schedules)
  expect(await database.read((db) => schedulesUnlikeTheirLog(db, userId))).toEqual([])
  expect(await lastPlanChange(userId)).toBeNull()
  expect(await undoPlanChange(userId, on(12))).toBe(false)
})

test('only the last change is taken back: what was moved before it stays, and so does what was answered since', async () => {
  const userId = await makeStudied('changes-twice')
  await save(userId, { desiredRetention: '0.97' }, on(10))
  await moveCards(userId, on(10))
  const moved = await schedulesOf(userId)
  await save(userId, { desiredRetention: '0.8' }, on(11))
  await moveCards(userId, on(11))
  await rate(userId, cards[0] ?? '', on(12))
  const answered = await storedSchedule(userId, cards[0] ?? '')
  expect(await undoPlanChange(userId, on(12))).toBe(true)
  expect((await settingsOf(userId)).desiredRetention).toBe(0.97)
  expect((await schedulesOf(userId)).slice(1)).toEqual(moved.slice(1))
  expect(await storedSchedule(userId, cards[0] ?? '')).toEqual(answered)
})

test('saving the same plan, or what is no part of it, leaves the last change to be taken back', async () => {
  const userId = await makeStudied('saves-again')
  await save(userId, { maxMinutes: '15' }, on(10))
  await save(userId, { maxMinutes: '15', appearance: 'dark', timeZone: 'Asia/Tokyo' }, on(11))
  expect(await lastPlanChange(userId)).toMatchObject({ atMillis: on(10).getTime() })
  await undoPlanChange(userId, on(12))
  expect(await settingsOf(userId)).toMatchObject({
    ...{ maxMinutes: 0, appearance: 'dark', timeZone: 'Asia/Tokyo' },
    intervals: JSON.stringify(defaultIntervals),
  })
})

test('parameters that are gone are not gone back to', async () => {
  const userId = await makeStudied('loses-parameters')
  await chooseWeights(userId, `weights of ${userId}`, on(10))
  await chooseWeights(userId, null, on(11))
  await database.write((db) => db.deleteFrom('LearnedWeights').where('userId', '=', userId).execute())
  expect(await undoPlanChange(userId, on(12))).toBe(true)
  expect((await settingsOf(userId)).weightsId).toBeNull()
})
