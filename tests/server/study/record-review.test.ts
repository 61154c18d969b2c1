import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { defaultIntervals, type Intervals } from '#domain/schedule/intervals'
import { replay } from '#domain/schedule/replay'
import type { Rating } from '#domain/schedule/rating'
import { database } from '#server/database/database'
import { visitLesson } from '#server/lessons/read-lesson'
import { changeCard, type CardChange } from '#server/study/change-card'
import { eventsOfCard } from '#server/study/events-of-card'
import { UnknownCardError, recordReview, reviewInputSchema } from '#server/study/record-review'
import { studyQueue } from '#server/study/study-queue'
import { undoReview } from '#server/study/undo-review'
import { makeCard, makeCourse, makeLearner, sampleFace } from '#tests/support/sample-course'
import { storedSchedule } from '#tests/support/stored-schedule'

const start = new Date('2026-11-23T08:00:00Z')
const minute = 60_000
const day = 24 * 60 * minute
const after = (millis: number) => new Date(start.getTime() + millis)
const cardId = 'r/coroutine/meaning'

let keys = 0
const input = (part: { key?: string; revision: number; rating: Rating; atMillis: number }) => ({
  key: `review-${++keys}`,
  cardId,
  itemId: `item of ${cardId}`,
  answer: null,
  durationMillis: 4_000,
  ...part,
})

const stored = (userId: string) => storedSchedule(userId, cardId)
const replayed = async (userId: string) =>
  replay(await database.read((db) => eventsOfCard(db, userId, cardId)), cardId).schedule
const log = (userId: string) =>
  database.read((db) =>
    db
      .selectFrom('ReviewLog')
      .select(['event', 'rating', 'revision', 'durationMillis'])
      .where('userId', '=', userId)
      .orderBy('revision')
      .execute(),
  )
const change = (userId: string, change: CardChange, now: Date) =>
  changeCard(userId, { key: `change-${++keys}`, cardId, change }, now)

beforeAll(async () => {
  await makeCourse('r', { lesson: ['coroutine/meaning'] })
})

async function learner(id: string) {
  const userId = await makeLearner(id)
  await visitLesson(userId, 'r/lesson', start)
  return userId
}

test('a rating is kept in the schedule and in the log', async () => {
  const userId = await learner('rater')
  const result = await recordReview(
    userId,
    input({ revision: 0, rating: 3, atMillis: start.getTime() }),
    start,
  )
  expect(result).toMatchObject({ kind: 'recorded' })
  expect(await stored(userId)).toMatchObject({
    ...{ state: 'Learning', step: 1, reps: 1, revision: 1 },
    dueAtMillis: start.getTime() + 10 * minute,
  })
  expect(await log(userId)).toEqual([{ event: 'rated', rating: 3, revision: 1, durationMillis: 4_000 }])
})

test('the same key answers what it answered first, and changes nothing', async () => {
  const userId = await learner('repeater')
  const review = input({ revision: 0, rating: 3, atMillis: start.getTime() })
  const results = await Promise.all([1, 2, 3].map(() => recordReview(userId, review, start)))
  const [recorded] = results.filter((result) => result.kind === 'recorded')
  expect(results.map((result) => result.kind).sort()).toEqual(['recorded', 'repeated', 'repeated'])

  await recordReview(
    userId,
    input({ revision: 1, rating: 3, atMillis: after(11 * minute).getTime() }),
    after(11 * minute),
  )
  const muchLater = await recordReview(userId, { ...review, rating: 1 }, after(day))
  expect(muchLater).toEqual({ ...recorded, kind: 'repeated' })
  expect(await log(userId)).toHaveLength(2)
})

test('of two devices the later one is told, and its answer is kept as practice', async () => {
  const userId = await learner('two devices')
  await recordReview(userId, input({ revision: 0, rating: 3, atMillis: start.getTime() }), start)
  const late = input({ revision: 0, rating: 1, atMillis: start.getTime() + 1 })
  const result = await recordReview(userId, late, after(1))
  expect(result).toMatchObject({ kind: 'stale' })
  expect(await stored(userId)).toMatchObject({ state: 'Learning', revision: 1 })
  expect(await recordReview(userId, late, after(2))).toEqual(result)
  expect((await log(userId)).map((row) => [row.event, row.rating])).toEqual([
    ['rated', 3],
    ['practised', 1],
  ])
})

test.for([
  ['in the future', day, 0],
  ['a month back', -30 * day, -7 * day],
  ['an hour back, from an outbox', -60 * minute, -60 * minute],
] as const)('a client that rates %s is believed within bounds', async ([name, offset, believed]) => {
  const userId = await learner(`clock ${name}`)
  await recordReview(userId, input({ revision: 0, rating: 3, atMillis: start.getTime() + offset }), start)
  expect(await stored(userId)).toMatchObject({ lastReviewedAtMillis: start.getTime() + believed })
})

test('a clock that went back never puts a rating before the last one', async () => {
  const userId = await learner('clock back')
  await recordReview(userId, input({ revision: 0, rating: 3, atMillis: start.getTime() }), start)
  await recordReview(
    userId,
    input({ revision: 1, rating: 3, atMillis: start.getTime() - day }),
    after(minute),
  )
  expect(await stored(userId)).toMatchObject({ state: 'Review', lastReviewedAtMillis: start.getTime() })
})

test('the time of somebody who went away is dropped, the rating is not', async () => {
  const userId = await learner('away')
  await recordReview(
    userId,
    { ...input({ revision: 0, rating: 3, atMillis: start.getTime() }), durationMillis: 3_600_000 },
    start,
  )
  expect(await log(userId)).toMatchObject([{ event: 'rated', durationMillis: null }])
})

test('the server grades a given answer itself, and leaves what only the learner can judge', async () => {
  const answer = { kind: 'text', text: '2' } as const
  await makeCourse('g', { lesson: ['coroutine/meaning'] })
  const graded = async (card: string, kind: 'output-typed' | 'self-graded', text: string) => {
    await makeCard({
      courseId: 'g',
      lessonId: 'g/lesson',
      card,
      position: 1,
      face: sampleFace({ kind, answer: text }),
    })
    const userId = await learner(`graded ${card}`)
    const review = input({ revision: 0, rating: 3, atMillis: start.getTime() })
    await recordReview(userId, { ...review, cardId: `g/${card}`, itemId: `item of g/${card}`, answer }, start)
    const row = await database.read((db) =>
      db
        .selectFrom('ReviewLog')
        .select(['correct', 'answer'])
        .where('userId', '=', userId)
        .executeTakeFirstOrThrow(),
    )
    return { ...row, correct: row.correct === null ? null : Boolean(row.correct) }
  }
  expect(await graded('coroutine/right', 'output-typed', '2')).toEqual({
    correct: true,
    answer: JSON.stringify(answer),
  })
  expect(await graded('coroutine/wrong', 'output-typed', '3')).toMatchObject({ correct: false })
  expect(await graded('coroutine/judged', 'self-graded', 'Two.')).toMatchObject({ correct: null })
})

test('an item that the card never had is refused', async () => {
  const userId = await learner('inventor')
  const review = { ...input({ revision: 0, rating: 3, atMillis: 0 }), itemId: 'invented' }
  await expect(recordReview(userId, review, start)).rejects.toThrow(UnknownCardError)
})

test.for([2.5, 0, 5, '3', null])('%s is no rating', (rating) => {
  const review = { ...input({ revision: 0, rating: 3, atMillis: 0 }), rating }
  expect(reviewInputSchema.safeParse(review).success).toBe(false)
})

test.for([
  { atMillis: -1 },
  { atMillis: Number.MIN_SAFE_INTEGER },
  { atMillis: 8_640_000_000_000_001 },
  { durationMillis: 1e12 },
  { revision: Number.MAX_SAFE_INTEGER },
  { cardId: 'x'.repeat(1_001) },
])('a number or text out of all bounds is refused: %o', (part) => {
  const review = { ...input({ revision: 0, rating: 3, atMillis: 0 }), ...part }
  expect(reviewInputSchema.safeParse(review).success).toBe(false)
})

test('undo restores exactly, any number of steps', async () => {
  const userId = await learner('undoer')
  const schedules = [await stored(userId)]
  const ids: string[] = []
  for (const [step, rating] of ([3, 1, 3, 3] as const).entries()) {
    const now = after(step * 11 * minute)
    const { revision } = await stored(userId)
    ids.push((await recordReview(userId, input({ revision, rating, atMillis: now.getTime() }), now)).reviewId)
    schedules.push(await stored(userId))
  }
  for (const [undone, reviewId] of ids.toReversed().entries()) {
    const result = await undoReview(userId, reviewId, after(day / 2))
    expect(result.kind).toBe('undone')
    const { revision, ...restored } = await stored(userId)
    expect({ ...restored, revision: 0 }).toEqual({ ...schedules.at(-2 - undone), revision: 0 })
    expect(revision).toBe(ids.length + undone + 1)
  }
  expect(await studyQueue(userId, after(day / 2))).toMatchObject({ counts: { new: 1 }, rated: 0 })
})

test('undoing twice undoes once, and what was overtaken is not undone', async () => {
  const userId = await learner('careful')
  const first = await recordReview(
    userId,
    input({ revision: 0, rating: 3, atMillis: start.getTime() }),
    start,
  )
  await recordReview(
    userId,
    input({ revision: 1, rating: 3, atMillis: after(minute).getTime() }),
    after(minute),
  )
  expect((await undoReview(userId, first.reviewId, after(2 * minute))).kind).toBe('superseded')
  expect((await undoReview(userId, 'last', after(2 * minute))).kind).toBe('undone')
  expect((await undoReview(userId, 'last', after(2 * minute))).kind).toBe('undone')
  expect((await undoReview(userId, 'last', after(2 * minute))).kind).toBe('nothing')
  expect((await undoReview(userId, first.reviewId, after(2 * minute))).kind).toBe('repeated')
})

test("another learner's review cannot be undone", async () => {
  const [owner, stranger] = [await learner('owner'), await learner('stranger')]
  const { reviewId } = await recordReview(
    owner,
    input({ revision: 0, rating: 3, atMillis: start.getTime() }),
    start,
  )
  expect(await undoReview(stranger, reviewId, start)).toEqual({ kind: 'nothing' })
  expect(await stored(owner)).toMatchObject({ revision: 1 })
})

test('an answer is replayed with the steps that were in force, not with those of now', async () => {
  const userId = await learner('who changes steps')
  const useIntervals = (intervals: Intervals) =>
    database.write((db) =>
      db
        .updateTable('Settings')
        .set({ intervals: JSON.stringify(intervals) })
        .where('userId', '=', userId)
        .execute(),
    )
  await useIntervals({ ...defaultIntervals, learningMinutes: [7, 70] })
  await recordReview(userId, input({ revision: 0, rating: 3, atMillis: start.getTime() }), start)
  await useIntervals(defaultIntervals)
  const schedule = await stored(userId)
  expect(schedule).toMatchObject({ state: 'Learning', dueAtMillis: start.getTime() + 70 * 60_000 })
  expect(await replayed(userId)).toEqual(schedule)
})

test('whatever two clients do and change, replaying the log gives the stored schedule', async () => {
  const rating = fc.constantFrom<Rating>(1, 2, 3, 4)
  const act = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        act: fc.constant('rate' as const),
        rating,
        waitMillis: fc.integer({ min: 0, max: 20 * day }),
        isLate: fc.boolean(),
      }),
    },
    fc.record({
      act: fc.constant('settings' as const),
      desiredRetention: fc.constantFrom(0.75, 0.9, 0.97),
      intervals: fc.constantFrom(
        defaultIntervals,
        { learningMinutes: [5], relearningMinutes: [1, 60], longestDays: 30 },
        { learningMinutes: [1, 10, 300], relearningMinutes: [20], longestDays: 3_650 },
      ),
      timeZone: fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Pacific/Apia'),
      rolloverHour: fc.integer({ min: 0, max: 23 }),
    }),
    { weight: 2, arbitrary: fc.constant({ act: 'undo' as const }) },
    fc.record({
      act: fc.constant('change' as const),
      change: fc.oneof(
        fc.record({ event: fc.constantFrom('suspended', 'unsuspended', 'buried', 'reset') }),
        fc.record({ event: fc.constant('dueSet' as const), inDays: fc.integer({ min: 0, max: 40 }) }),
      ),
    }),
  )
  let learners = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 15 }), async (acts) => {
      const userId = await learner(`any ${++learners}`)
      let now = start
      for (const step of acts) {
        const { revision } = await stored(userId)
        switch (step.act) {
          case 'rate':
            now = new Date(now.getTime() + step.waitMillis)
            await recordReview(
              userId,
              input({
                revision: Math.max(0, revision - (step.isLate ? 1 : 0)),
                rating: step.rating,
                atMillis: now.getTime(),
              }),
              now,
            )
            break
          case 'settings': {
            const { desiredRetention, timeZone, rolloverHour } = step
            const intervals = JSON.stringify(step.intervals)
            const settings = { desiredRetention, intervals, timeZone, rolloverHour }
            await database.write((db) =>
              db.updateTable('Settings').set(settings).where('userId', '=', userId).execute(),
            )
            break
          }
          case 'undo':
            await undoReview(userId, 'last', now)
            break
          case 'change':
            await change(userId, step.change, now)
            break
        }
      }
      expect(await replayed(userId)).toEqual(await stored(userId))
    }),
    { numRuns: 25 },
  )
})
