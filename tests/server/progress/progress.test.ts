import { beforeAll, expect, test } from 'vitest'
import type { Rating } from '#domain/schedule/rating'
import { beginLesson } from '#tests/support/begin-lesson'
import { database } from '#server/database/database'
import { lessonProgress } from '#server/progress/lesson-progress'
import { memoryReport } from '#server/progress/memory-report'
import { progress } from '#server/progress/progress'
import { today } from '#server/progress/today'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { makeCourse, makeLearner, writeContent } from '#tests/support/sample-course'

const start = new Date('2026-11-23T08:00:00Z')
const day = (days: number, minutes = 0) => new Date(start.getTime() + days * 86_400_000 + minutes * 60_000)

beforeAll(async () => {
  await makeCourse('p', {
    first: ['coroutine/meaning', 'coroutine/term', 'task/meaning'],
    second: ['loop/meaning'],
  })
})

const none = { graded: { passed: 0, of: 0 }, selfGraded: { passed: 0, of: 0 } }

let keys = 0
/** Rates the next card of the queue. */
async function rateNext(userId: string, rating: Rating, now: Date, durationMillis = 1_000) {
  const [card] = (await studyQueue(userId, now)).cards
  if (card === undefined) throw new Error('nothing is due')
  const { cardId, itemId, revision } = card
  const key = `progress-${++keys}`
  return recordReview(
    userId,
    { key, cardId, itemId, revision, rating, answer: null, durationMillis, atMillis: now.getTime() },
    now,
  )
}

test('before anything was opened nothing is known, and the first lesson is next', async () => {
  const userId = await makeLearner('beginner')
  expect(await progress(userId, start)).toMatchObject({
    counts: { due: 0, new: 0, cards: 4 },
    cardsBy: { 'not tested': 4, learning: 0, 'not sure yet': 0, known: 0, fading: 0 },
    concepts: [
      {
        term: 'coroutine',
        state: 'not tested',
        tests: none,
        predictedRecall: null,
        lesson: { slug: 'first' },
      },
      { term: 'task', state: 'not tested' },
      { term: 'loop', state: 'not tested' },
    ],
    passRate: { graded: null, selfGraded: null },
  })
  expect(await today(userId, start)).toMatchObject({
    hasBegun: false,
    nextLesson: { id: 'p/first' },
    fading: [],
  })
})

test('what was learned becomes known by a test on a later day, and fades', async () => {
  const userId = await makeLearner('persevering')
  await beginLesson(userId, 'p/first', start)
  for (let i = 0; i < 3; i++) await rateNext(userId, 4, day(0, i))
  const atFirst = await progress(userId, day(0, 5))
  expect(atFirst).toMatchObject({ counts: { due: 0 }, cardsBy: { learning: 3, known: 0 } })
  expect(atFirst.reviewsPerDay).toHaveLength(30)
  expect(atFirst.reviewsPerDay.at(-1)).toMatchObject({ date: '2026-11-23', ratings: 3, forgotten: 0 })
  expect(atFirst.concepts.map((concept) => concept.state)).toEqual(['learning', 'learning', 'not tested'])

  // The longest first interval that fuzz can make of 8 days.
  for (let i = 0; i < 3; i++) await rateNext(userId, 3, day(10, i))
  const later = await progress(userId, day(10, 5))
  expect(later).toMatchObject({ counts: { cards: 4 }, cardsBy: { known: 3, learning: 0 } })
  expect(later.concepts.map(({ state, tests }) => [state, tests.selfGraded.passed])).toEqual([
    ['known', 2],
    ['known', 1],
    ['not tested', 0],
  ])
  expect(later.passRate).toEqual({ graded: null, selfGraded: null })

  const muchLater = day(200)
  expect(await progress(userId, muchLater)).toMatchObject({
    counts: { due: 3 },
    cardsBy: { known: 0, fading: 3 },
  })
  const now = await today(userId, muchLater)
  expect(now).toMatchObject({ counts: { review: 3 }, hasBegun: true, nextLesson: { id: 'p/second' } })
  expect(now.fading.map((concept) => concept.term).sort()).toEqual(['coroutine', 'task'])
  expect(now.week.map(({ due }) => due)).toEqual([3, 0, 0, 0, 0, 0, 0])
  expect(await lessonProgress(userId, muchLater)).toMatchObject([
    { lessonId: 'p/first', concepts: [{ state: 'fading' }, { state: 'fading' }] },
    { lessonId: 'p/second', concepts: [{ term: 'loop', state: 'not tested' }] },
  ])
})

test('today says how long the cards take, how long was studied, and on which days', async () => {
  const userId = await makeLearner('with a pace')
  await beginLesson(userId, 'p/first', start)
  expect(await today(userId, start)).toMatchObject({ counts: { new: 3 }, minutes: 1, minutesStudied: 0 })
  for (let i = 0; i < 3; i++) await rateNext(userId, 4, day(0, i), 50_000)
  expect(await today(userId, day(0, 5))).toMatchObject({ rated: 3, minutesStudied: 2, strengthened: [] })
  const { lastDays } = await today(userId, day(2))
  expect(lastDays.map(({ studied }) => studied)).toEqual([false, false, false, false, true, false, false])
})

test('answers that were given in another program are no study here, in no figure', async () => {
  const userId = await makeLearner('came from elsewhere')
  await beginLesson(userId, 'p/first', start)
  await rateNext(userId, 4, day(1), 50_000)
  await database.write(async (db) => {
    const given = await db
      .selectFrom('ReviewLog')
      .selectAll()
      .where('userId', '=', userId)
      .executeTakeFirstOrThrow()
    const imported = { importedFrom: 'anki', id: 'from elsewhere', key: 'from elsewhere' } as const
    await db
      .insertInto('ReviewLog')
      .values({ ...given, ...imported, atMillis: start.getTime(), studyDay: given.studyDay - 1 })
      .execute()
  })
  const { lastDays } = await today(userId, day(1))
  expect(lastDays.slice(-2).map(({ studied }) => studied)).toEqual([false, true])
  const { reviewsPerDay } = await progress(userId, day(1))
  expect(reviewsPerDay.slice(-2).map(({ ratings }) => ratings)).toEqual([0, 1])
  const { year, minutes } = await memoryReport(userId, day(1))
  expect(year.slice(-2).map(({ ratings }) => ratings)).toEqual([0, 1])
  expect(minutes.slice(-2).map(({ millis }) => millis)).toEqual([0, 50_000])
})

test('what was undone was never there', async () => {
  const userId = await makeLearner('hesitant')
  await beginLesson(userId, 'p/first', start)
  await rateNext(userId, 3, start)
  await undoReview(userId, 'last', start)
  const { counts, cardsBy, reviewsPerDay } = await progress(userId, start)
  expect(counts).toMatchObject({ due: 0, new: 3 })
  expect(cardsBy).toMatchObject({ learning: 0 })
  expect(reviewsPerDay.at(-1)).toMatchObject({ ratings: 0 })
})

test('concepts say what they build on, as long as that is taught', async () => {
  const userId = await makeLearner('mapper')
  const edges = [
    { fromId: 'p/coroutine', toId: 'p/task' },
    { fromId: 'p/task', toId: 'p/loop' },
  ]
  await writeContent((db) => db.insertInto('ConceptEdge').values(edges).execute())
  const terms = async () =>
    (await lessonProgress(userId, start)).flatMap(({ concepts }) =>
      concepts.map(({ term, requires }) => [term, requires]),
    )
  expect(await terms()).toEqual([
    ['coroutine', []],
    ['task', ['coroutine']],
    ['loop', ['task']],
  ])
  await writeContent((db) =>
    db.updateTable('Concept').set({ retiredAtMillis: 1 }).where('id', '=', 'p/coroutine').execute(),
  )
  expect(await terms()).toEqual([
    ['task', []],
    ['loop', ['task']],
  ])
})

test('after a move from Germany to Japan every answer still counts once, on its day by the new clock', async () => {
  const userId = await makeLearner('moves-to-japan')
  await beginLesson(userId, 'p/first', start)
  // A quarter past eleven in the evening in Berlin is a quarter past seven on the next morning in Tokyo.
  await rateNext(userId, 4, new Date('2026-11-23T22:15:00Z'), 50_000)
  const inBerlin = await memoryReport(userId, new Date('2026-11-23T22:20:00Z'))
  expect(inBerlin.year.at(-1)).toMatchObject({ date: '2026-11-23', ratings: 1 })
  expect(inBerlin.byHour[23]).toBe(1)
  await database.write((db) =>
    db.updateTable('Settings').set({ timeZone: 'Asia/Tokyo' }).where('userId', '=', userId).execute(),
  )
  // Eight in the morning of the 25th in Tokyo; in Berlin, that would still be the 24th.
  await rateNext(userId, 4, new Date('2026-11-24T23:00:00Z'), 50_000)
  const { year, minutes, byHour } = await memoryReport(userId, new Date('2026-11-24T23:05:00Z'))
  expect(year.slice(-3).map(({ date, ratings }) => [date, ratings])).toEqual([
    ['2026-11-23', 0],
    ['2026-11-24', 1],
    ['2026-11-25', 1],
  ])
  expect(minutes.slice(-2).map(({ millis }) => millis)).toEqual([50_000, 50_000])
  expect([byHour[7], byHour[8], byHour[23]]).toEqual([1, 1, 0])
})

test('what was answered on a card that is retired since stays in the figures of days and memory, and in no state', async () => {
  const userId = await makeLearner('outlives-a-card')
  await makeCourse('q', { only: ['old/meaning'] })
  await beginLesson(userId, 'q/only', start)
  await rateNext(userId, 4, day(0))
  await rateNext(userId, 3, day(30))
  const before = await memoryReport(userId, day(30, 1))
  expect(before.recall.all).toMatchObject({ cards: 1 })
  expect(before.recall.lessons).toMatchObject([{ title: 'only', cards: 1 }])
  await writeContent((db) =>
    db.updateTable('Card').set({ retiredAtMillis: 1 }).where('id', '=', 'q/old/meaning').execute(),
  )
  const after = await memoryReport(userId, day(30, 1))
  expect(after.selfGraded).toEqual(before.selfGraded)
  expect(after.year).toEqual(before.year)
  expect(after.recall).toEqual({ all: null, lessons: [], facets: [] })
  expect(after.byStability.every((cards) => cards === 0)).toBe(true)
  expect((await progress(userId, day(30, 1))).cardsBy).toMatchObject({ 'not sure yet': 0, known: 0 })
})
