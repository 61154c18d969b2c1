import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Answer } from '#domain/items/answer'
import { overrides, type Override } from '#domain/schedule/override'
import type { Rating } from '#domain/schedule/rating'
import { readCard } from '#server/cards/read-card'
import { openFlags } from '#server/author/author-lessons'
import { database } from '#server/database/database'
import { beginLesson } from '#tests/support/begin-lesson'
import { readRatings } from '#server/optimiser/read-ratings'
import { progress } from '#server/progress/progress'
import { recordReview } from '#server/study/record-review'
import { undoReview } from '#server/study/undo-review'
import { makeCard, makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'
import { storedSchedule } from '#tests/support/stored-schedule'

const start = Date.parse('2026-11-23T08:00:00Z')
const day = 86_400_000
const cardId = 'graded/output/behaviour'

beforeAll(async () => {
  await makeCourse('graded', { lesson: ['output/meaning'] })
  await database.write((db) => db.deleteFrom('CardConcept').execute())
  const face = sampleFace({ kind: 'output-typed', answer: '2', accepted: ['2'] })
  await makeCard({
    courseId: 'graded',
    lessonId: 'graded/lesson',
    card: 'output/behaviour',
    position: 1,
    face,
  })
})

async function learner(id: string) {
  const userId = await makeLearner(id)
  await beginLesson(userId, 'graded/lesson', new Date(start))
  return userId
}

let keys = 0
interface Given {
  text?: string | null
  override?: Override | null
  confidence?: 'sure' | 'guess'
  atMillis?: number
}

/** Answers the card as a browser of any version might send it. */
async function answer(userId: string, rating: Rating, given: Given = {}) {
  const { text = '3', override, confidence = 'sure', atMillis = start } = given
  const { revision } = await storedSchedule(userId, cardId)
  const typed: Answer | null = text === null ? null : { kind: 'text', text }
  const key = `graded-${++keys}`
  const review = { key, cardId, itemId: `item of ${cardId}`, revision, rating, answer: typed, confidence }
  return recordReview(userId, { ...review, override, durationMillis: 4_000, atMillis }, new Date(atMillis))
}

const logOf = (userId: string) =>
  database.read((db) =>
    db
      .selectFrom('ReviewLog')
      .select(['event', 'rating', 'correct', 'override'])
      .where('userId', '=', userId)
      .orderBy('revision')
      .execute(),
  )
const conceptOf = async (userId: string, atMillis: number) =>
  (await progress(userId, new Date(atMillis))).concepts[0]

test.for([2, 3, 4] as const)('a wrong answer that is rated %i is kept, as Again', async (rating) => {
  const userId = await learner(`raiser ${rating}`)
  expect(await answer(userId, rating)).toMatchObject({ kind: 'recorded', rating: 1 })
  expect(await logOf(userId)).toEqual([{ event: 'rated', rating: 1, correct: 0, override: null }])
  expect(await storedSchedule(userId, cardId)).toMatchObject({ state: 'Learning', step: 0 })
})

test.for([1, 2, 3] as const)('a right answer may be rated %i', async (rating) => {
  const userId = await learner(`right ${rating}`)
  expect(await answer(userId, rating, { text: '2' })).toMatchObject({ rating })
})

test('a right answer is Easy only after two passes, if it was sure and quick', async () => {
  const userId = await learner('hurrier')
  expect(await answer(userId, 4, { text: '2' })).toMatchObject({ rating: 3 })
})

test('a learner who was right says why: it is kept apart, and its author is told', async () => {
  const userId = await learner('objector')
  expect(await answer(userId, 4, { override: 'equivalent' })).toMatchObject({ rating: 3 })
  expect(await logOf(userId)).toEqual([{ event: 'rated', rating: 3, correct: 0, override: 'equivalent' }])
  expect(await openFlags()).toMatchObject([{ note: '3', override: 'equivalent' }])
  const card = await readCard({ id: userId, isAuthor: false }, cardId, new Date(start))
  expect(card?.history).toMatchObject([{ rating: 3, correct: false, override: 'equivalent' }])
  expect(card?.flags).toMatchObject([{ note: '3', override: 'equivalent' }])

  await undoReview(userId, 'last', new Date(start))
  expect(await openFlags()).toEqual([])
})

test.for([
  ['a right answer', { text: '2', override: 'typo' }],
  ['an answer that is rated low', { override: 'typo' }],
] as const)('nothing is overridden by %s', async ([name, given]) => {
  const userId = await learner(`no objector: ${name}`)
  await answer(userId, name === 'a right answer' ? 3 : 1, given)
  expect(await logOf(userId)).toMatchObject([{ override: null }])
  expect(await openFlags()).toEqual([])
})

test('a test that was passed only by an objection counts apart, and the concept is not known', async () => {
  const userId = await learner('persistent objector')
  for (const days of [0, 5, 20]) {
    await answer(userId, 3, { override: 'typo', atMillis: start + days * day })
    await answer(userId, 3, { override: 'typo', atMillis: start + days * day + 600_000 })
  }
  expect(await conceptOf(userId, start + 20 * day + 700_000)).toMatchObject({
    state: 'not sure yet',
    tests: { graded: { passed: 0, of: 0 }, selfGraded: { passed: 2, of: 2 } },
  })
})

test('no sequence of wrong answers, ratings and objections makes a concept known', async () => {
  const step = fc.record({
    rating: fc.constantFrom<Rating>(1, 2, 3, 4),
    override: fc.option(fc.constantFrom(...overrides)),
    confidence: fc.constantFrom('sure' as const, 'guess' as const),
    waitMillis: fc.oneof(fc.integer({ min: 0, max: day }), fc.integer({ min: 0, max: 60 * day })),
    isUndone: fc.boolean(),
  })
  let learners = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const userId = await learner(`anyone ${++learners}`)
      let atMillis = start
      for (const { rating, override, confidence, waitMillis, isUndone } of steps) {
        atMillis += waitMillis
        await answer(userId, rating, { override, confidence, atMillis })
        if (isUndone) await undoReview(userId, 'last', new Date(atMillis))
        const concept = await conceptOf(userId, atMillis)
        expect(['known', 'fading']).not.toContain(concept?.state)
        expect(concept?.tests.graded.passed).toBe(0)
      }
      const ratings = (await database.read((db) => readRatings(db, userId))).flat()
      const overridden = (await logOf(userId)).filter(({ override }) => override !== null).length
      expect(ratings.filter(({ rating }) => rating > 1).length).toBeLessThanOrEqual(overridden)
    }),
    { numRuns: 40 },
  )
})
