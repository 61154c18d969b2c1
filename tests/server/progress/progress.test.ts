import { beforeAll, expect, test } from 'vitest'
import type { Rating } from '#domain/schedule/rating'
import { visitLesson } from '#server/lessons/read-lesson'
import { prisma } from '#server/database/prisma'
import { lessonProgress } from '#server/progress/lesson-progress'
import { progress } from '#server/progress/progress'
import { today } from '#server/progress/today'
import { recordReview } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { makeCourse, makeLearner } from '#tests/support/sample-course'

const start = new Date('2026-11-23T08:00:00Z')
const day = (days: number, minutes = 0) => new Date(start.getTime() + days * 86_400_000 + minutes * 60_000)

beforeAll(async () => {
  await makeCourse('p', {
    first: ['coroutine/meaning', 'coroutine/term', 'task/meaning'],
    second: ['loop/meaning'],
  })
})

let keys = 0
/** Rates the next card of the queue. */
async function rateNext(userId: string, rating: Rating, now: Date) {
  const [card] = studyQueue(userId, now).cards
  if (card === undefined) throw new Error('nothing is due')
  const { cardId, itemId, revision } = card
  const key = `progress-${++keys}`
  return recordReview(
    userId,
    { key, cardId, itemId, revision, rating, answer: null, durationMillis: 1_000, atMillis: now.getTime() },
    now,
  )
}

test('before anything was opened nothing is known, and the first lesson is next', async () => {
  const userId = await makeLearner('beginner')
  expect(await progress(userId, start)).toMatchObject({
    counts: { due: 0, new: 0, learning: 0, known: 0, fading: 0, cards: 4 },
    concepts: [
      { term: 'coroutine', state: 'not tested', tests: 0, predictedRecall: null, lesson: { slug: 'first' } },
      { term: 'task', state: 'not tested' },
      { term: 'loop', state: 'not tested' },
    ],
    passRate: null,
    quizzes: [],
  })
  expect(await today(userId, start)).toMatchObject({
    hasOpenedLesson: false,
    nextLesson: { id: 'p/first' },
    fading: [],
  })
})

test('what was learned becomes known by a test on a later day, and fades', async () => {
  const userId = await makeLearner('persevering')
  await visitLesson(userId, 'p/first', start)
  for (let i = 0; i < 3; i++) await rateNext(userId, 4, day(0, i))
  const atFirst = await progress(userId, day(0, 5))
  expect(atFirst.counts).toMatchObject({ due: 0, learning: 3, known: 0 })
  expect(atFirst.reviewsPerDay).toHaveLength(30)
  expect(atFirst.reviewsPerDay.at(-1)).toMatchObject({ date: '2026-11-23', ratings: 3, forgotten: 0 })
  expect(atFirst.concepts.map((concept) => concept.state)).toEqual(['learning', 'learning', 'not tested'])

  // The longest first interval that fuzz can make of 8 days.
  for (let i = 0; i < 3; i++) await rateNext(userId, 3, day(10, i))
  const later = await progress(userId, day(10, 5))
  expect(later.counts).toMatchObject({ known: 3, learning: 0, cards: 4 })
  expect(later.concepts.map(({ state, tests }) => [state, tests])).toEqual([
    ['probably known', 2],
    ['probably known', 1],
    ['not tested', 0],
  ])
  expect(later.passRate).toBeNull()

  const muchLater = day(200)
  expect((await progress(userId, muchLater)).counts).toMatchObject({ due: 3, known: 0, fading: 3 })
  const now = await today(userId, muchLater)
  expect(now).toMatchObject({ counts: { review: 3 }, hasOpenedLesson: true, nextLesson: { id: 'p/second' } })
  expect(now.fading.map((concept) => concept.term).sort()).toEqual(['coroutine', 'task'])
  expect(now.week.map(({ due }) => due)).toEqual([3, 0, 0, 0, 0, 0, 0])
  expect(await lessonProgress(userId, muchLater)).toMatchObject([
    { lessonId: 'p/first', cards: { new: 0, learning: 0, known: 0, fading: 3 } },
    { lessonId: 'p/second', cards: { new: 1 }, concepts: [{ term: 'loop', state: 'not tested' }] },
  ])
})

test('what was undone was never there', async () => {
  const userId = await makeLearner('hesitant')
  await visitLesson(userId, 'p/first', start)
  await rateNext(userId, 3, start)
  await undoReview(userId, 'last', start)
  const { counts, reviewsPerDay } = await progress(userId, start)
  expect(counts).toMatchObject({ due: 0, new: 3, learning: 0 })
  expect(reviewsPerDay.at(-1)).toMatchObject({ ratings: 0 })
})

test('concepts say what they build on, as long as that is taught', async () => {
  const userId = await makeLearner('mapper')
  await prisma.conceptEdge.createMany({
    data: [
      { fromId: 'p/coroutine', toId: 'p/task' },
      { fromId: 'p/task', toId: 'p/loop' },
    ],
  })
  const terms = async () =>
    (await lessonProgress(userId, start)).flatMap(({ concepts }) =>
      concepts.map(({ term, requires }) => [term, requires]),
    )
  expect(await terms()).toEqual([
    ['coroutine', []],
    ['task', ['coroutine']],
    ['loop', ['task']],
  ])
  await prisma.concept.update({ where: { id: 'p/coroutine' }, data: { retiredAtMillis: 1n } })
  expect(await terms()).toEqual([
    ['task', []],
    ['loop', ['task']],
  ])
})
