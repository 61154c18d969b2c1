import { beforeAll, expect, test } from 'vitest'
import { ownCourseId } from '#domain/own/own-course'
import { studyDayOf, studyDayOfDate } from '#domain/schedule/study-day'
import { database } from '#server/database/database'
import { examPlans } from '#server/exams/exam-plans'
import { removeExam, setExam } from '#server/exams/set-exam'
import { today } from '#server/progress/today'
import { ownCardFace } from '#server/own/own-card-face'
import { addCard } from '#server/own/own-cards'
import { createDeck, deleteDeck } from '#server/own/own-decks'
import { changeCard } from '#server/study/change-card'
import { recordReview } from '#server/study/record-review'
import { beginLesson } from '#tests/support/begin-lesson'
import { makeCourse, makeLearner, writeContent } from '#tests/support/sample-course'

const start = new Date('2026-09-01T08:00:00Z')
const on = (day: number) => new Date(start.getTime() + day * 86_400_000)
const dayOf = (day: number) => studyDayOf(on(day).getTime(), { timeZone: 'Europe/Berlin', rolloverHour: 4 })
const cards = Array.from({ length: 30 }, (_, index) => `c${index}/term`)
beforeAll(async () => {
  await makeCourse('y', { first: cards.slice(0, 10), second: cards.slice(10) })
  await makeCourse('z', { other: ['c/term'] })
})

async function answer(userId: string, card: string) {
  const given = { rating: 4, answer: null, durationMillis: 9_000, atMillis: on(0).getTime() } as const
  const shown = {
    key: `plan-key-of-${card}`,
    cardId: `y/${card}`,
    itemId: `item of y/${card}`,
    follows: null,
  }
  await recordReview(userId, { ...shown, ...given }, on(0))
}

test('a plan says how many cards are left, by when they have to be begun, and what to expect', async () => {
  const userId = await makeLearner('plans', { newCardsPerDay: 10 })
  await beginLesson(userId, 'y/first', on(0))
  for (const card of cards.slice(0, 6)) await answer(userId, card)
  const suspended = { key: 'plan-suspends', cardId: 'y/c9/term', change: { event: 'suspended' } } as const
  await changeCard(userId, suspended, on(0))
  await setExam(userId, { courseId: 'y', lessonId: null, day: dayOf(30) }, on(0))
  await setExam(userId, { courseId: 'y', lessonId: 'y/first', day: dayOf(12) }, on(0))
  const { plans, scopes } = await examPlans(userId, on(0))
  expect(scopes.map(({ lessonId, title }) => lessonId ?? title)).toEqual([
    ...['y', 'y/first', 'y/second', 'z', 'z/other'],
  ])
  expect(plans).toMatchObject([
    { lessonId: 'y/first', inDays: 12, cards: 9, notSeen: 3, newPerDay: 1, beginBy: '2026-09-05' },
    { lessonId: null, inDays: 30, cards: 29, notSeen: 23, newPerDay: 1, tooLowLimit: null },
  ])
  const [lesson, course] = plans
  expect(lesson?.forecast?.left.atMost).toBeLessThanOrEqual(67)
  expect(lesson?.forecast?.studied.atLeast).toBeGreaterThan(67)
  expect(course?.minutesPerDay).toBeGreaterThan(0)
  expect((await today(userId, on(0))).exams.map(({ inDays }) => inDays)).toEqual([12, 30])
})

test('a limit that is too low to begin all cards in time is named, and the forecast keeps to it', async () => {
  const userId = await makeLearner('plans-little', { newCardsPerDay: 1 })
  await setExam(userId, { courseId: 'y', lessonId: null, day: dayOf(10) }, on(0))
  const { plans } = await examPlans(userId, on(0))
  expect(plans).toMatchObject([{ newPerDay: 10, tooLowLimit: 1 }])
  expect(plans[0]?.forecast?.studied.atMost).toBeLessThanOrEqual(34)
})

test('on the day itself an exam is still shown, and afterwards no more', async () => {
  const userId = await makeLearner('plans-over')
  await setExam(userId, { courseId: 'z', lessonId: null, day: dayOf(3) }, on(0))
  expect((await examPlans(userId, on(3))).plans).toMatchObject([{ inDays: 0, date: '2026-09-04' }])
  expect((await examPlans(userId, on(4))).plans).toEqual([])
  const stored = await database.read((db) =>
    db.selectFrom('Settings').select('exams').where('userId', '=', userId).executeTakeFirst(),
  )
  expect(stored?.exams).toContain('"courseId":"z"')
})

test('the days that can be chosen are those that are accepted', async () => {
  const userId = await makeLearner('plans-days')
  const { first, last } = await examPlans(userId, on(0))
  expect([first, last]).toEqual(['2026-09-02', '2028-08-31'])
  const kindOf = async (date: string, by: number) => {
    const day = studyDayOfDate(date) + by
    return (await setExam(userId, { courseId: 'z', lessonId: null, day }, on(0))).kind
  }
  expect([await kindOf(first, -1), await kindOf(first, 0)]).toEqual(['badDay', 'saved'])
  expect([await kindOf(last, 0), await kindOf(last, 1)]).toEqual(['saved', 'badDay'])
})

async function makeDeck(userId: string, title: string, fronts: readonly string[]) {
  const deckId = await createDeck(userId, title, on(0))
  for (const front of fronts) {
    const face = ownCardFace({ front, back: 'an answer' })
    if (face === null) throw new Error('The card cannot be read.')
    await addCard(userId, deckId, { face, tags: [] }, on(0))
  }
  const courseId = ownCourseId(userId)
  return { deckId, scope: { courseId, lessonId: `${courseId}/${deckId}` } }
}

test('an exam can be about one of the learner’s own decks or all of them, and nobody else’s', async () => {
  const [userId, other] = [await makeLearner('plans-decks'), await makeLearner('plans-no-decks')]
  const { scope } = await makeDeck(userId, 'Bones', ['Where is the ulna?', 'Where is the tibia?'])
  await makeDeck(userId, 'Atoms', ['What is H?'])
  const all = { courseId: scope.courseId, lessonId: null }
  expect(await setExam(userId, { ...scope, day: dayOf(12) }, on(0))).toMatchObject({ kind: 'saved' })
  expect(await setExam(userId, { ...all, day: dayOf(20) }, on(0))).toMatchObject({ kind: 'saved' })
  const { plans, scopes } = await examPlans(userId, on(0))
  expect(plans).toMatchObject([
    { kind: 'deck', title: 'Bones', cards: 2, notSeen: 2 },
    { kind: 'decks', cards: 3, notSeen: 3 },
  ])
  expect(scopes.slice(-3)).toMatchObject([{ kind: 'decks' }, { title: 'Atoms' }, { title: 'Bones' }])

  expect(await setExam(other, { ...scope, day: dayOf(12) }, on(0))).toEqual({ kind: 'unknown' })
  expect((await examPlans(other, on(0))).scopes).toEqual(scopes.slice(0, -3))
})

test('an exam on something that is gone is still shown, says so, and can be removed', async () => {
  const userId = await makeLearner('plans-gone')
  const { deckId, scope } = await makeDeck(userId, 'Short-lived', ['What is left?'])
  await makeCourse('w', { first: ['c/term'] })
  const lesson = { courseId: 'w', lessonId: 'w/first' }
  for (const exam of [scope, lesson]) await setExam(userId, { ...exam, day: dayOf(12) }, on(0))
  await deleteDeck(userId, deckId, on(1))
  const retire = (retiredAtMillis: number | null) =>
    writeContent((db) =>
      db.updateTable('Lesson').set({ retiredAtMillis }).where('id', '=', 'w/first').execute(),
    )
  await retire(1)
  const { plans, scopes } = await examPlans(userId, on(1))
  const gone = { isGone: true, cards: 0, forecast: null }
  expect(plans).toMatchObject([
    { ...gone, title: 'Short-lived' },
    { ...gone, lessonId: 'w/first' },
  ])
  expect(scopes.map(({ courseId }) => courseId)).not.toContain('w')
  await removeExam(userId, scope, on(1))
  await retire(null)
  // What is taught again is prepared for again.
  expect((await examPlans(userId, on(1))).plans).toMatchObject([{ isGone: false, cards: 1 }])
})
