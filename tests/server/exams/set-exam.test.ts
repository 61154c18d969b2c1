import { beforeAll, expect, test } from 'vitest'
import type { Rating } from '#domain/schedule/rating'
import { studyDayOf } from '#domain/schedule/study-day'
import { database } from '#server/database/database'
import { removeExam, setExam } from '#server/exams/set-exam'
import { changeCard } from '#server/study/change-card'
import { moveCards } from '#server/study/move-cards'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { schedulesUnlikeTheirLog } from '#server/study/verify-schedules'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeCourse, makeLearner } from '#tests/support/sample-course'
import { storedSchedule } from '#tests/support/stored-schedule'
import { watchDatabase } from '#tests/support/watch-database'

const start = new Date('2026-09-01T08:00:00Z')
const on = (day: number) => new Date(start.getTime() + day * 86_400_000)
const dayOf = (day: number) => studyDayOf(on(day).getTime(), { timeZone: 'Europe/Berlin', rolloverHour: 4 })
const cards = Array.from({ length: 12 }, (_, index) => `x/c${index}/term`)
const wholeCourse = { courseId: 'x', lessonId: null }
beforeAll(() =>
  makeCourse('x', {
    first: cards.slice(0, 8).map((id) => id.slice(2)),
    second: cards.slice(8).map((id) => id.slice(2)),
  }),
)

let keys = 0
async function rate(userId: string, cardId: string, now: Date, rating: Rating = 3) {
  const { follows } = await storedSchedule(userId, cardId)
  const key = `exam-key-${++keys}`
  const review = { rating, answer: null, durationMillis: null, atMillis: now.getTime() } as const
  await recordReview(userId, { key, cardId, itemId: `item of ${cardId}`, follows, ...review }, now)
  return key
}

/** A learner who has answered each card on two days; each is due about 28 days after the second. */
async function makeStudied(id: string): Promise<string> {
  const userId = await makeLearner(id)
  await beginLesson(userId, 'x/first', on(0))
  await beginLesson(userId, 'x/second', on(0))
  for (const card of cards) await rate(userId, card, on(0), 4)
  for (const card of cards) await rate(userId, card, on(9), 2)
  return userId
}

async function schedulesOf(userId: string, of = cards) {
  const schedules = await Promise.all(of.map((card) => storedSchedule(userId, card)))
  // What counts is where a card stands, not how many events led to it, nor their random keys.
  return schedules.map((schedule) => ({ ...schedule, revision: 0, follows: null, lastEventAtMillis: 0 }))
}
const dueDays = async (userId: string, of = cards) =>
  (await schedulesOf(userId, of)).map((schedule) => (schedule.state === 'Review' ? schedule.dueDay : NaN))
const unlike = (userId: string) => database.read((db) => schedulesUnlikeTheirLog(db, userId))

test('an exam brings its cards into the last two weeks before it, and no card comes later', async () => {
  const userId = await makeStudied('sets')
  const before = await dueDays(userId)
  const outcome = await setExam(userId, { courseId: 'x', lessonId: 'x/first', day: dayOf(36) }, on(10))
  const after = await dueDays(userId)
  const moved = after.filter((day, index) => day !== before[index])
  expect(outcome).toEqual({ kind: 'saved', moved: moved.length })
  expect(moved.length).toBeGreaterThan(5)
  expect(moved.every((day) => day >= dayOf(22) && day < dayOf(36))).toBe(true)
  expect(after.slice(8)).toEqual(before.slice(8))
  expect(after.every((day, index) => day <= Number(before[index]))).toBe(true)
  expect(await unlike(userId)).toEqual([])
})

test('removing it restores every card, those answered meanwhile too, as if there had been no exam', async () => {
  const [userId, twin] = [await makeStudied('removes'), await makeStudied('never-had-one')]
  await setExam(userId, { ...wholeCourse, day: dayOf(36) }, on(10))
  for (const learner of [userId, twin]) {
    for (const card of cards.slice(0, 3)) await rate(learner, card, on(12), 2)
    for (const card of cards.slice(3, 5)) await rate(learner, card, on(12), 1)
  }
  expect(await schedulesOf(userId)).not.toEqual(await schedulesOf(twin))
  await removeExam(userId, wholeCourse, on(13))
  expect(await schedulesOf(userId)).toEqual(await schedulesOf(twin))
  expect(await unlike(userId)).toEqual([])
  expect(await removeExam(userId, wholeCourse, on(13))).toEqual({ kind: 'saved', moved: 0 })
})

test('the button in study shows the day that the answer then leads to', async () => {
  const userId = await makeStudied('presses')
  await setExam(userId, { ...wholeCourse, day: dayOf(80) }, on(10))
  const scope = { lessonId: null, conceptId: null, ahead: false }
  const now = on(38)
  const queue = await studyQueue(userId, now, scope)
  const [card] = queue.cards
  if (card === undefined || !('previews' in card)) throw new Error('A card must be due.')
  const preview = card.previews[2]
  await rate(userId, card.cardId, now, 2)
  const [due] = await dueDays(userId, [card.cardId])
  expect(preview).toEqual({ kind: 'days', days: Number(due) - dayOf(38) })
  expect(due).toBeLessThan(dayOf(80))
  expect(await unlike(userId)).toEqual([])
})

test('another date takes the place of the first', async () => {
  const [userId, once] = [await makeStudied('postpones'), await makeStudied('sets-once')]
  await setExam(userId, { ...wholeCourse, day: dayOf(32) }, on(10))
  await setExam(userId, { ...wholeCourse, day: dayOf(36) }, on(11))
  await setExam(once, { ...wholeCourse, day: dayOf(36) }, on(11))
  // Of days that are still in time, a card keeps its own.
  const after = await dueDays(userId)
  expect(after.every((day) => day < dayOf(36))).toBe(true)
  await removeExam(userId, wholeCourse, on(12))
  await removeExam(once, wholeCourse, on(12))
  expect(await schedulesOf(userId)).toEqual(await schedulesOf(once))
})

test('a day that was set by hand stays, and moving cards by the settings keeps those of the exam', async () => {
  const userId = await makeStudied('by-hand-before-exam')
  const byHand = {
    key: 'exam-by-hand',
    cardId: 'x/c1/term',
    change: { event: 'dueSet', inDays: 90 },
  } as const
  await changeCard(userId, byHand, on(10))
  await setExam(userId, { ...wholeCourse, day: dayOf(36) }, on(10))
  expect(await dueDays(userId, ['x/c1/term'])).toEqual([dayOf(100)])
  const before = await dueDays(userId)
  await moveCards(userId, on(11))
  expect(await dueDays(userId)).toEqual(before)
})

test('undoing an answer gives the card back the day that the exam had given it', async () => {
  const userId = await makeStudied('undoes-before-exam')
  await setExam(userId, { ...wholeCourse, day: dayOf(36) }, on(10))
  const before = await schedulesOf(userId)
  const key = await rate(userId, 'x/c0/term', on(18))
  await undoReview(userId, key, on(18))
  expect(await schedulesOf(userId)).toEqual(before)
})

test('an exam needs a day ahead and a course or lesson that everybody sees', async () => {
  const userId = await makeLearner('is-refused')
  const exam = { courseId: 'x', lessonId: null, day: dayOf(36) }
  expect(await setExam(userId, exam, on(36))).toEqual({ kind: 'badDay' })
  expect(await setExam(userId, exam, on(-900))).toEqual({ kind: 'badDay' })
  expect(await setExam(userId, { ...exam, courseId: 'other' }, on(1))).toEqual({ kind: 'unknown' })
  expect(await setExam(userId, { ...exam, lessonId: 'other/first' }, on(1))).toEqual({ kind: 'unknown' })
  expect(await setExam(userId, exam, on(1))).toEqual({ kind: 'saved', moved: 0 })
})

test('an exam costs a rating one query until its day, and none from then on', async () => {
  const queriesOf = async (userId: string, day: number) => {
    const { follows } = await storedSchedule(userId, 'x/c0/term')
    const shown = { key: `exam-key-${++keys}`, cardId: 'x/c0/term', itemId: 'item of x/c0/term', follows }
    const given = { rating: 3, answer: null, durationMillis: null, atMillis: on(day).getTime() } as const
    return (await watchDatabase(() => recordReview(userId, { ...shown, ...given }, on(day)))).use.queries
  }
  const [without, prepared] = [await makeStudied('rates-without'), await makeStudied('rates-before')]
  await setExam(prepared, { ...wholeCourse, day: dayOf(20) }, on(10))
  const extra = async (day: number) => (await queriesOf(prepared, day)) - (await queriesOf(without, day))
  expect([await extra(19), await extra(20), await extra(60)]).toEqual([1, 0, 0])
})
